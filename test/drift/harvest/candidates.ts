// Selects names of a program to probe: added or removed ones, and unknown ones beside known ones.

import type { Harvest } from './harvest';

export interface Candidate {
  readonly name: string;
  /** `moved`: it is in both programs, but stands elsewhere. `unknown`: it is in the program, and the catalogues do not have it. */
  readonly change: 'new' | 'gone' | 'moved' | 'unknown';
  /** It stands in a list of strings, or beside a name of the catalogues. Other names are asked about too, but not listed one by one. */
  readonly placed: boolean;
}

/** What differs between two programs, in the order of the alphabet. */
export function candidatesBetween(from: Harvest, to: Harvest): readonly Candidate[] {
  const side = (change: 'new' | 'gone', has: Harvest, lacks: Harvest): readonly Candidate[] => {
    const placed = new Set([...addedTo(has.lists, lacks.lists), ...without(has.beside, lacks.beside)]);
    return [...new Set([...placed, ...without(has.names, lacks.names)])]
      .filter(isAskable)
      .map((name) => ({ name, change: lacks.names.has(name) ? 'moved' : change, placed: placed.has(name) }));
  };
  const found = new Map([...side('gone', from, to), ...side('new', to, from)].map((each) => [each.name, each]));
  return [...found.values()].sort(byName);
}

/** What one program has and the catalogues do not know: beside a landmark, or in a list with two of them. */
export function candidatesIn(
  program: Harvest,
  known: ReadonlySet<string>,
  landmarks: ReadonlySet<string>,
): readonly Candidate[] {
  const listed = [...program.lists]
    .map(members)
    .filter((list) => list.filter((each) => landmarks.has(each)).length >= 2)
    .flat();
  return [...new Set([...listed, ...program.beside])]
    .filter((name) => !known.has(name) && isAskable(name))
    .map((name) => ({ name, change: 'unknown' as const, placed: true }))
    .sort(byName);
}

/** A plain YAML scalar that is not read as another type. */
const isAskable = (name: string): boolean =>
  /^[A-Za-z][\w.:[\]-]*$/.test(name) && !name.endsWith(':') && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name);

const byName = (a: Candidate, b: Candidate): number => (a.name < b.name ? -1 : 1);
const without = <T>(all: ReadonlySet<T>, those: ReadonlySet<T>): readonly T[] =>
  [...all].filter((each) => !those.has(each));
const members = (list: string): readonly string[] => JSON.parse(list) as string[];

/** Members of the lists only one program has that are not in the list of the other that is most like it. */
function addedTo(has: ReadonlySet<string>, lacks: ReadonlySet<string>): readonly string[] {
  const others = without(lacks, has).map((list) => new Set(members(list)));
  return without(has, lacks)
    .map(members)
    .flatMap((list) => {
      const shared = (other: ReadonlySet<string>): number => list.filter((each) => other.has(each)).length;
      const nearest = others.reduce<ReadonlySet<string>>(
        (best, other) => (shared(other) > shared(best) ? other : best),
        new Set(),
      );
      return list.filter((each) => !nearest.has(each));
    });
}
