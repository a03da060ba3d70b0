// What fuzzing found, reduced: each of these texts once broke something that must hold.

import { describe, expect, test } from 'vitest';
import { complete } from '../../server/src/core/features/completion/completion';
import { fixText } from '../../server/src/core/features/fixText';
import { rules } from '../../server/src/core/rules/registry';
import { parseAgent } from '../../server/src/core/syntax/parse';
import { contextOf, strict } from '../support/agents';
import { appliedFixes } from '../support/drivers';
import { judge, RUNTIME } from '../support/runtime';
import { everythingHolds } from './holds/all';

const everyRule = new Set(rules.map(({ id }) => id));

const TEXTS: Readonly<Record<string, string>> = {
  'a comment in a description that reads best as a block':
    '---\nname: cut-examples\ndescription: Use this agent to answer questions in #support.\\n\\n<example>\\nuser "where is my order"\\nassistant "I will use the cut-examples agent"\\n</example>\n---\nDo the work.\n',
  'dashes at the end of an open frontmatter': '---\nnm: r\n re\nname: r\ndescription: Us---',
  'dashes in a description, fields that cannot be read below':
    '---\nname: reviewer\ndescription: Use this agent --- and no other --- to review a change.\ntools: Read\nReviewels\n- Dange\n---\nReview.\n',
  'dashes in a list of tools': '---\nname: ok\ndescription: Use \ndisallowedTools: mc W---',
  'dashes in the name of a field': '---\nname: reviewer\nd---escription: "Use this agent."\n---\nReview.\n',
  'a tag that only quoting by Claude Code makes a text of': '---\nname: ! 4\ndescription: ! :\n---',
  'fields in braces': '---\n{name: t,description: U}\n---',
  'fields away from the margin': '---\n  name: l\n  description: ts\n---',
  'a tab behind the colon': '---\nname:\towl\ndescription:\tUse this agent to sort files.\t\n\t\n---\nDo the work.\n',
  'a hook that is none yet, and would keep the file from loading':
    '---\nname: owl\ndescription: Use it.\nhooks:\n  preToolUse:\n    - matcher: Bash\n      hooks:\n        - typo: command\n---\n',
  'more closing brackets than opening ones':
    '---\r\nname: ok\r\ndescription: Use it.\r\nhooks: {Stop: [{cnd, command: ./x.sh}]}]}\r\nx\nLook.',
  'half of a character in a path': '---\nname: owl\ndescription: Use it.\n---\n[guide](docs/\ud83d.md)\n',
  'a line separator in front of a value': '---\nname: \u2028owl\nde\u{1f600}cription:ription: Use it\n---\n',
  'a byte order mark behind a value': '---\nname: agent\ndescription: "TODO\\\\n<<: e: "\ufeff\n---\n',
  'an empty value in front of one that cannot be read': '---\r\nmodel: \nassistant: "I\'ve\r\nname: x\r\n',
  'one line break': '\n',
  'a fence and a carriage return': '---\r',
};

describe('an input that fuzzing found keeps every invariant', () => {
  for (const [what, text] of Object.entries(TEXTS)) test(what, () => everythingHolds(text));
});

const loads = (text: string): boolean => contextOf(text).verdict.status === 'loads';

test('no single fix stops a loading agent from loading', () => {
  for (const text of Object.values(TEXTS).filter(loads))
    for (const rule of ['no-examples', 'fields-cut-by-dashes', 'unknown-tool', 'unknown-field', 'text-cut-by-comment'])
      for (const fix of appliedFixes(rule, text)) expect(loads(fix.text), `${rule}: ${fix.title}`).toBe(true);
});

test('fix-all never stops a loading agent from loading', () => {
  const text =
    '---\nname: reviewer\ndescription: Use tchange.\ndisallowedTools: Bash)\n---model: \nRgent to review a change.\n---\n';
  expect(loads(text)).toBe(true);
  expect(loads(fixText(contextOf(text), contextOf, strict, everyRule).text)).toBe(true);
});

test('the frontmatter is read again if only the line break before the closing fence changes', () => {
  const judged = (text: string, before?: string) => {
    const previous = before === undefined ? undefined : parseAgent('a.md', before, RUNTIME.profile);
    return judge(parseAgent('a.md', text, RUNTIME.profile, previous), { scope: 'project', path: 'a.md' }).status;
  };
  const end = (eol: string) => `---\nname: owl\ndescription: "Use this\\\\n<x>${eol}---\n`;
  expect(judged(end('\r\n'), end('\n'))).toBe(judged(end('\r\n')));
  expect(judged(end('\n'), end('\r\n'))).toBe(judged(end('\n')));
});

test.each([
  ['below its field and not indented', '---\nname: owl\ndescription: Use it.\ntools: \n,\n---\n'],
  ['behind a colon and a blank that is none', '---\nname:\u00a0owl\ndescription: Use it.\n---\n'],
])('a value %s is quoted once', (_where, text) => {
  const read = (each: string) => contextOf(each, { scope: 'plugin' });
  const once = fixText(read(text), read, strict, everyRule).text;
  expect(once.length).toBeLessThan(text.length + 10);
  expect(fixText(read(once), read, strict, everyRule).text).toBe(once);
});

test('a persona replaces the text up to the cursor, before and after a lone carriage return too', () => {
  for (const text of ['\n', '---\r', ' \n '])
    for (let offset = 0; offset <= text.length; offset++)
      for (const { replace } of complete(contextOf(text), offset)) {
        expect(replace.start).toBeLessThanOrEqual(offset);
        expect(replace.end).toBeGreaterThanOrEqual(offset);
      }
});

test('a fix of a field other than the description names the field', () => {
  const text =
    '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: *\n---\nReview the change.\n';
  expect(appliedFixes('value-needs-quotes', text).map(({ title }) => title)).toContain('Quote the value of tools');
});

test('overlapping fixes are all applied, however many there are', () => {
  const read = (each: string) => contextOf(each, { scope: 'plugin' });
  const once = fixText(read('---\nname: :\ntool:d n gent r r m n "\r: : "\r---'), read, strict, everyRule).text;
  expect(fixText(read(once), read, strict, everyRule).text).toBe(once);
});
