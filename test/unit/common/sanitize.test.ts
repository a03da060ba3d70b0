// The one set of hidden characters, and every function that keeps them from a screen.

import { describe, expect, test } from 'vitest';
import {
  codeBlock,
  codeSpan,
  codeSpans,
  sanitize,
  sanitizeInline,
  sanitizeLine,
  sanitizeLines,
  visibleJson,
} from '../../../common/src/text/sanitize';

const FUNCTIONS: readonly (readonly [string, (text: string) => string])[] = [
  ['sanitize', sanitize],
  ['sanitizeInline', sanitizeInline],
  ['sanitizeLine', sanitizeLine],
  ['sanitizeLines', sanitizeLines],
  ['codeBlock', (text) => codeBlock(text, 1000)],
  ['codeSpan', codeSpan],
  ['codeSpans', (text) => codeSpans([text])],
];

/** Written apart from the implementation: by the general categories and ranges of the standard. */
const HIDDEN_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xd8ff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfdd0, 0xfdef],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
  [0x13430, 0x1343f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0x1fffe, 0x1ffff],
  [0xe0001, 0xe0001],
  [0xe0020, 0xe007f],
  [0xe0100, 0xe01ef],
];

describe.each(FUNCTIONS)('%s', (_name, clean) => {
  test('lets no hidden character through between letters', () => {
    const passed: string[] = [];
    for (const [from, to] of HIDDEN_RANGES)
      for (let code = from; code <= to; code++) {
        const hidden = String.fromCodePoint(code);
        if (clean(`re${hidden}d`).includes(hidden)) passed.push(code.toString(16));
      }
    expect(passed).toEqual([]);
  });
  test.each([
    'plain <b>text</b> — ünïcode 界',
    '👍🏽 👨‍👩‍👧 ❤️ 1️⃣ 👩🏽‍💻',
    'می‌خواهم',
    'क्‍ष',
    '한국어',
    '葛󠄀城',
    'سلام ۝ \u0600١',
    'שלום עולם',
    'é ё̂ ก็',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '#️⃣ ❤️‍🔥 🏳️‍🌈',
    '⌚︎',
  ])('leaves %j as it is', (text) => expect(clean(text)).toContain(text));
  test('sanitizes its own result to itself', () => {
    if (clean('x') !== 'x') return; // A code span or block around it is a new one each time.
    for (const text of ['a\u202eb\u{e0064}c', 'a\r\nb\tc\u0085', `${'x'.repeat(1999)}😀`])
      expect(clean(clean(text))).toBe(clean(text));
  });
});

describe('sanitize', () => {
  test.each([
    ['a\r\nb\tc\rd', 'a\nb\tc\nd'],
    ['\u202egnp.exe\u2066', '‹U+202E›gnp.exe‹U+2066›'],
    ['\u001b[31mred\u0007\u0000', '‹U+001B›[31mred‹U+0007›‹U+0000›'],
    ['\ud800x\udc00', '‹U+D800›x‹U+DC00›'],
    ['zero\u200bwidth \u{e0041}', 'zero‹U+200B›width ‹U+E0041›'],
    ['Re\u200dad', 'Re‹U+200D›ad'],
    ['1\ufe0f2', '1‹U+FE0F›2'],
    ['❤\ufe0f\ufe0f', '❤\ufe0f‹U+FE0F›'],
    ['🏴\u{e0068}\u{e0069}\u{e007f}', '🏴‹U+E0068›‹U+E0069›‹U+E007F›'],
  ])('shows hidden characters of %j by name', (text, shown) => expect(sanitize(text)).toBe(shown));
  test('cuts a text of a million characters', () => expect(sanitize('x'.repeat(1_000_000))).toHaveLength(2001));
  test('splits no surrogate pair where it cuts', () => expect(sanitize('ab😀', 3)).toBe('ab…'));
});

test('sanitizeInline keeps a value on one line, without backticks, and at most 120 long', () => {
  expect(sanitizeInline('a`b\nc\td')).toBe('aˋb\ufffdc\ufffdd');
  expect(sanitizeInline('x'.repeat(120))).toHaveLength(120);
  expect(sanitizeInline('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
});

test('sanitizeLine keeps the length, so that a mark below it stands right', () => {
  const line = 'a\tb\u{e0064}c\u200bd\rf';
  expect(sanitizeLine(line)).toHaveLength(line.length);
  expect(sanitizeLine('a\tb')).toBe('a b');
});

test('visibleJson keeps the data', () => {
  const data = { 'a\u202e': ['\u009b\u{e0064}x\\\u200b', '❤️ \n\t'] };
  const json = visibleJson(JSON.stringify(data, null, 2));
  expect(json).not.toMatch(/[\u202e\u009b\u200b\u{e0064}]/u);
  expect(json).toContain('❤️');
  expect(JSON.parse(json)).toEqual(data);
});

test('sanitizeLines shows a carriage return', () => expect(sanitizeLines('a\r\nb')).toBe('a␍\nb'));

test('codeBlock is fenced with more backticks than its text has', () => {
  expect(codeBlock('a ```` b', 100)).toBe('`````text\na ```` b\n`````');
  expect(codeBlock('abc', 2)).toBe('```text\nab…\n```');
});

test('codeSpans lists at most as many as its limit', () =>
  expect([codeSpans(['a', 'b']), codeSpans(['a', 'b', 'c'], 2)]).toEqual(['`a`, `b`', '`a`, `b` …']));
