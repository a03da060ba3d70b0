// Stopping at the first error must find the error that the whole parse names first.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { parseYaml } from '../../server/src/core/syntax/yamlDocument';

const SEED = { seed: 20261201, numRuns: 20_000 };

const piece = fc.constantFrom(
  'a',
  'key: ',
  'k:',
  '- ',
  "'",
  '"',
  '\\',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '|',
  '>-',
  '# c',
  '&a ',
  '*a',
  '!t ',
  '? ',
  ': ',
  '@',
  '`',
  '%YAML 1.2',
  '---',
  '...',
  '\t',
  'x'.repeat(1030),
);
const line = fc
  .tuple(fc.constantFrom('', '  ', '    ', '- ', 'k: '), fc.array(piece, { maxLength: 4 }))
  .map(([lead, parts]) => lead + parts.join(''));
const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));

test('the first error is that of a whole parse', () => {
  let broken = 0;
  fc.assert(
    fc.property(text, (source) => {
      const whole = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', strict: true });
      const [first] = whole.errors.filter(({ code }) => code !== 'KEY_OVER_1024_CHARS' && code !== 'MULTIPLE_DOCS');
      const found = parseYaml(source);
      expect(found.errors[0] && [found.errors[0].code, found.errors[0].pos]).toEqual(first && [first.code, first.pos]);
      if (first) broken++;
      else expect(found.contents?.range).toEqual(whole.contents?.range);
    }),
    SEED,
  );
  expect(broken).toBeGreaterThan(SEED.numRuns / 10);
});
