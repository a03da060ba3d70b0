// Which ways of writing a prompt are the same words, and that findings and routing agree about it.

import { describe, expect, test } from 'vitest';
import { rankByWords } from '../../../server/src/core/routing/rankByWords';
import { createWordIndex } from '../../../server/src/core/routing/wordIndex';
import { check } from '../../../server/src/core/rules/run';
import { normalizeWords } from '../../../server/src/core/text/normalizeWords';
import { contextOf } from '../../support/agents';

const PROMPT = 'Can you fix the broken build please';
/** Ways of writing `PROMPT`. */
const SAME = [
  'Can you fix the broken build, please?',
  'CAN YOU FIX THE BROKEN BUILD PLEASE!',
  '“Can you fix the broken build—please…”',
  'can you  fix the\nbroken build ,please .',
  'Can you fix the (broken) *build*, please?!',
  'Ｃａｎ ｙｏｕ ｆｉｘ ｔｈｅ ｂｒｏｋｅｎ ｂｕｉｌｄ， ｐｌｅａｓｅ？',
  'Can you fix the bro\u00adken build\u2060, pl\u{e0064}ease',
];
const OTHER = [
  'Can you fix the broken builds please',
  'Can you fix the broken build',
  'please can you fix the broken build',
  'Can you fix the broken build.gradle please',
  'Can you fix the broken_build please',
];

describe('normalizeWords', () => {
  test.each(SAME)('gives %j the same words as the prompt', (text) =>
    expect(normalizeWords(text)).toBe(normalizeWords(PROMPT)),
  );
  test.each(OTHER)('gives %j other words than the prompt', (text) =>
    expect(normalizeWords(text)).not.toBe(normalizeWords(PROMPT)),
  );
  test.each([
    ['Review  this, please!', 'review this please'],
    ['«Größe» 42', 'größe 42'],
    ['don’t', "don't", 'dont'],
    ['it\'s \\"done\\"', 'its done'],
    ['修复构建，谢谢。', '修复构建,谢谢', '修复构建 谢谢'],
    ['कृपया, देखें।', 'कृपया देखें'],
    ['?!', '👍', ''],
  ])('treats %j and %j as the same', (...texts) => expect(new Set(texts.map(normalizeWords)).size).toBe(1));
  test.each([
    ['c++ or c', 'c or c'],
    ['open .env', 'open env'],
    ['/review it', 'review it'],
    ['run it with --fix', 'run it with fix'],
    ['node.js', 'node js'],
    ['fix_build', 'fix build'],
    ['1,000 rows', '1 000 rows'],
    ['at 10:30', 'at 10 30'],
  ])('treats %j and %j as different', (one, other) => expect(normalizeWords(one)).not.toBe(normalizeWords(other)));
  test('is idempotent', () => {
    for (const text of [...SAME, ...OTHER, 'c++, .env: /x --y 1,000 10:30 50%'])
      expect(normalizeWords(normalizeWords(text))).toBe(normalizeWords(text));
  });
});

describe('identical-examples and routing', () => {
  const agent = (name: string, prompt: string): string =>
    `---\nname: ${name}\ndescription: |\n  Use it for builds.\n\n  <example>\n  user: "${prompt.replace(/\n/g, ' ')}"\n  assistant: "On it."\n  </example>\n---\nFix.\n`;
  test.each([...SAME, ...OTHER])('agree about %j', (text) => {
    const others = new Map([['.claude/agents/doctor.md', agent('doctor', PROMPT)]]);
    const context = contextOf(agent('builder', text), { others });
    const found = check(context).some(({ rule }) => rule === 'identical-examples');
    const description = (prompt: string): string => `<example>\nuser: "${prompt}"\n</example>`;
    const index = createWordIndex([{ name: 'doctor', description: description(PROMPT), body: '' }]);
    expect(rankByWords(index, { text }).verbatim !== undefined).toBe(found);
    expect(found).toBe(SAME.includes(text));
  });
});
