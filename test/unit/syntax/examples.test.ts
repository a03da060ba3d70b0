// Which examples a description holds, in every way people write them.

import { describe, expect, it } from 'vitest';
import { type Example, parseExamples, proseOf, utterance } from '../../../server/src/core/syntax/examples';

/** One line per part: `user: words`, with the source text of the span beside it where it differs. */
function linesOf(example: Example): string[] {
  return [
    ...(example.context ? [`context: ${example.context.value}`] : []),
    ...example.turns.map((t) => `${t.role}: ${t.part.value}`),
    ...(example.commentary ? [`commentary: ${example.commentary.value}`] : []),
    ...(example.closed ? [] : ['(open)']),
  ];
}
const read = (text: string): string[][] => parseExamples(text).map(linesOf);

const FULL = ['context: A page is slow.', 'user: Why is it slow?', 'assistant: I will ask.', 'commentary: Slow pages.'];

describe('parseExamples', () => {
  const forms: Record<string, string> = {
    'several lines':
      '<example>\nContext: A page is slow.\nuser: "Why is it slow?"\nassistant: "I will ask."\n<commentary>\nSlow pages.\n</commentary>\n</example>',
    'one line, double quotes':
      '<example>Context: A page is slow. user: "Why is it slow?" assistant: "I will ask." <commentary>Slow pages.</commentary></example>',
    'one line, single quotes':
      "<example>Context: A page is slow. user: 'Why is it slow?' assistant: 'I will ask.' <commentary>Slow pages.</commentary></example>",
    'curly quotes':
      '<example>Context: A page is slow. user: “Why is it slow?” assistant: “I will ask.” <commentary>Slow pages.</commentary></example>',
    'quotes with a backslash':
      '<example>\nContext: A page is slow.\nuser: \\"Why is it slow?\\"\nassistant: \\"I will ask.\\"\n<commentary>Slow pages.</commentary>\n</example>',
    'backslash and n for line breaks':
      '<example>\\nContext: A page is slow.\\nuser: "Why is it slow?"\\nassistant: "I will ask."\\n<commentary>\\nSlow pages.\\n</commentary>\\n</example>',
    'no quotes':
      '<example>\nContext: A page is slow.\nuser: Why is it slow?\nassistant: I will ask.\n<commentary>Slow pages.</commentary>\n</example>',
    'no quotes, one line':
      '<example>Context: A page is slow. user: Why is it slow? assistant: I will ask. <commentary>Slow pages.</commentary></example>',
    'bold labels':
      '<example>\n**Context**: A page is slow.\n**user**: "Why is it slow?"\n**assistant:** "I will ask."\n<commentary>Slow pages.</commentary>\n</example>',
    'capital labels':
      '<example>\nContext: A page is slow.\nUser: "Why is it slow?"\nAssistant: "I will ask."\nCommentary: Slow pages.\n</example>',
    'human and claude':
      '<example>\nContext: A page is slow.\nHuman: "Why is it slow?"\nClaude: "I will ask."\n<commentary>Slow pages.</commentary>\n</example>',
    'glued turns':
      '<example>Context: A page is slow.user: "Why is it slow?"assistant: "I will ask."<commentary>Slow pages.</commentary></example>',
    'a list item each':
      '- <example>\n  - Context: A page is slow.\n  - user: "Why is it slow?"\n  - assistant: "I will ask."\n  <commentary>Slow pages.</commentary>\n</example>',
    'XML turns':
      '<example>\nA page is slow.\n<user_request>Why is it slow?</user_request>\n<assistant>I will ask.</assistant>\n<commentary>Slow pages.</commentary>\n</example>',
    'a proper name':
      '<example>\nContext: A page is slow.\nDaisy: "Why is it slow?"\nassistant: "I will ask."\n<commentary>Slow pages.</commentary>\n</example>',
  };
  it.each(Object.entries(forms))('finds an example written as: %s', (_, text) =>
    expect(read(`Use this agent.\n\n${text}`)).toEqual([FULL]),
  );
});

describe('parseExamples with missing parts', () => {
  it('reads an example without context and commentary', () =>
    expect(read('<example>\nuser: "Add a test"\nassistant: "I will"\n</example>')).toEqual([
      ['user: Add a test', 'assistant: I will'],
    ]));
  it('reads a turn of the assistant alone', () => {
    const [example] = parseExamples(
      '<example>\nContext: A file was saved.\nassistant: "I will review it."\n</example>',
    );
    expect(example && linesOf(example)).toEqual(['context: A file was saved.', 'assistant: I will review it.']);
    expect(example && utterance(example)).toBeUndefined();
  });
  it('reads an empty example', () => expect(read('<example></example>')).toEqual([[]]));
  it('reads a label without words', () => expect(read('<example>\nuser: ')).toEqual([['user: ', '(open)']]));
  it('takes an example without labels as its situation', () =>
    expect(read('<example>Slow reports at noon</example>')).toEqual([['context: Slow reports at noon']]));
});

describe('parseExamples without a closing tag', () => {
  it('ends the example before the next one', () =>
    expect(read('<example>\nuser: "a b"\n<example>\nuser: "c d"\n</example>')).toEqual([
      ['user: a b', '(open)'],
      ['user: c d'],
    ]));
  it('ends the example at the end of the text', () =>
    expect(read('x <example>user: "a b"\n\n')).toEqual([['user: a b', '(open)']]));
  it('ends an unclosed commentary with its example', () =>
    expect(read('<example>user: "a b" <commentary>why not</example>')).toEqual([['user: a b', 'commentary: why not']]));
});

describe('parseExamples with quotes inside the words', () => {
  it('keeps apostrophes between single quotes', () =>
    expect(read("<example>user: 'I've broken the user's cart' assistant: 'Let me see what's wrong'</example>")).toEqual(
      [["user: I've broken the user's cart", "assistant: Let me see what's wrong"]],
    ));
  it('keeps quoted words at the end', () =>
    expect(read('<example>\nuser: "It says "not found""\nassistant: "Ok"\n</example>')).toEqual([
      ['user: It says "not found"', 'assistant: Ok'],
    ]));
  it('keeps a quoted word at the start of unquoted speech', () =>
    expect(read('<example>\nuser: "Save" does nothing any more\n</example>')).toEqual([
      ['user: "Save" does nothing any more'],
    ]));
  it('leaves out a remark after the closing quote', () =>
    expect(read('<example>\nuser: "Ship it" (after the review)\n</example>')).toEqual([['user: Ship it']]));
  it('takes labels inside quotes as words', () =>
    expect(read('<example>\nuser: "The log says: user: bob, assistant: none"\nassistant: "Hm"\n</example>')).toEqual([
      ['user: The log says: user: bob, assistant: none', 'assistant: Hm'],
    ]));
  it('takes a log line that looks like a speaker as words', () =>
    expect(read('<example>\nuser: "Here is the log\nuser: bob\nplease fix"\nassistant: "Ok"\n</example>')).toEqual([
      ['user: Here is the log\nuser: bob\nplease fix', 'assistant: Ok'],
    ]));
});

it('keeps several turns in order', () =>
  expect(
    read('<example>\nuser: "a one"\nassistant: "b two"\nuser: "c three"\nassistant: "d four"\n</example>'),
  ).toEqual([['user: a one', 'assistant: b two', 'user: c three', 'assistant: d four']]));

it('maps the words, the labels and the whole block', () => {
  const text =
    'Use it.\n<example>\nContext: Slow.\nuser: \\"Why \\"slow\\"?\\"\n<commentary>c</commentary>\n</example> end';
  const [e] = parseExamples(text);
  const at = (s: { start: number; end: number } | undefined): string | undefined => s && text.slice(s.start, s.end);
  expect([at(e?.span)?.slice(0, 9), at(e?.span)?.slice(-10)]).toEqual(['<example>', '</example>']);
  expect([at(e?.contextLabel), at(e?.context?.span)]).toEqual(['Context', 'Slow.']);
  expect([at(e?.turns[0]?.label), at(e?.turns[0]?.part.span), e?.turns[0]?.part.value]).toEqual([
    'user',
    'Why \\"slow\\"?',
    'Why "slow"?',
  ]);
  expect([at(e?.commentaryLabel), at(e?.commentary?.span)]).toEqual(['<commentary>', 'c']);
});

describe('parseExamples without tags', () => {
  const text =
    'Reads plans. Examples:\n- Context: A page is slow.\n  user: "Why?"\n  assistant: "I ask."\n- Context: A lock.\n  user: "Who locks it?"\n  assistant: "I ask again."';
  it('finds examples after a heading', () => {
    expect(read(text)).toEqual([
      ['context: A page is slow.', 'user: Why?', 'assistant: I ask.'],
      ['context: A lock.', 'user: Who locks it?', 'assistant: I ask again.'],
    ]);
    expect(parseExamples(text).map((e) => e.tagged)).toEqual([false, false]);
    expect(proseOf(text, parseExamples(text))).toBe('Reads plans.');
  });
  it('finds no example in prose', () => {
    expect(read('For example: ask the user: what is slow?')).toEqual([]);
    expect(read('Helps the user: "fast" is the goal')).toEqual([]);
  });
});

describe('proseOf', () => {
  const prose = (text: string): string => proseOf(text, parseExamples(text));
  it.each([
    ['Finds bugs. Examples:\n\n<example>user: "a"</example>', 'Finds bugs.'],
    [
      'Finds bugs. Specifically:\n\n<example>user: "a"</example>\n\nNever for docs.',
      'Finds bugs.\n\n\n\n\nNever for docs.',
    ],
    [
      'Finds bugs.\n\nExamples of when to use this agent:\n- <example>user: "a"</example>\n- <example>user: "b"</example>',
      'Finds bugs.',
    ],
    ['Finds bugs.\n<examples>\n<example>user: "a"</example>\n</examples>', 'Finds bugs.'],
    ['Finds bugs: all of them', 'Finds bugs: all of them'],
  ])('leaves the prose of %j', (text, expected) => expect(prose(text)).toBe(expected));
});
