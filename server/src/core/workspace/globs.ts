// Globs of the setting `files`, and our own patterns as expressions. A setting comes with a repository: testing a path takes time
// proportional to glob and path at most, and what exceeds the limits is refused with a reason. Not picomatch, which makes expressions
// that backtrack (`*a*a*a*a*b`) and passes groups on (`([a-z]+)+`); the tests hold what both read to its answers.

import { decoded } from '../text/uri';

/** Tells whether a path or URI matches; `/` separates folders. The match is anchored at the end only. */
export interface Glob {
  test(path: string): boolean;
}

export interface RefusedGlob {
  /** Shortened where it is long. */
  readonly glob: string;
  /** Completes “ignored, because it …”. */
  readonly reason: string;
}

const LONGEST = 1_000;
/** Of one glob with its braces written out. */
const MOST_ALTERNATIVES = 100;
/** In one list. */
const MOST_GLOBS = 500;
/** Of all globs of a list, with their braces written out. */
const MOST_CHARACTERS = 20_000;
/** Comparisons of one path with all globs of a list, far more than names that people give take. A path beyond it does not match. */
const MOST_STEPS = 50_000;
const SHOWN = 60;

/** Those of a list that can be used, in order, and the others with why. */
export function readGlobs(written: readonly string[]): {
  readonly globs: readonly string[];
  readonly refused: readonly RefusedGlob[];
} {
  const globs: string[] = [];
  const refused: RefusedGlob[] = [];
  let left = MOST_CHARACTERS;
  for (const [at, glob] of written.entries()) {
    const read = stepsOf(glob);
    const refuse = (reason: string) => refused.push({ glob: shortened(glob), reason });
    if (at >= MOST_GLOBS) {
      refuse(`and the ${written.length - at - 1} after it exceed the ${MOST_GLOBS} that are read`);
      break;
    }
    if (typeof read === 'string') refuse(read);
    else if (read.characters > left) refuse(`makes all globs longer than ${MOST_CHARACTERS} characters`);
    else {
      left -= read.characters;
      globs.push(glob);
    }
  }
  return { globs, refused };
}

/** One test for several globs. Those that `readGlobs` refuses match nothing. */
export function anyGlob(globs: readonly string[]): Glob {
  const all = globs.flatMap((glob) => {
    const read = stepsOf(glob);
    return typeof read === 'string' ? [] : read.alternatives;
  });
  return {
    test(path) {
      if (all.length === 0) return false;
      const names = decoded(path).split('/');
      const last = names.at(-1) ?? '';
      const work: Work = { left: MOST_STEPS };
      const fits = (wanted: Name, name: string): boolean => fitsName(wanted, name, work);
      return all.some((steps) => {
        const wanted = steps.at(-1);
        return wanted !== undefined && wanted !== ANY && fits(wanted, last) && matches(steps, names, fits, work);
      });
    },
  };
}

const shortened = (glob: string): string => (glob.length > SHOWN ? `${glob.slice(0, SHOWN)}…` : glob);

/** In a list of names `**`; in a name `*`. */
const ANY = Symbol('any number');
type Steps<T> = readonly (T | typeof ANY)[];
type Character = (char: string) => boolean;
/** A name without wildcards, or with what stands before and after them. */
type Name = string | { readonly before: string; readonly steps: Steps<Character>; readonly after: string };
/** Steps that may still be taken. */
interface Work {
  left: number;
}

/** Going back to the last wildcard is enough: what stands before it has matched as early as it can. O(steps × items). */
function matches<T, U>(steps: Steps<T>, items: ArrayLike<U>, fits: (step: T, item: U) => boolean, work: Work): boolean {
  let [step, item, wildcard, from] = [0, 0, -1, 0];
  while (item < items.length) {
    if (--work.left < 0) return false;
    const wanted = steps[step];
    if (wanted === ANY) {
      wildcard = step++;
      from = item;
    } else if (wanted !== undefined && fits(wanted, items[item] as U)) {
      step++;
      item++;
    } else if (wildcard >= 0) {
      step = wildcard + 1;
      item = ++from;
    } else return false;
  }
  while (steps[step] === ANY) step++;
  return step === steps.length;
}

function fitsName(wanted: Name, name: string, work: Work): boolean {
  if (typeof wanted === 'string') return wanted === name;
  const { before, steps, after } = wanted;
  if (name.length < before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) return false;
  const inside = name.slice(before.length, name.length - after.length);
  return matches(steps, inside, (fits, char) => fits(char), work);
}

const ANY_NAME: Name = { before: '', steps: [ANY], after: '' };

interface Read {
  readonly alternatives: readonly Steps<Name>[];
  readonly characters: number;
}

/** Why it cannot be used, as text. */
function stepsOf(glob: string): Read | string {
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (glob.includes('[:')) return 'has a named class such as `[:alpha:]`: write its range, as in `[a-z]`';
  const written = alternativesOf(glob);
  if (typeof written === 'string') return written;
  const alternatives: Steps<Name>[] = [];
  for (const each of written) {
    const steps: (Name | typeof ANY)[] = [ANY];
    for (const name of each.split('/').filter((part) => part !== '' && part !== '.')) {
      if (name === '..') return 'leads out of the folder with `..`';
      const read = name === '**' ? ANY : nameOf(name);
      if (read === undefined) return 'has a `[` without `]`';
      if (read !== ANY || steps.at(-1) !== ANY) steps.push(read);
    }
    if (steps.length === 1 && !each.includes('**')) return 'is empty';
    // `a/**` is what lies in `a`.
    if (steps.at(-1) === ANY) steps.push(ANY_NAME);
    alternatives.push(steps);
  }
  return { alternatives, characters: written.reduce((sum, each) => sum + each.length, 0) };
}

/** With its braces written out, innermost first. Braces without a comma stand for themselves. */
function alternativesOf(glob: string): readonly string[] | string {
  const done: string[] = [];
  const waiting = [glob];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const braces = bracesIn(next);
    if (braces === 'open') return 'has a `{` without `}`';
    if (braces === 'range') return 'has a range such as `{1..3}`: list the values, as in `{1,2,3}`';
    if (braces === undefined) done.push(next);
    else for (const part of braces.parts) waiting.push(next.slice(0, braces.start) + part + next.slice(braces.end));
    if (done.length + waiting.length > MOST_ALTERNATIVES)
      return `stands for more than ${MOST_ALTERNATIVES} globs with its braces written out`;
  }
  return done;
}

/** The first braces with a comma, outside of classes and escapes. */
function bracesIn(
  glob: string,
): { readonly start: number; readonly end: number; readonly parts: readonly string[] } | 'open' | 'range' | undefined {
  const open: { readonly start: number; readonly commas: number[] }[] = [];
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at];
    const inner = open.at(-1);
    if (char === '\\') at++;
    else if (char === '[') at = classAt(glob, at)?.end ?? at;
    else if (char === '{') open.push({ start: at, commas: [] });
    else if (char === ',') inner?.commas.push(at);
    else if (char === '}' && inner) {
      open.pop();
      if (inner.commas.length === 0 && glob.slice(inner.start + 2, at - 1).includes('..')) return 'range';
      if (inner.commas.length > 0) {
        const cuts = [inner.start, ...inner.commas, at];
        return {
          start: inner.start,
          end: at + 1,
          parts: cuts.slice(1).map((cut, before) => glob.slice((cuts[before] ?? 0) + 1, cut)),
        };
      }
    }
  }
  return open.length > 0 ? 'open' : undefined;
}

/** Absent where a class is not closed. */
function nameOf(name: string): Name | undefined {
  const steps: (Character | typeof ANY)[] = [];
  let before: string | undefined;
  let plain = '';
  for (let at = 0; at < name.length; at++) {
    const char = name.charAt(at);
    if (char !== '*' && char !== '?' && char !== '[') {
      if (char === '\\' && at + 1 < name.length) at++;
      plain += name.charAt(at);
      continue;
    }
    const found = char === '[' ? classAt(name, at) : undefined;
    if (char === '[' && !found) return undefined;
    at = found?.end ?? at;
    if (before === undefined) before = plain;
    else for (const wanted of plain.split('')) steps.push((given) => given === wanted);
    plain = '';
    if (char !== '*') steps.push(found?.fits ?? (() => true));
    else if (steps.at(-1) !== ANY) steps.push(ANY);
  }
  return before === undefined ? plain : { before, steps, after: plain };
}

/** `[abc]`, `[a-z]`, `[!a]`, `[^a]`; a `]` right at the start is one of its characters. `end` is the place of its last `]`. */
function classAt(glob: string, start: number): { readonly end: number; readonly fits: Character } | undefined {
  const negated = glob[start + 1] === '!' || glob[start + 1] === '^';
  const first = start + (negated ? 2 : 1);
  const end = glob.indexOf(']', first + 1);
  const inside = glob.slice(first, end);
  if (end < 0 || inside.includes('/')) return undefined;
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = 0; at < inside.length; at++) {
    const isRange = inside[at + 1] === '-' && at + 2 < inside.length;
    ranges.push([inside.charAt(at), inside.charAt(isRange ? at + 2 : at)]);
    if (isRange) at += 2;
  }
  return { end, fits: (char) => ranges.some(([from, to]) => char >= from && char <= to) !== negated };
}

// One expression for patterns of our own, by which hosts list files: `**/`, `**`, `*` and `?`. Never for those of settings.
export const anyOf = (globs: readonly string[]): RegExp =>
  new RegExp(globs.length === 0 ? '(?!)' : globs.map((glob) => `(?:^|/)${source(glob)}$`).join('|'));

const source = (glob: string): string =>
  glob.replace(/\*\*\/|\*\*|[*?]|[.+^${}()|[\]\\]/g, (part) => WILDCARDS[part] ?? `\\${part}`);

const WILDCARDS: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]*/)*',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
