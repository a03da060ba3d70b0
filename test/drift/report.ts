// Renders the comparison with the catalogues as Markdown: known facts, changes, and lines to edit.

import type { Change } from './compare';
import type { Drift } from './drift';

export const SUBJECTS: Readonly<Record<string, string>> = {
  file: 'What loads',
  order: 'Files of the same name',
  field: 'Fields',
  value: 'Values',
  event: 'Hook events',
  guard: 'Guards: hooks that drop the agent when they cannot be loaded',
  type: 'Hook types',
  entry: 'What becomes of an entry of `tools`',
  tool: 'Tools and their old names',
  tools: 'Sets of tools',
  name: 'Names of tools',
  model: 'Models',
  offers: 'Models on the menu',
  agent: 'Built-in agents',
  shown: 'What the orchestrator is shown',
  alias: 'Names of models',
  retires: 'Dates of retirement',
  colour: 'Colours',
  setting: 'Keys of settings',
};

interface Reported extends Drift {
  readonly version: string;
  /** The checksum of the package, as npm verified it. */
  readonly integrity?: string;
}

/**
 * `placesOf`: the lines of the sources that state what changed, as `file:line`. `sections` are about what was read in the program;
 * `notAsked` is what this release could not be asked, in sentences.
 */
export function report(
  drift: Reported,
  placesOf: (change: Change) => readonly string[],
  {
    sections = [],
    notAsked = [],
  }: { readonly sections?: readonly string[]; readonly notAsked?: readonly string[] } = {},
): string {
  const { version, known, integrity, same, changes, unasked } = drift;
  const lines = [`# Claude Code ${version}, held against the catalogues of ${known}`, ''];
  if (integrity !== undefined) lines.push(`Package as npm verified it: \`${integrity}\``, '');
  const asked = same + changes.length;
  lines.push(
    `${asked} answers: ${same} as known, ${changes.length} changed. ${unasked.length} questions this release cannot be asked.`,
    '',
  );
  lines.push('## As known', '');
  const kinds = Object.keys(SUBJECTS).filter((kind) => !changes.some(({ key }) => kindOf(key) === kind));
  lines.push(kinds.length === 0 ? 'Nothing as a whole.' : kinds.map((kind) => SUBJECTS[kind]).join(' · '), '');
  if (unasked.length > 0) lines.push(`Not asked: ${counted(unasked)}`, '');
  lines.push('## What changed', '');
  if (changes.length === 0) lines.push('Nothing.', '');
  for (const [kind, title] of Object.entries(SUBJECTS)) {
    const own = changes.filter(({ key }) => kindOf(key) === kind);
    if (own.length === 0) continue;
    lines.push(`### ${title}`, '');
    for (const change of own) lines.push(`- ${inWords(change)}`);
    lines.push('');
  }
  lines.push(...toTouch(changes, placesOf), '', ...sections);
  if (notAsked.length > 0) lines.push('## Not asked', '', ...notAsked.map((each) => `- ${each}`));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The lines of the sources that state what changed, with what is to be changed there. */
export function toTouch(
  changes: readonly Change[],
  placesOf: (change: Change) => readonly string[],
): readonly string[] {
  const places = new Map<string, string[]>();
  for (const change of changes)
    for (const place of placesOf(change)) places.set(place, [...(places.get(place) ?? []), change.key]);
  const lines = ['## What to touch', ''];
  if (places.size === 0) lines.push('Nothing.');
  for (const [place, keys] of [...places].sort(([a], [b]) => compareText(a, b)))
    lines.push(
      `- ${place} — ${keys.slice(0, 3).map(inCode).join(', ')}${keys.length > 3 ? ` and ${keys.length - 3} more` : ''}`,
    );
  return lines;
}

export const kindOf = (key: string): string => key.split(' ')[0] ?? '';

function inWords({ key, expected, got }: Change): string {
  if (expected === undefined) return `${inCode(key)}: ${short(got ?? '')}, and the catalogues do not know it`;
  if (got === undefined) return `${inCode(key)}: ${short(expected)} is expected, and it is not there`;
  return `${inCode(key)}: ${short(expected)} → ${short(got)}`;
}

const SHOWN = 120;

/** Long answers are cut off; the difference is found by asking about the file again. */
const short = (text: string): string => inCode(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

export const inCode = (text: string): string => `\`${text.replaceAll('`', "'").replaceAll('\n', '\\n')}\``;

export function counted(keys: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(kindOf(key), (counts.get(kindOf(key)) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} of ${SUBJECTS[kind] ?? kind}`).join(', ');
}

/** By file, then by line as a number. */
function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
