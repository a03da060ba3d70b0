// Ways out: what becomes of the file in every style, and what the orchestrator reads then.

import { describe, expect, it } from 'vitest';
import { promptExample } from '../../../../server/src/core/features/routingFixes/promptExample';
import { addWords, excludeAgent } from '../../../../server/src/core/features/routingFixes/sentences';
import type { RoutingFix } from '../../../../server/src/core/fixes/fix';
import { render } from '../../../../server/src/core/messages/render';
import { applyEdits } from '../../../../server/src/core/text/edit';
import type { AgentContext } from '../../../../server/src/core/workspace/agentContext';
import { type AgentOptions, contextOf } from '../../../support/agents';

const file = (description: string, more = ''): string =>
  `---\nname: owl\ndescription: ${description}\n${more}---\nDo it.\n`;
const HERON = '---\nname: heron\ndescription: Use it for tides.\n---\nWait.\n';
const others = new Map([['.claude/agents/heron.md', HERON]]);

type Way = (context: AgentContext) => RoutingFix | undefined;
const words: Way = (context) => addWords(context, ['timetable', 'tides']);
const apart: Way = (context) => excludeAgent(context, 'heron');
const example: Way = (context) => promptExample(context, 'Paint the "old" wall: now');

function made(text: string, way: Way, given: AgentOptions = {}) {
  const context = contextOf(text, { others, ...given });
  const found = way(context);
  if (!found) return undefined;
  const after = applyEdits(text, found.edits);
  const { verdict } = contextOf(after, { others, ...given });
  return {
    text: after,
    title: render(found.title),
    selected: after.slice(found.select.start, found.select.end),
    seen: verdict.status === 'loads' ? verdict.description : verdict.status,
  };
}

const WORDS = 'Also use it for timetable and tides.';
const APART = 'Do not use for TODO what the user wants; use heron for that.';
const BLOCK = [
  '<example>',
  'user: "Paint the "old" wall: now"',
  'assistant: "I\'ll use the owl agent for this."',
  '</example>',
];
const inBlock = (indent: string): string => BLOCK.map((line) => `\n${indent}${line}`).join('');
const inQuotes = `\\n\\n${BLOCK.join('\\n').replaceAll('"', '\\"')}`;
const signs = `\\n\\n${BLOCK.join('\\n')}`;
const OLD = '<example>\nuser: "Now"\n</example>';

describe('a description with a routing fix', () => {
  it.each<[string, Way, string, string]>([
    ['a sentence in plain text', words, 'Use it.', `Use it. ${WORDS}`],
    ['a sentence behind a text without a stop', words, 'Use it', `Use it. ${WORDS}`],
    ['a sentence in plain text over lines', words, 'Use\n  it.', `Use\n  it. ${WORDS}`],
    ['a sentence before a comment', words, 'Use it. # now', `Use it. ${WORDS} # now`],
    ['a sentence in single quotes', words, "'Use ''it''.'", `'Use ''it''. ${WORDS}'`],
    ['a sentence in single quotes that end with one', words, "'Use ''it'''", `'Use ''it''. ${WORDS}'`],
    ['a sentence in double quotes', words, '"Use \\"it\\"."', `"Use \\"it\\". ${WORDS}"`],
    ['a sentence in double quotes that end with one', words, '"Use \\"it\\""', `"Use \\"it\\". ${WORDS}"`],
    ['a sentence before line breaks in quotes', words, '"Use it.\\n\\n"', `"Use it. ${WORDS}\\n\\n"`],
    ['a sentence in a block', words, '|\n  Use it.', `|\n  Use it. ${WORDS}`],
    [
      'a sentence in a block with its own margin',
      words,
      '|-\n     Use it:\n       now.',
      `|-\n     Use it:\n       now. ${WORDS}`,
    ],
    ['a sentence in a fold', words, '>-\n  Use\n  it.', `>-\n  Use\n  it. ${WORDS}`],
    [
      'a paragraph behind a list',
      words,
      '|-\n  Use it for\n  - paint\n  - walls',
      `|-\n  Use it for\n  - paint\n  - walls\n\n  ${WORDS}`,
    ],
    [
      'a sentence before the examples',
      words,
      `|-\n  Use it. Examples:\n\n  <example>\n  user: "Now"\n  </example>`,
      `|-\n  Use it. ${WORDS} Examples:\n\n  <example>\n  user: "Now"\n  </example>`,
    ],
    [
      'a sentence before the examples in quotes',
      words,
      '"Use it.\\n\\nExamples:\\n<example>\\nuser: \\"Now\\"\\n</example>"',
      `"Use it. ${WORDS}\\n\\nExamples:\\n<example>\\nuser: \\"Now\\"\\n</example>"`,
    ],
    [
      'a sentence where examples stand in one line',
      words,
      'Use it. Examples: <example> user says "Now" </example>',
      `Use it. ${WORDS} Examples: <example> user says "Now" </example>`,
    ],
    [
      'a sentence before `<examples>`',
      words,
      `|-\n  Use it.\n  <examples>\n  <example>\n  user: "Now"\n  </example>\n  </examples>`,
      `|-\n  Use it. ${WORDS}\n  <examples>\n  <example>\n  user: "Now"\n  </example>\n  </examples>`,
    ],
    [
      'a sentence where only the runtime reads the field',
      words,
      'Use it: now\\n\\n<example>\\nuser: "Now"\\n</example>',
      `Use it: now. ${WORDS}\\n\\n<example>\\nuser: "Now"\\n</example>`,
    ],
    ['a clause in plain text', apart, 'Use it.', `Use it. ${APART}`],
    ['a clause in double quotes', apart, '"Use it."', `"Use it. ${APART}"`],
    ['a clause in single quotes', apart, "'Use it.'", `'Use it. ${APART}'`],
    ['a clause in a block', apart, '|\n  Use it.', `|\n  Use it. ${APART}`],
    ['a clause in a fold', apart, '>\n  Use it.', `>\n  Use it. ${APART}`],
    ['an example in a block', example, '|\n  Use it.', `|\n  Use it.\n${inBlock('  ')}`],
    ['an example in double quotes', example, '"Use it."', `"Use it.${inQuotes}"`],
    ['an example in plain text, which becomes a block', example, 'Use it.', `|-\n  Use it.\n${inBlock('  ')}`],
    ['an example in single quotes, which become a block', example, "'Use it.'", `|-\n  Use it.\n${inBlock('  ')}`],
    ['an example with a comment', example, '"Use it." # now', `"Use it.${inQuotes}" # now`],
    [
      'an example with the signs of the others',
      example,
      '\'Use it.\\n\\n<example>\\nuser: "Now"\\n</example>\'',
      `'Use it.\\n\\n<example>\\nuser: "Now"\\n</example>${signs.replaceAll("'", "''")}'`,
    ],
    [
      'an example with signs where only the runtime reads the field',
      example,
      'Use it: now\\n\\n<example>\\nuser: "Now"\\n</example>',
      `Use it: now\\n\\n<example>\\nuser: "Now"\\n</example>${signs}`,
    ],
    [
      'an example behind the others, before what follows',
      example,
      '|-\n  Use it.\n\n  <example>\n  user: "Now"\n  </example>\n\n  Not at night.',
      `|-\n  Use it.\n\n  <example>\n  user: "Now"\n  </example>\n${inBlock('  ')}\n\n  Not at night.`,
    ],
  ])('becomes the expected text: %s', (_case, way, before, after) => {
    for (const more of ['', 'model: opus\n', '# end\n'])
      for (const eol of ['\n', '\r\n']) {
        const text = file(before, more).replaceAll('\n', eol);
        // What has to be quoted first is not read with CRLF.
        const wanted = contextOf(text).verdict.status === 'loads' ? file(after, more).replaceAll('\n', eol) : undefined;
        expect(made(text, way)?.text).toBe(wanted);
        if (eol === '\n') expect(wanted).toBeDefined();
      }
  });

  it('becomes the same at both ends of the file', () => {
    for (const [way, sentence] of [
      [words, WORDS],
      [apart, APART],
    ] as const) {
      const at = (description: string): string => `---\ndescription: ${description}\nname: owl\n---`;
      expect(made(at('Use it.'), way)?.text).toBe(at(`Use it. ${sentence}`));
      const last = (description: string): string => `---\nname: owl\ndescription: ${description}\n---`;
      for (const [before, after] of [
        ['|-\n  Use it.', `|-\n  Use it. ${sentence}`],
        ['"Use it."', `"Use it. ${sentence}"`],
      ])
        expect(made(last(before ?? ''), way)?.text).toBe(last(after ?? ''));
    }
  });

  it.each(['tools: [Read', 'model: "opus', 'descr'])('is what Claude Code reads beside %j', (broken) => {
    for (const description of ['Use it.', '|-\n  Use it.', '"Use it."'])
      for (const way of [words, apart, example]) {
        const text = file(description, `${broken}\n`);
        const { verdict } = contextOf(text);
        const found = made(text, way);
        if (verdict.status !== 'loads') expect(found).toBeUndefined();
        else {
          expect(found?.seen).toContain(verdict.description.trimEnd());
          expect(found?.text.endsWith(`${broken}\n---\nDo it.\n`)).toBe(true);
        }
      }
  });
});

describe('after a routing fix, the orchestrator', () => {
  it('reads everything else as before', () => {
    for (const scope of ['project', 'plugin'] as const)
      for (const description of [
        'Use it.',
        "'Use it.\\nNow'",
        '"Use it.\\n"',
        `|\n  Use it.\n\n  ${OLD.replaceAll('\n', '\n  ')}`,
        '>-\n  Use it\n  so.',
      ])
        for (const way of [words, apart, example]) {
          const before = contextOf(file(description), { scope }).verdict;
          const found = made(file(description), way, { scope });
          if (before.status !== 'loads' || !found) throw new Error(`not offered for ${description}`);
          let rest = found.seen;
          for (const character of before.description.trimEnd()) {
            const at = rest.indexOf(character);
            expect(at).toBeGreaterThanOrEqual(0);
            rest = rest.slice(at + 1);
          }
          expect(found.seen.length).toBeGreaterThan(before.description.length + 20);
        }
  });

  it('reads a prompt as it was typed', () => {
    for (const prompt of [
      'Say "hi"',
      'two\nlines',
      "it's # so: now",
      '“quoted”',
      'ends with "',
      '-- --- --',
      '{a: [b]}',
      'C:\\temp',
      '\ud83e\udd89 owl',
      '*bold* `code`',
      '%x @y !z',
    ])
      for (const description of ['Use it.', '"Use it."', '|-\n  Use it.', "'Use it.'"])
        expect(
          made(file(description), (context) => promptExample(context, prompt))?.selected.replace(/\n {2}/g, '\n'),
          prompt,
        ).toBeDefined();
  });
});

describe('the selection of a routing fix', () => {
  it.each<[string, string]>([
    ['plain', 'Use it.'],
    ['in quotes', '"Use it."'],
    ['in a block', '|-\n  Use it.'],
  ])('%s is the part to complete, or the inserted text', (_style, description) => {
    expect(made(file(description), apart)).toMatchObject({
      title: 'Tell apart from `heron`',
      selected: 'TODO what the user wants',
    });
    expect(made(file(description), words)).toMatchObject({
      title: 'Put timetable and tides into the description',
      selected: 'timetable and tides',
    });
    expect(made(file(description), (c) => promptExample(c, 'Paint it'))).toMatchObject({
      title: 'Add an example from this prompt',
      selected: 'Paint it',
    });
  });
});

describe('a routing fix is not offered', () => {
  const none = (description: string, way: Way, given: AgentOptions = {}): void =>
    expect(made(file(description), way, given)).toBeUndefined();

  it('for words that are present or do not count', () => {
    none('Use it for timetables and a tide.', words);
    none('Use it.', (context) => addWords(context, ['the', 'agent', '', 'a\nb']));
    expect(made(file('Use it. Not for tides.'), words)?.seen).toBe(`Use it. Not for tides. ${WORDS}`);
  });

  it('for excluding the agent itself or an unknown agent', () => {
    for (const other of ['owl', 'nobody', 'heron\nx']) none('Use it.', (context) => excludeAgent(context, other));
  });

  it('for a prompt that would not be read as one', () => {
    for (const prompt of ['', '  \n', '</example> x', 'a <example> b', 'Hi\nassistant: "no"', 'a\\nb'])
      none('|-\n  Use it.', (context) => promptExample(context, prompt));
    none('Use it. Examples: - user: "Now" - assistant: "Yes"', example);
  });

  it('for a file that does not load, or a field with an anchor that would be lost', () => {
    for (const way of [words, apart, example]) expect(made('---\ndescription: Use it.\n---\n', way)).toBeUndefined();
    none('&a Use it.', example);
  });
});
