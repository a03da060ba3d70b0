// Renders the report's sections about names found in programs, and changelogs.

import type { Answers } from '../answers';
import type { Candidate } from './candidates';
import type { Changelog } from './changelog';
import type { Neighbours } from './harvest';

const MEANINGS = [
  'a field',
  'taken',
  'an event',
  'drops the agent',
  'a hook type',
  'given',
  'withheld',
  'unavailable',
  'is checked',
];

/** What a release makes of each name, in words: `event: an event`. Names that mean nothing to it are absent. */
export function meaningsOf(answers: Answers): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, answer] of answers) {
    if (!MEANINGS.includes(answer) && !answer.startsWith('stands for ')) continue;
    const [kind = '', what = ''] = key.split(' ');
    const [field, value] = what.split('=');
    const name = value ?? what;
    const meaning = value === undefined ? `${kind}: ${answer}` : `\`${field}\`: ${answer}`;
    found.set(name, [...(found.get(name) ?? []), meaning]);
  }
  return found;
}

/** `meanings`: what the newest release asked makes of a name. */
export function candidateSection(
  candidates: readonly Candidate[],
  neighbours: ReadonlyMap<string, Neighbours>,
  meanings: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const placed = candidates.filter((each) => each.placed).length;
  const meaningsFor = (name: string): readonly string[] => meanings.get(name) ?? [];
  const means = candidates.filter(({ name }) => meaningsFor(name).length > 0);
  const others = candidates.filter((each) => each.placed && !means.includes(each));
  return [
    '## Names in the program',
    '',
    `${candidates.length} names, each asked as everything it could be. ${means.length} of them mean something, and ${placed} stand in a list or beside a known name:`,
    '',
    ...[...means, ...others].map(({ name, change }) => {
      const near = neighbours.get(name)?.near.slice(0, 6).map(code).join(', ');
      const meaning = meaningsFor(name).length > 0 ? ` — **${meaningsFor(name).join('; ')}**` : '';
      return `- ${code(name)} (${change}${near ? `, beside ${near}` : ''})${meaning}`;
    }),
    '',
  ];
}

interface ReadEntry {
  readonly version: string;
  readonly entry: string;
  /** The entries of that release were read, and relevant facts added to the catalogues. */
  readonly known: boolean;
}

/** `read`: releases whose entries were read, with the day. */
export const entriesOf = (
  changelog: Changelog,
  isAbout: (version: string) => boolean,
  read: Readonly<Record<string, string>>,
): readonly ReadEntry[] =>
  [...changelog]
    .filter(([version]) => isAbout(version))
    .flatMap(([version, entries]) => entries.map((entry) => ({ version, entry, known: version in read })));

export function changelogSection(title: string, entries: readonly ReadEntry[]): readonly string[] {
  if (entries.length === 0) return [];
  return [
    `## ${title}`,
    '',
    ...entries.map(({ version, entry, known }) => `- ${version}: ${entry} — *${known ? 'known' : 'to do'}*`),
    '',
  ];
}

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;
