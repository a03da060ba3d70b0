// Globs of settings: read step by step where they have many wildcards, and then with the same answers.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyOf, globOf, globToRegExp } from '../../../server/src/core/workspace/globs';

const pieces = (...of: readonly string[]) =>
  fc.array(fc.constantFrom(...of), { maxLength: 9 }).map((parts) => parts.join(''));
const seeded = { numRuns: 20_000, seed: 20261121 } as const;

it('step by step as by an expression, and a host is asked for no less', () => {
  fc.assert(
    fc.property(pieces('**/', '**', '*', '?', 'a', 'b', '/', '.'), pieces('a', 'b', '/', '.'), (glob, path) => {
      // Behind all that a path can begin with: as many wildcards as need steps.
      const many = `**/**/${glob}`;
      const wanted = globToRegExp(many).test(path);
      expect(globOf(many).test(path)).toBe(wanted);
      if (wanted) expect(anyOf([many]).test(path)).toBe(true);
    }),
    seeded,
  );
});

it.each([
  ['**/a/**/b/**/c/*.md', 'w/a/x/b/c/d.md', true],
  ['**/a/**/b/**/c/*.md', 'w/a/x/c/d.md', false],
  ['*-*-*-*.md', 'w/a-b-c-d.md', true],
  ['*-*-*-*.md', 'w/a-b-c/d.md', false],
])('%s and %s', (glob, path, wanted) => expect(globOf(glob).test(path)).toBe(wanted));
