// Every translation says what the English says: no id that is not there, no argument lost, no code span changed. What it leaves
// out is said in English.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { english as clientEnglish } from '../../../client/src/common/texts/english';
import { fields } from '../../../server/src/core/dialects/claude/fields/fields';
import { translationsFor } from '../../../server/src/core/messages/locale';
import { englishTexts, localizeIn, render } from '../../../server/src/core/messages/render';
import { personas } from '../../../server/src/core/personas/personas';
import { rules } from '../../../server/src/core/rules/registry';
import { projectRoot } from '../../support/shared';

const folder = path.join(projectRoot, 'l10n');
const languages = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string): ReadonlyMap<string, string> =>
  new Map(Object.entries(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, string>));

/** What schemas say, by the id a translation has it under. */
const facts = new Map<string, string>([
  ...fields.flatMap(({ name, doc }): [string, string][] =>
    doc.split('\n\n').map((paragraph, at) => [`field.${name}${at === 0 ? '' : `.${at}`}`, paragraph]),
  ),
  ...personas.flatMap(({ id, title, summary }): [string, string][] => [
    [`persona.${id}.title`, title],
    [`persona.${id}.summary`, summary],
  ]),
]);
const english = new Map<string, string>([...englishTexts(), ...Object.entries(clientEnglish), ...facts]);

const placeholders = (text: string) => [...new Set(text.match(/\{(?:our:)?\w+\}/g) ?? [])].sort().join(' ');
const spans = (text: string) => (text.match(/`[^`]*`/g) ?? []).sort().join(' ');

it('finds a translation', () => expect(languages).toContain('zh-cn.json'));

it('has each id in one table only', () => {
  const twice = [...englishTexts().keys(), ...facts.keys()].filter((id) => Object.hasOwn(clientEnglish, id));
  expect(twice).toEqual([]);
});

describe.each(languages)('%s', (file) => {
  const translation = read(file);
  const both = [...translation].flatMap(([id, text]) => {
    const original = english.get(id);
    return original === undefined ? [] : [{ id, text, original }];
  });

  it('has only ids that there are', () => {
    expect([...translation.keys()].filter((id) => !english.has(id))).toEqual([]);
  });

  it('has the arguments of the English', () => {
    expect(both.filter(({ text, original }) => placeholders(text) !== placeholders(original))).toEqual([]);
  });

  it('leaves code spans as they are', () => {
    expect(both.filter(({ id, text, original }) => !id.startsWith('list.') && spans(text) !== spans(original))).toEqual(
      [],
    );
  });

  it('has a title for every rule', () => {
    expect(rules.filter(({ id }) => !translation.has(`rule.${id}`)).map(({ id }) => id)).toEqual([]);
  });

  it('has all of the interface', () => {
    const interfaceIds = [...english.keys()].filter((id) => !ENGLISH_ONLY.test(id) && !isOfRule(id));
    expect(interfaceIds.filter((id) => !translation.has(id) && !facts.has(id))).toEqual([]);
  });
});

/** The command line speaks English. */
const ENGLISH_ONLY = /^(?:report|count|terminal)\./;
const ruleIds = new Set(rules.map(({ id }) => id));
/** The messages of rules fall back to English. */
const isOfRule = (id: string): boolean => ruleIds.has(id.slice(0, id.indexOf('.')));

it('says in English what a translation leaves out, and a message inside another in the same language', () => {
  const say = localizeIn({ 'lens.skipped': '未加载：{our:reason}', 'rule.name-missing': '缺少名称' });
  expect(say({ id: 'lens.preview', args: {} })).toBe('Preview routing');
  expect(say({ id: 'lens.skipped', args: { reason: { id: 'rule.name-missing', args: {} } } })).toBe('未加载：缺少名称');
  expect(say({ id: 'lens.skipped', args: { reason: { id: 'rule.tools-empty', args: {} } } })).toBe(
    '未加载：The agent gets no tools at all',
  );
});

it('says a fact in the words of its schema where no translation has it', () => {
  const fact = { id: 'field.tools', args: {}, english: 'What {it} may use.' };
  expect(render(fact)).toBe('What {it} may use.');
  expect(render(fact, { 'field.tools': '可用的工具。' })).toBe('可用的工具。');
});

it.each([
  ['zh-cn', ['zh-cn', 'zh']],
  ['zh', ['zh', 'zh-cn']],
  ['zh-Hans-CN', ['zh-hans-cn', 'zh-hans', 'zh-cn', 'zh']],
  ['pt_BR.UTF-8', ['pt-br', 'pt']],
  ['zh-tw', []],
  ['en-US', []],
  ['../../etc', []],
  ['', []],
])('the locale %j asks for %j', (locale, expected) => expect(translationsFor(locale)).toEqual(expected));
