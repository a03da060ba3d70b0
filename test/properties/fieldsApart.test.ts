// Reading fields one by one must come to what reading the whole comes to: for the author's view and for the runtime's.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFields } from '../../server/src/core/dialects/claude/loader/readFields';
import { readAsRuntime } from '../../server/src/core/dialects/claude/loader/readRegion';
import { parseAgent } from '../../server/src/core/syntax/parse';
import { plainOf, readYaml } from '../../server/src/core/syntax/plainYaml';
import { readSimpleField } from '../../server/src/core/syntax/simpleField';
import { RUNTIME } from '../support/runtime';

const SEED = { seed: 20261120, numRuns: 3000 };

const key = fc.constantFrom('name', 'description', 'tools', 'model', 'color', 'x-y', 'hooks', '"name"', 'user', 'a b');
const piece = fc.constantFrom(
  'Read',
  'a: b',
  ' #c',
  'x',
  'true',
  'null',
  '42',
  '0x1f',
  '1e3',
  '~',
  '-',
  '- a',
  '[a, b]',
  '[a, "b, c"]',
  '{a: b}',
  '"q"',
  "'q'",
  '"a" b',
  '*',
  '&a t',
  '*a',
  '!t x',
  '|',
  '>-',
  '  indented',
  '\n',
  '\n  more',
  '\n- item',
  '\n  - Read\n  - "Grep"',
  '\n\n',
  '\t',
  ':',
  ',',
  ', c',
  '@x',
  '`x`',
  '%',
  '?',
  '\\n',
  "don't",
  'é',
  '…',
  '---',
  '...',
  'Agent(a, b)',
  '\r',
  '\n# c',
  '\n# c: d',
  ' ',
  '\u2028',
  '\u0085',
  '_',
  'yes',
  '.5',
  'a:b',
  'a #b',
  'null ',
  '"\\x41"',
  "''",
);
const value = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(''));
const field = fc.tuple(key, fc.constantFrom(': ', ':', ':  ', ' : '), value).map((parts) => parts.join(''));
const region = fc
  .tuple(fc.constantFrom('', '# c\n', '\n', ' '), fc.array(field, { minLength: 1, maxLength: 4 }))
  .map(([lead, fields]) => `${lead}${fields.join('\n')}\n`);
const eol = fc.constantFrom('\n', '\r\n');

describe('fields read one by one', () => {
  test('a simple field is what YAML makes of it', () => {
    fc.assert(
      fc.property(field, (text) => {
        const simple = readSimpleField(`${text}\n`);
        if (!simple) return;
        const reading = readYaml(`${text}\n`);
        expect('value' in reading && [...(reading.value as ReadonlyMap<string, unknown>)]).toEqual([
          [simple.name, simple.node ? plainOf({ node: simple.node }) : null],
        ]);
      }),
      SEED,
    );
  });

  test('the runtime holds the same either way', () => {
    let fast = 0;
    fc.assert(
      fc.property(region, eol, (inner, end) => {
        const text = `---\n${inner}---\nBody\n`.replaceAll('\n', end);
        const apart = readFields(parseAgent('file:///a.md', text, RUNTIME.profile));
        if (!apart) return;
        fast++;
        const whole = readAsRuntime(text);
        // Where the reader gave up first is for a message only, and may differ.
        expect({ ...apart, errorAt: 0, fields: [...apart.fields] }).toEqual({
          ...whole,
          errorAt: 0,
          fields: [...whole.fields],
        });
      }),
      SEED,
    );
    expect(fast).toBeGreaterThan(SEED.numRuns / 10);
  });
});
