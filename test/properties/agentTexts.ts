// Texts for properties: complete, half-written and improbable agent files.

import fc from 'fast-check';

/** Every run of every property is the same: seeded here, in one place. */
export const runs = { numRuns: 1000, seed: 20261120 } as const;
export const fewer = { numRuns: 250, seed: 20261120 } as const;

const piece = fc.constantFrom(
  '---',
  '---\n',
  '\n---\n',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '  ',
  ': ',
  ':',
  '#',
  ' # ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ',',
  ', ',
  '"',
  "'",
  '`',
  '\\',
  '\\n',
  '\\"',
  '\\x41',
  '\\u00e9',
  '\\U0001F600',
  '\\\n',
  '|',
  '>',
  '|-\n',
  '>+2\n',
  '&a ',
  '*a',
  '!!str ',
  '@',
  '%',
  'name: ',
  'description: ',
  'tools: ',
  'model: ',
  'color: ',
  'hooks:\n',
  'Name: ',
  'to',
  'Read',
  'Bash(git *)',
  'mcp__a__b',
  'sonnet',
  '<example>',
  '</example>',
  'Context: ',
  'user: ',
  'assistant: "',
  '<commentary>',
  '\u0000',
  '\uFEFF',
  '\ud800',
  '\udc00',
  '😀',
  'é',
  '\u2028',
  'â€™',
  '---js\n',
  '<!-- subagents-disable x -->',
  '# subagents-disable-next-line unknown-tool\n',
);

/** Made of the pieces agent files are made of, in any order. */
const soup = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

export const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), soup);

const word = fc.constantFrom(
  'Use',
  'when:',
  'x: y',
  '#',
  'it’s',
  '"quoted"',
  "don't",
  '<example>',
  '\\n',
  'a',
  '-',
  '---x',
  'é',
  '😀',
  '[1]',
  '{a}',
);
/** One paragraph or several, without control characters. */
export const prose = fc
  .array(
    fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.join('\n'));

const value = fc.oneof(
  prose.map((text) => text.replaceAll('\n', ' ')),
  prose.map((text) => JSON.stringify(text)),
  prose.map((text) => `'${text.replaceAll("'", "''").replaceAll('\n', ' ')}'`),
  prose.map((text) => `|-\n  ${text.replaceAll('\n', '\n  ')}`),
  prose.map((text) => `>-\n  ${text.replaceAll('\n', '\n  ')}`),
  fc.constantFrom(
    '',
    'Read, Grep',
    '[Read, Grep]',
    '\n  - Read\n  - Grep',
    'sonnet',
    'read',
    'MultiEdit, Read',
    '[',
    '"open',
    '42',
    'null',
    '~',
  ),
);
const key = fc.constantFrom(
  'name',
  'description',
  'tools',
  'disallowedTools',
  'model',
  'color',
  'memory',
  'maxTurns',
  'hooks',
  'allowed-tools',
  'Name',
  'notes',
  'skills',
  'permissionMode',
);

/** A frontmatter with fields and a body: mostly plausible, often wrong. */
export const agentText = fc
  .record({
    fields: fc.array(fc.tuple(key, value), { maxLength: 7 }),
    named: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    body: fc.oneof(fc.constant('Do it.\n'), soup),
  })
  .map(({ fields, named, eol, body }) => {
    const given = named ? [['name', 'owl'], ['description', 'Use it.'], ...fields] : fields;
    const lines = given.map(([field, text]) => `${field}: ${text}`);
    return ['---', ...lines, '---', body].join('\n').replaceAll('\n', eol);
  });
