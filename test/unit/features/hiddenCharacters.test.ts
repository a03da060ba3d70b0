// Hidden characters of an author reach no finding, fix title, hover, lens or symbol as they are.

import { expect, test } from 'vitest';
import { codeLens } from '../../../server/src/core/features/codeLens';
import { documentSymbols } from '../../../server/src/core/features/documentSymbols';
import { hover } from '../../../server/src/core/features/hover/hoverAt';
import { inEnglish } from '../../../server/src/core/messages/render';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { contextOf, strict } from '../../support/agents';

const HIDDEN = ['\u00ad', '\u2060', '\u{e0064}', '\u202e', '\u200b', '\u{e0001}', '\u3164', '\ufe00'];
const RAW = new RegExp(HIDDEN.join('|'), 'u');

const agentWith = (hidden: string): string =>
  [
    '---',
    `name: re${hidden}viewer`,
    `description: Use it when a ${hidden}change${hidden} is ready.`,
    `tools: Re${hidden}ad, mcp__ser${hidden}ver__do, Bash(git${hidden} *)`,
    `model: son${hidden}net`,
    `color: re${hidden}d`,
    `skills: a${hidden}b`,
    `per${hidden}missionMode: plan`,
    'hooks:',
    `  Pre${hidden}ToolUse:`,
    '    - hooks:',
    `        - type: com${hidden}mand`,
    '---',
    `# Head${hidden}ing`,
    `Follow [it](./miss${hidden}ing.md).`,
    '',
  ].join('\n');

test.each(HIDDEN)('escapes %j', (hidden) => {
  const text = agentWith(hidden);
  const context = contextOf(text, { others: new Map([['.claude/agents/other.md', agentWith(hidden)]]) });
  const shown: string[] = [];
  const findings = check(context, { ...strict, severities: {} });
  for (const finding of findings) {
    shown.push(inEnglish(finding.message), ...finding.related.map(({ message }) => inEnglish(message)));
    for (const fix of fixesOf(finding, context)) shown.push(inEnglish(fix.title));
  }
  for (let offset = 0; offset <= text.length; offset++) {
    const found = hover(context, offset);
    if (found) shown.push(...[found.lead, ...found.facts].map(inEnglish));
  }
  for (const { title } of codeLens(context, inEnglish)) shown.push(title);
  const names = (symbols: ReturnType<typeof documentSymbols>): readonly string[] =>
    symbols.flatMap(({ name, detail, children }) => [name, detail ?? '', ...names(children)]);
  shown.push(...names(documentSymbols(context, { headings: true, localize: inEnglish })));
  expect(findings.length).toBeGreaterThan(4);
  expect(shown.filter((each) => RAW.test(each))).toEqual([]);
});
