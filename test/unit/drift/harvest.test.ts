// Reading names from the text of a program, on invented programs.

import { describe, expect, test } from 'vitest';
import { changelogOf } from '../../drift/changelogs';
import { candidatesBetween, candidatesIn } from '../../drift/harvest/candidates';
import { changelogIn } from '../../drift/harvest/changelog';
import { harvest, neighboursOf } from '../../drift/harvest/harvest';
import { textsIn } from '../../drift/harvest/program';
import { candidateSection, changelogSection, entriesOf, meaningsOf } from '../../drift/harvest/sections';

const landmarks = new Set(['permissionMode', 'beforeSupper', 'afterSupper']);
const filler = `/* ${'x'.repeat(200)} */`;
const read = (text: string) => harvest([text], landmarks);

describe('the texts of a program', () => {
  const binary = (...parts: readonly string[]) => Buffer.from(parts.join('\0\0\0'));

  test('are the scripts between NUL bytes', () => {
    const program = binary('\x7fELF', `// @bun\nlet a={};${filler}`, 'short', `#!/usr/bin/env node\nlet b;${filler}`);
    expect(textsIn(program).map((text) => text.slice(0, 12))).toEqual(['// @bun\nlet ', '#!/usr/bin/e']);
  });
  test('are all readable code where no script is marked', () => {
    const program = binary(`let a = { b };${filler}`, `\x01\x02{${'y'.repeat(300)}`, 'z'.repeat(300));
    expect(textsIn(program)).toHaveLength(1);
  });
  test('keep characters beyond ASCII', () => expect(textsIn(binary(`// @bun é 🎉${filler}`))[0]).toContain('é 🎉'));
  test('are one for a release that is a script', () =>
    expect(textsIn(Buffer.from(`#!/usr/bin/env node\n${filler}`))).toHaveLength(1));
});

describe('the harvest', () => {
  test('contains lists of strings in order', () => {
    const { lists } = read('var a=["beforeSupper","afterSupper"],b=[ "one", "two", ],c=["alone"],d=[x,"y"];');
    expect([...lists]).toEqual(['["beforeSupper","afterSupper"]', '["one","two"]']);
  });
  test('contains names from strings and keys', () =>
    expect([...read('f({mood:"calm","spare-time":1,ab:2})').names]).toEqual(['mood', 'calm', 'spare-time']));
  test('contains names within two steps of a known name', () =>
    expect([...read('({one:1,two:2,permissionMode:3,four:4,five:5,six:6})').beside]).toEqual([
      'one',
      'two',
      'permissionMode',
      'four',
      'five',
    ]));
  test('contains days of retirement by provider', () => {
    const text =
      'x={"claude-novel-1":{modelName:"Novel 1",days:{firstParty:"January 2, 2031",cloud:null,other:"May 31, 2030"}}}';
    expect([...read(text).retirements]).toEqual([
      ['claude-novel-1 firstParty', '2031-01-02'],
      ['claude-novel-1 other', '2030-05-31'],
    ]);
  });
});

describe('candidates', () => {
  const from = read('m=["calm","merry"];e=["beforeSupper","afterSupper"];w={old:1}');
  const to = read('m=["calm","merry","angry"];e=["beforeSupper","afterSupper","besideSupper"];w={novel:1};a="angry"');
  const both = candidatesBetween(from, to);

  test('are names that were added, removed or moved', () =>
    expect(both.map(({ name, change, placed }) => `${change} ${name}${placed ? ' placed' : ''}`)).toEqual([
      'new angry placed',
      'new besideSupper placed',
      'moved calm placed',
      'new novel placed',
      'gone old placed',
    ]));
  test('include names added to a known list that existed elsewhere before', () => {
    const before = read('m=["calm","merry"];a="angry"');
    const after = read('m=["calm","merry","angry"]');
    expect(candidatesBetween(before, after)).toEqual([{ name: 'angry', change: 'moved', placed: true }]);
  });
  test('are empty for equal programs', () => expect(candidatesBetween(to, to)).toEqual([]));
  test('exclude words that YAML reads as another type', () =>
    expect(candidatesBetween(from, read('m=["yes","null","on"]')).map(({ name }) => name)).not.toContain('yes'));
  test('candidates of one program are unknown names beside known ones', () => {
    const known = new Set(['beforeSupper', 'afterSupper']);
    expect(candidatesIn(to, known, landmarks).map(({ name }) => name)).toContain('besideSupper');
  });
  test('have the neighbours with the most known names', () => {
    const texts = ['f({far:1,angry:2,away:3})', 'm=["calm","angry","merry"]'];
    expect(neighboursOf(texts, new Set(['angry']), new Set(['calm', 'merry'])).get('angry')).toEqual({
      near: ['calm', 'merry'],
      known: 2,
    });
  });
});

describe('a changelog in a program', () => {
  const literal = (quote: string, newline: string) =>
    `function c(){return ${quote}## 9.9.2${newline}${newline}- Added hooks for \\"supper\\"${newline}- Fixed a typo${newline}${newline}## 9.9.1${newline}${newline}- Changed subagents${quote}}var s="## 1.2.3 is no changelog"`;

  test.each([
    ['"', '\\n'],
    ['`', '\n'],
  ])('is read from a literal in %s', (quote, newline) =>
    expect([...changelogIn([literal(quote, newline)])]).toEqual([
      ['9.9.2', ['Added hooks for "supper"']],
      ['9.9.1', ['Changed subagents']],
    ]),
  );

  const log = changelogIn([literal('"', '\\n')]);
  test('counts for releases after the older one only', () => {
    const changelog = changelogOf(log, '9.9.1', '9.9.3', new Map());
    expect(changelog.entries).toBe(1);
    expect(changelog.todo).toBe(1);
    expect(changelog.sections).toContain('- 9.9.2: Added hooks for "supper" — *to do*');
    expect(changelog.sections).toContain('- 9.9.1: Changed subagents — *to do*');
    expect(changelog.notAsked).toEqual(['What only a changelog says of 9.9.3: this program carries none of it.']);
  });
  test('omits entries that the older release contains', () =>
    expect(changelogOf(log, '9.9.2', '9.9.3', log).sections).toEqual([]));
  test('is known where it is recorded as read', () => {
    const entries = entriesOf(log, () => true, { '9.9.1': '2030-01-01' });
    expect(changelogSection('Title', entries)).toEqual([
      '## Title',
      '',
      '- 9.9.2: Added hooks for "supper" — *to do*',
      '- 9.9.1: Changed subagents — *known*',
      '',
    ]);
  });
});

test('lists candidates with neighbours, relevant ones first', () => {
  const meanings = meaningsOf(
    new Map([
      ['event Supper', 'an event'],
      ['guard Supper', 'drops the agent'],
      ['field apple', 'not a field'],
      ['value mood=calm', 'taken'],
    ]),
  );
  const lines = candidateSection(
    [
      { name: 'apple', change: 'gone', placed: true },
      { name: 'calm', change: 'new', placed: true },
      { name: 'far', change: 'new', placed: false },
      { name: 'Supper', change: 'new', placed: true },
    ],
    new Map([['apple', { near: ['pear', 'plum'], known: 0 }]]),
    meanings,
  );
  expect(lines.slice(2)).toEqual([
    '4 names, each asked as everything it could be. 2 of them mean something, and 3 stand in a list or beside a known name:',
    '',
    '- `calm` (new) — **`mood`: taken**',
    '- `Supper` (new) — **event: an event; guard: drops the agent**',
    '- `apple` (gone, beside `pear`, `plum`)',
    '',
  ]);
});
