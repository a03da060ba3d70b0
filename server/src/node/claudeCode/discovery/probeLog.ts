// Reads from a runtime's log which probed names it knows; a probe counts only where the log rejects the nonsense name in it.

import { fields } from '../../../core/dialects/claude/fields/fields';
import { NONSENSE, type Probe } from './probes';

interface Screened {
  /** Names the log does not reject; confirmed one by one in the second round. */
  readonly fields: readonly string[];
  readonly events: readonly string[];
  readonly hookTypes: readonly string[];
  readonly values: readonly { readonly field: string; readonly value: string }[];
}

/** The first round. */
export function screened(probes: readonly Probe[], log: string): Screened {
  const entriesOf = entriesByProbe(log);
  const kept = (kind: Probe['kind'], isRefused: (entries: string, name: string) => boolean): readonly string[] =>
    probes.flatMap((probe) => {
      const entries = entriesOf.get(probe.name) ?? '';
      if (probe.kind !== kind || !isRefused(entries, NONSENSE)) return [];
      return probe.about.filter((name) => !isRefused(entries, name));
    });
  const values = probes.find(({ kind }) => kind === 'values');
  return {
    fields: kept('field', isUnknownField),
    events: kept('event', (entries, name) => entries.includes(`hooks.${name}: unknown hook event`)),
    hookTypes: kept('type', isUnknownType),
    values: values ? valuesIn(entriesOf.get(values.name) ?? '') : [],
  };
}

interface Confirmed {
  readonly fields: readonly string[];
  readonly events: readonly { readonly name: string; readonly guard: boolean }[];
}

/** The second round. `loaded`: names of the agents that were loaded. */
export function confirmed(probes: readonly Probe[], log: string, loaded: ReadonlySet<string>): Confirmed {
  const entriesOf = entriesByProbe(log);
  const found = { fields: [] as string[], events: [] as { name: string; guard: boolean }[] };
  for (const { kind, name, about } of probes) {
    const [only = ''] = about;
    const entries = entriesOf.get(name) ?? '';
    // The log masks words that look like secrets; such a list has more than the nonsense name.
    if (kind === 'field' && loaded.has(name) && unknownFields(entries)?.join() === NONSENSE) found.fields.push(only);
    if (kind === 'guard' && isUnknownType(entries, NONSENSE) && entries.includes(`hooks.${only}.`))
      found.events.push({ name: only, guard: !loaded.has(name) });
  }
  return found;
}

/** Parses `keys …: "a", "b" (did you mean "c"?)`; names in parentheses are suggestions. */
function unknownFields(entries: string): readonly string[] | undefined {
  const start = entries.indexOf(': "', Math.max(0, entries.indexOf('frontmatter key')));
  if (!entries.includes('frontmatter key') || start < 0) return undefined;
  const end = entries.indexOf('\n', start);
  const list = entries.slice(start + 2, end < 0 ? undefined : end);
  return list
    .split('(')
    .map((piece, at) => (at === 0 ? piece : piece.slice(piece.indexOf(')') + 1)))
    .join('')
    .split('"')
    .filter((_, at) => at % 2 === 1);
}
const isUnknownField = (entries: string, name: string): boolean => unknownFields(entries)?.includes(name) === true;
const isUnknownType = (entries: string, name: string): boolean => entries.includes(`nknown hook type "${name}"`);

/** `invalid memory value 'x'. Valid options: user, project, local` */
function valuesIn(entries: string): Screened['values'] {
  return fields.flatMap(({ name, values }) => {
    const complaint = new RegExp(`invalid ${name}\\b[^\\n]*'${NONSENSE}'[^\\n]*options?: ([\\w, -]+)`, 'i').exec(
      entries,
    );
    const known = new Set(values.map(({ value }) => value));
    return (complaint?.[1] ?? '')
      .split(/,| or /)
      .map((value) => value.trim())
      .filter((value) => /^[A-Za-z][\w-]{0,40}$/.test(value) && !known.has(value))
      .map((value) => ({ field: name, value }));
  });
}

/** Log entries by the probe they name; an entry may have several lines. */
function entriesByProbe(log: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of log.split(/\n(?=\d{4}-\d\d-\d\dT)/)) {
    const name = /\bprobe-[a-z]+-\d+/.exec(entry)?.[0];
    if (name !== undefined) found.set(name, `${found.get(name) ?? ''}${entry}\n`);
  }
  return found;
}

/** Whether an agent was refused because none of its tools is available. */
export const isRefused = (words: string): boolean => words.includes('zero tools');
