// What is recognized without parsing must be what the parser says.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasTextAtMargin } from '../../server/src/core/syntax/faults/marginText';
import { isPlainMap, readYaml } from '../../server/src/core/syntax/plainYaml';

const SEED = { seed: 20261201, numRuns: 20_000 };

const piece = fc.constantFrom(
  'a',
  'Read',
  'name',
  'key: ',
  'some key: ',
  'key:',
  ': ',
  '- ',
  '-',
  "'",
  "''",
  '"',
  '\\',
  '\\"',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '|',
  '>-',
  '|2',
  '# ',
  ' #',
  '&a ',
  '*a',
  '!t ',
  '? ',
  '<<: ',
  '<example>',
  '</example>',
  '(',
  'é',
  '\t',
  '\r',
  '\u2028',
  '---',
  '...',
  '%',
);
const indent = fc.constantFrom('', '', '  ', ' ', '    ', '- ', '  - ', '- - ', '\t');
const line = fc.tuple(indent, fc.array(piece, { maxLength: 4 })).map(([lead, parts]) => lead + parts.join(''));
const quoted = fc.constantFrom(
  "- '<example>'",
  "- 'a",
  "b'",
  '- "x"',
  "  key: 'v'",
  '  more',
  'Context: x',
  'user: "y"',
);
const chunk = fc
  .tuple(
    fc.constantFrom('name:', 'name: ', 'name: x', 'name: "x', "name: 'x'", 'name: |', 'name: [a', 'name : x'),
    fc.array(fc.oneof(line, quoted), { maxLength: 5 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([first, lines, end]) => [first, ...lines].join(end));

test('a value that ends at a line at the margin is not read as one field', () => {
  let recognized = 0;
  fc.assert(
    fc.property(chunk, (text) => {
      if (!hasTextAtMargin(text, 'name')) return;
      recognized++;
      const reading = readYaml(text);
      expect('error' in reading || !isPlainMap(reading.value) || reading.value.size !== 1).toBe(true);
    }),
    SEED,
  );
  expect(recognized).toBeGreaterThan(SEED.numRuns / 20);
});
