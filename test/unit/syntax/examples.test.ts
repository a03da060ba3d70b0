// Which examples a description holds, in every way people write them.

import { describe, expect, it } from 'vitest';
import { type Example, parseExamples, proseOf, utterance } from '../../../server/src/core/syntax/examples';

/** One line per part: `user: words`, with the source text of the span beside it where it differs. */
function told(example: Example): string[] {
  return [
    ...(example.context ? [`context: ${example.context.value}`] : []),
    ...example.turns.map((t) => `${t.role}: ${t.part.value}`),
    ...(example.commentary ? [`commentary: ${example.commentary.value}`] : []),
    ...(example.closed ? [] : ['(open)']),
  ];
}
const read = (text: string): string[][] => parseExamples(text).map(told);

const FULL = ['context: A page is slow.', 'user: Why is it slow?', 'assistant: I will ask.', 'commentary: Slow pages.'];

describe('an example is found however it is written', () => {
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
  it.each(Object.entries(forms))('%s', (_, text) => expect(read(`Use this agent.\n\n${text}`)).toEqual([FULL]));
});

describe('what is missing stays missing', () => {
  it('without a context and commentary', () =>
    expect(read('<example>\nuser: "Add a test"\nassistant: "I will"\n</example>')).toEqual([
      ['user: Add a test', 'assistant: I will'],
    ]));
  it('an assistant that speaks by itself', () => {
    const [example] = parseExamples(
      '<example>\nContext: A file was saved.\nassistant: "I will review it."\n</example>',
    );
    expect(example && told(example)).toEqual(['context: A file was saved.', 'assistant: I will review it.']);
    expect(example && utterance(example)).toBeUndefined();
  });
  it('an empty example', () => expect(read('<example></example>')).toEqual([[]]));
  it('a label without words yet', () => expect(read('<example>\nuser: ')).toEqual([['user: ', '(open)']]));
  it('no labels at all: the words are the situation', () =>
    expect(read('<example>Slow reports at noon</example>')).toEqual([['context: Slow reports at noon']]));
});

describe('a missing closing tag', () => {
  it('ends the example before the next one', () =>
    expect(read('<example>\nuser: "a b"\n<example>\nuser: "c d"\n</example>')).toEqual([
      ['user: a b', '(open)'],
      ['user: c d'],
    ]));
  it('ends it at the end of the text', () =>
    expect(read('x <example>user: "a b"\n\n')).toEqual([['user: a b', '(open)']]));
  it('of the commentary ends it with the example', () =>
    expect(read('<example>user: "a b" <commentary>why not</example>')).toEqual([['user: a b', 'commentary: why not']]));
});

describe('quotes inside the words', () => {
  it('apostrophes between single quotes', () =>
    expect(read("<example>user: 'I've broken the user's cart' assistant: 'Let me see what's wrong'</example>")).toEqual(
      [["user: I've broken the user's cart", "assistant: Let me see what's wrong"]],
    ));
  it('quoted words at the end', () =>
    expect(read('<example>\nuser: "It says "not found""\nassistant: "Ok"\n</example>')).toEqual([
      ['user: It says "not found"', 'assistant: Ok'],
    ]));
  it('a quoted word at the start of unquoted speech', () =>
    expect(read('<example>\nuser: "Save" does nothing any more\n</example>')).toEqual([
      ['user: "Save" does nothing any more'],
    ]));
  it('a remark after the closing quote is not spoken', () =>
    expect(read('<example>\nuser: "Ship it" (after the review)\n</example>')).toEqual([['user: Ship it']]));
  it('labels inside quotes are words', () =>
    expect(read('<example>\nuser: "The log says: user: bob, assistant: none"\nassistant: "Hm"\n</example>')).toEqual([
      ['user: The log says: user: bob, assistant: none', 'assistant: Hm'],
    ]));
  it('a line of the log that looks like a speaker', () =>
    expect(read('<example>\nuser: "Here is the log\nuser: bob\nplease fix"\nassistant: "Ok"\n</example>')).toEqual([
      ['user: Here is the log\nuser: bob\nplease fix', 'assistant: Ok'],
    ]));
});

it('keeps several turns in order', () =>
  expect(
    read('<example>\nuser: "a one"\nassistant: "b two"\nuser: "c three"\nassistant: "d four"\n</example>'),
  ).toEqual([['user: a one', 'assistant: b two', 'user: c three', 'assistant: d four']]));

it('points at the words, the labels and the whole block', () => {
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

describe('examples without tags', () => {
  const text =
    'Reads plans. Examples:\n- Context: A page is slow.\n  user: "Why?"\n  assistant: "I ask."\n- Context: A lock.\n  user: "Who locks it?"\n  assistant: "I ask again."';
  it('are found behind a heading', () => {
    expect(read(text)).toEqual([
      ['context: A page is slow.', 'user: Why?', 'assistant: I ask.'],
      ['context: A lock.', 'user: Who locks it?', 'assistant: I ask again.'],
    ]);
    expect(parseExamples(text).map((e) => e.tagged)).toEqual([false, false]);
    expect(proseOf(text, parseExamples(text))).toBe('Reads plans.');
  });
  it('are not made out of prose', () => {
    expect(read('For example: ask the user: what is slow?')).toEqual([]);
    expect(read('Helps the user: "fast" is the goal')).toEqual([]);
  });
});

describe('the prose is what is left', () => {
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
  ])('%j', (text, expected) => expect(prose(text)).toBe(expected));
});
