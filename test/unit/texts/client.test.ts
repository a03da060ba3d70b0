// The client and its page say the same sentences in another language: order of words is the translation's, names and words of
// authors stay pieces of their own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { promptViewModel } from '../../../client/src/common/preview/promptViewModel';
import { counted } from '../../../client/src/common/texts/counts';
import { displayLanguage, localizer, setTranslation, translationOf } from '../../../client/src/common/texts/localize';
import { scopeAppearance } from '../../../client/src/common/view/agentIcons';
import { budgetText } from '../../../client/src/common/view/budgetText';
import { parseTranslation, translationFrom } from '../../../common/src/messages/message';
import { agentPiece, plainText } from '../../../common/src/messages/sentence';
import { projectRoot } from '../../support/shared';

const chinese = parseTranslation(readFileSync(path.join(projectRoot, 'l10n/zh-cn.json'), 'utf8'));
beforeEach(() => setTranslation(chinese, 'zh-cn'));
afterEach(() => setTranslation({}, 'en'));

it('translates the panel without a prompt', () => {
  const { verdict, rest } = promptViewModel(undefined, 'reviewer');
  expect(plainText(verdict.headline)).toBe('还没有提示词。');
  expect(plainText(verdict.note)).toBe('输入时即对代理排名。不发送任何内容。');
  expect(rest).toBe('没有对任何代理排名。');
});

it('translates the status bar and the agents view', () => {
  expect(
    budgetText({ revision: '', count: 3, descriptionTokens: 2655, descriptionBudget: 15000, userFolder: null }),
  ).toEqual({
    text: '$(organization) 2,655 / 15,000 token',
    tooltip:
      '全部 3 个代理的描述在每个会话中占用 2,655 个 token。超过 15,000 时 Claude Code 会发出警告。\n选择以查看代理。',
    spoken: '子代理：描述占用 2,655 / 15,000 token',
    over: false,
  });
  expect(scopeAppearance('project').label).toBe('项目');
  expect(counted('agent', 1)).toBe('1 个代理');
});

const { localize, localizeParts } = localizer({
  ahead: '{lead} points ahead of {other}{because}',
  plain: 'As it is',
} as const);
const other = agentPiece('{lead}');

it('inserts pieces at their placeholders', () => {
  setTranslation({ ahead: '领先 {other} {lead} 分{because}' }, 'zh-cn');
  expect(localizeParts('ahead', { lead: '2.0', other, because: ['：', agentPiece('b'), '。'] })).toEqual([
    '领先 ',
    other,
    ' 2.0 分：',
    agentPiece('b'),
    '。',
  ]);
  expect(displayLanguage()).toBe('zh-cn');
});

it('never treats an argument as a placeholder', () => {
  setTranslation({}, 'en');
  expect(localize('ahead', { lead: '{other}', other: '{lead}', because: '' })).toBe('{other} points ahead of {lead}');
  expect(localize('ahead', { lead: '$&', other: '$1', because: '' })).toBe('$& points ahead of $1');
});

it('falls back to English for a missing translation', () => {
  setTranslation({ other: '别的' }, 'zh-cn');
  expect(localize('plain')).toBe('As it is');
});

it('returns the requested translations that are strings', () => {
  setTranslation(parseTranslation('{"a":"甲","b":"乙","c":3}'), 'zh-cn');
  expect(translationOf(['a', 'c', 'd'])).toEqual({ a: '甲' });
  expect(translationFrom(undefined)).toEqual({});
});
