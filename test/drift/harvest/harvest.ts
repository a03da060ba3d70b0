// Collects lists of strings, names and dates of retirement from a program's text by patterns; a release has 70 MB of it.

/** A name that could be in an agent file or in settings. */
const NAME = /"([A-Za-z][\w.:[\]-]{1,60})"|[{,]\s*([A-Za-z_$][\w$]{2,60})\s*:/g;
const STRING = /"((?:[^"\\\n]|\\.){1,80})"/g;
const LIST = /\[\s*"(?:[^"\\\n]|\\.){1,80}"(?:\s*,\s*"(?:[^"\\\n]|\\.){1,80}")+\s*,?\s*\]/g;
/** A model's id as a key, with an object in it that gives a day for each provider. */
const RETIRING =
  /"(claude-[\w.-]+)"\s*:\s*\{[^{}]{0,200}\{((?:\s*\w+\s*:\s*(?:null|"[A-Z][a-z]+ \d{1,2}, \d{4}")\s*,?)+)\s*\}/g;
const DAY = /(\w+)\s*:\s*(?:null|"([A-Z][a-z]+ \d{1,2}, \d{4})")/g;

export interface Harvest {
  /** Each list once, as JSON. */
  readonly lists: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Names within two steps of a landmark. */
  readonly beside: ReadonlySet<string>;
  /** `claude-x firstParty` → `2027-01-22`. */
  readonly retirements: ReadonlyMap<string, string>;
}

const BESIDE = 2;

/** `landmarks`: known names that mean nothing else in a program, such as `permissionMode`. */
export function harvest(texts: readonly string[], landmarks: ReadonlySet<string>): Harvest {
  const lists = new Set<string>();
  const names = new Set<string>();
  const beside = new Set<string>();
  const retirements = new Map<string, string>();
  for (const text of texts) {
    for (const [list] of text.matchAll(LIST))
      lists.add(JSON.stringify([...list.matchAll(STRING)].map(([, item = '']) => item)));
    const inOrder = namesOf(text);
    for (const [at, name] of inOrder.entries()) {
      names.add(name);
      if (!landmarks.has(name)) continue;
      for (const near of inOrder.slice(Math.max(0, at - BESIDE), at + BESIDE + 1)) beside.add(near);
    }
    for (const [, id = '', days = ''] of text.matchAll(RETIRING))
      for (const [, provider = '', day] of days.matchAll(DAY))
        if (day !== undefined) retirements.set(`${id} ${provider}`, isoDay(day));
  }
  return { lists, names, beside, retirements };
}

const namesOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(NAME), ([, quoted, key]) => quoted ?? key ?? '');

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function isoDay(words: string): string {
  const [month = '', day = '', year = ''] = words.split(/,? /);
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

export interface Neighbours {
  /** In reading order, at most eight. */
  readonly near: readonly string[];
  /** How many of them are in `known`. */
  readonly known: number;
}

const REACH = 4;

/** For each name, the place with the most known neighbours. */
export function neighboursOf(
  texts: readonly string[],
  wanted: ReadonlySet<string>,
  known: ReadonlySet<string>,
): ReadonlyMap<string, Neighbours> {
  const found = new Map<string, Neighbours>();
  for (const text of texts) {
    const names = namesOf(text);
    for (const [at, name] of names.entries()) {
      if (!wanted.has(name)) continue;
      const around = [...names.slice(Math.max(0, at - REACH), at), ...names.slice(at + 1, at + 1 + REACH)];
      const near = [...new Set(around)].filter((each) => each !== name);
      const count = near.filter((each) => known.has(each)).length;
      if (count > (found.get(name)?.known ?? -1)) found.set(name, { near, known: count });
    }
  }
  return found;
}
