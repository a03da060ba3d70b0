// Globs of the setting `files`, held to picomatch, and what is refused of them.

import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { describe, expect, test } from 'vitest';
import { anyGlob, anyOf, readGlobs } from '../../../server/src/core/workspace/globs';

const NAME_PIECES = ['*', '?', 'a', 'b', 'c.', '[ab]', '[^a]', '[a-b.]', '\\*'];
const texts = (pieces: readonly string[], max: number) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: max }).map((parts) => parts.join(''));
const names = fc.array(texts(['a', 'b', 'c.', '*', '-'], 4), { minLength: 1, maxLength: 5 });
const globs = fc.array(
  fc.oneof({ weight: 1, arbitrary: fc.constant('**') }, { weight: 3, arbitrary: texts(NAME_PIECES, 5) }),
  { minLength: 1, maxLength: 4 },
);
const seeded = { numRuns: 4_000, seed: 20261130 } as const;

describe('a glob of the setting `files`', () => {
  test('matches the end of a path as picomatch does', () => {
    fc.assert(
      fc.property(globs, names, (glob, path) => {
        const [written, given] = [glob.join('/'), path.join('/')];
        // picomatch lets a last `**` match nothing in some patterns; it stands for something in the folder here.
        const wanted = glob.at(-1) === '**' ? `**/${written}/*` : `**/${written}`;
        const expected = picomatch.isMatch(given, wanted, { dot: true });
        expect(anyGlob([written]).test(given), `${written} and ${given}`).toBe(expected);
      }),
      seeded,
    );
  });

  test('a glob with braces matches what one of its alternatives matches', () => {
    fc.assert(
      fc.property(globs, globs, names, (one, other, path) => {
        const [first, second, given] = [one.join('/'), other.join('/'), path.join('/')];
        const expected = anyGlob([`a/${first}/b`, 'a/x/b', `a/b${second}/b`]).test(given);
        expect(anyGlob([`a/{${first},{x,b${second}}}/b`]).test(given)).toBe(expected);
      }),
      seeded,
    );
  });

  test.each([
    ['**/a/**/b/**/c/*.md', 'w/a/x/b/c/d.md', true],
    ['**/a/**/b/**/c/*.md', 'w/a/x/c/d.md', false],
    ['*-*-*-*.md', 'w/a-b-c-d.md', true],
    ['*-*-*-*.md', 'w/a-b-c/d.md', false],
    ['prompts/{a,b}.md', 'file:///w/prompts/b.md', true],
    ['prompts/{a,b}.md', 'file:///w/prompts/c.md', false],
    ['{prompts,team/{x,y}}/*.md', 'w/team/y/a.md', true],
    ['prompts/[0-9][!0-9].md', 'w/prompts/1a.md', true],
    ['prompts/[0-9][!0-9].md', 'w/prompts/11.md', false],
    ['prompts/*.md', 'w/prompts/.hidden.md', true],
    ['./prompts/*.md', 'w/prompts/a.md', true],
    ['prompts/**', 'w/prompts/a/b.md', true],
    ['prompts/**', 'w/prompts', false],
    ['a\\{b,c}.md', 'w/a{b,c}.md', true],
    ['a\\{b,c}.md', 'w/ab.md', false],
    ['a{b\\,c,d}.md', 'w/ab,c.md', true],
    ['a{b\\,c,d}.md', 'w/ad.md', true],
    ['a[\\{]b.md', 'w/a{b.md', true],
    ['a.md', 'w/ba.md', false],
    ['tür/*.md', 'file:///w/t%C3%BCr/a.md', true],
  ])('%s and %s', (glob, path, expected) => expect(anyGlob([glob]).test(path)).toBe(expected));

  test.each([
    ['*a.md', 'a.md', true],
    ['a*a.md', 'a.md', false],
    ['a*a', 'aa', true],
    ['a?a', 'aa', false],
    ['ab*ba', 'aba', false],
    ['\u{1F600}*.md', '\u{1F600}x.md', true],
    ['*\u{1F600}*.md', 'x\u{1F600}y.md', true],
    ['?.md', '\u{1F600}.md', false],
  ])('what stands before and after wildcards does not overlap: %s and %s', (glob, path, expected) =>
    expect(anyGlob([glob]).test(path)).toBe(expected),
  );

  test('takes a bounded number of steps for a path, whatever the globs are', () => {
    const globs = Array.from({ length: 500 }, () => `*${'a'.repeat(30)}b*.md`);
    const hostile = anyGlob([...globs, '*.md']);
    expect(hostile.test(`${'a'.repeat(250)}.md`)).toBe(false);
    expect(hostile.test('code-reviewer-for-frontend-changes.md')).toBe(true);
    expect(anyGlob([...globs.map(() => 'team/*-*-*.md'), '*.md']).test(`w/${'a-'.repeat(20)}.md`)).toBe(true);
  });

  test('matches nothing in an empty list', () => expect(anyGlob([]).test('a.md')).toBe(false));
});

describe('a glob that cannot be used', () => {
  test.each([
    ['{a,b', 'has a `{` without `}`'],
    ['prompts/[ab.md', 'has a `[` without `]`'],
    ['prompts/{1..3}.md', 'has a range such as `{1..3}`: list the values, as in `{1,2,3}`'],
    ['[[:alpha:]].md', 'has a named class such as `[:alpha:]`: write its range, as in `[a-z]`'],
    ['../other/*.md', 'leads out of the folder with `..`'],
    ['', 'is empty'],
    ['{a,b}'.repeat(7), 'stands for more than 100 globs with its braces written out'],
  ])('%s is refused', (glob, reason) => {
    expect(readGlobs(['good/*.md', glob])).toMatchObject({ globs: ['good/*.md'], refused: [{ reason }] });
    expect(anyGlob([glob]).test(glob)).toBe(false);
  });

  test('is shown shortened where it is too long', () => {
    const glob = `${'a'.repeat(60)}…`;
    expect(readGlobs(['a'.repeat(1001)]).refused).toEqual([{ glob, reason: 'is longer than 1000 characters' }]);
  });

  test('of 100,000 globs, those beyond the limit are refused in one sentence', () => {
    const { globs, refused } = readGlobs(Array.from({ length: 100_000 }, (_, n) => `${n}/*.md`));
    expect(globs).toHaveLength(500);
    expect(refused).toEqual([{ glob: '500/*.md', reason: 'and the 99499 after it exceed the 500 that are read' }]);
  });

  test('makes the list too long with all before it', () => {
    const long = 'a'.repeat(999);
    const { globs, refused } = readGlobs([...Array.from({ length: 20 }, (_, n) => `${n % 10}${long}`), 'b/*.md']);
    expect(globs).toHaveLength(20);
    expect(refused).toMatchObject([{ reason: 'makes all globs longer than 20000 characters' }]);
  });
});

test('a pattern of our own becomes one expression with the others', () => {
  const wanted = anyOf(['**/.claude/agents/**/*.md', '*.json']);
  expect(wanted.test('a/.claude/agents/b/c.md')).toBe(true);
  expect(wanted.test('a/b.json')).toBe(true);
  expect(wanted.test('a/b.md')).toBe(false);
  expect(anyOf([]).test('')).toBe(false);
});
