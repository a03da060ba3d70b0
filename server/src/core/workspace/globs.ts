// The few glob forms that hosts and settings know, over URIs or paths with slashes. `**` crosses folders, `*` does not;
// everything else stands for itself, and the match is anchored at the end only. Settings come with a repository: whatever they
// ask for must take no more time than glob and path are long.

import { tailStart } from '../text/tail';

/** What tells whether a path is meant; a regular expression is one. */
export interface Glob {
  test(path: string): boolean;
}

/** With more of them an expression tries too many ways to share a path out among them. */
const MOST_WILDCARDS = 3;

/** As an expression, which is quick for few wildcards; else step by step. */
export const globOf = (glob: string): Glob => (isSimple(glob) ? globToRegExp(glob) : stepsOf(glob));

/** One expression for several globs, for those who need one. Of a glob with many wildcards it asks for the end alone. */
export const anyOf = (globs: readonly string[]): RegExp =>
  new RegExp(globs.length === 0 ? '(?!)' : globs.map((glob) => (isSimple(glob) ? source(glob) : end(glob))).join('|'));

export const globToRegExp = (glob: string): RegExp => new RegExp(source(glob));

/** Two runs of folders behind each other are one. */
const isSimple = (glob: string): boolean =>
  (glob.match(/\*+/g)?.length ?? 0) <= MOST_WILDCARDS && !glob.includes('**/**') && !glob.includes('***');

const escaped = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
/** What follows the last wildcard. A slash behind two stars belongs to them. */
function end(glob: string): string {
  const tail = tailStart(glob, /[^*?]/);
  return `${escaped(glob.slice(glob.startsWith('**/', tail - 2) ? tail + 1 : tail))}$`;
}

function source(glob: string): string {
  let written = '';
  for (let i = 0; i < glob.length; i++) {
    const char = glob[i] ?? '';
    if (glob.startsWith('**/', i)) {
      written += '(?:[^/]*/)*';
      i += 2;
    } else if (glob.startsWith('**', i)) {
      written += '.*';
      i += 1;
    } else if (char === '*') written += '[^/]*';
    else if (char === '?') written += '[^/]';
    else written += escaped(char);
  }
  return `(?:^|/)${written}$`;
}

/** All places of the glob that a path can have come to are kept at once, so that none is tried again. */
function stepsOf(glob: string): Glob {
  const steps = glob.match(/\*\*\/|\*\*|./gs) ?? [];
  const crosses = (step: string | undefined): boolean => step?.startsWith('*') === true;
  const add = (places: Set<number>, at: number): void => {
    for (let i = at; !places.has(i); i++) {
      places.add(i);
      if (!crosses(steps[i])) return;
    }
  };
  return {
    test(path) {
      let [places, inFolder] = [new Set<number>(), new Set<number>()];
      add(places, 0);
      for (let c = 0; c < path.length; c++) {
        const char = path.charAt(c);
        const [next, nextInFolder] = [new Set<number>(), new Set<number>()];
        for (const i of [...places, ...inFolder]) {
          const step = steps[i];
          if (step === '**/' && char !== '/') nextInFolder.add(i);
          else if (step === '**/') add(next, i);
          else if (step === '**') add(next, i);
          else if (step === '*' && char !== '/') add(next, i);
          else if (step === char || (step === '?' && char !== '/')) add(next, i + 1);
        }
        if (char === '/') add(next, 0);
        [places, inFolder] = [next, nextInFolder];
      }
      return places.has(steps.length);
    },
  };
}
