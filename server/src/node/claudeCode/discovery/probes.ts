// Agent files that probe a runtime for fields, values, hook events and hook types; each has a nonsense name as a control.

import { fields } from '../../../core/dialects/claude/fields/fields';
import type { Candidates } from './candidates';

export const NONSENSE = 'zebraNonsense';

type ProbeKind = 'field' | 'values' | 'event' | 'guard' | 'type';

export interface Probe {
  readonly kind: ProbeKind;
  /** Of the agent and, with `.md`, of its file. */
  readonly name: string;
  readonly about: readonly string[];
  readonly text: string;
}

/** The log names five unknown fields of a file and counts the rest (2.1.332): four and the nonsense. */
const AT_ONCE = { field: 4, event: 40, type: 40 } as const;

/** Fields whose error message lists the valid values. Invalid colours are not reported (2.1.332). */
const LISTED = fields.filter(({ name, values }) => values.length > 0 && name !== 'model' && name !== 'color');

/** The first round: groups. */
export function groupProbes({ fields: names, events, hookTypes }: Candidates): readonly Probe[] {
  return [
    ...inGroups('field', names),
    ...inGroups('event', events),
    ...inGroups('type', hookTypes),
    probe(
      'values',
      0,
      LISTED.map(({ name }) => name),
    ),
  ];
}

/** The second round: each name that was not rejected, alone. */
export const singleProbes = (names: { readonly fields: readonly string[]; readonly events: readonly string[] }) => [
  ...names.fields.map((name, at) => probe('field', at, [name])),
  ...names.events.map((name, at) => probe('guard', at, [name])),
];

/** Groups of files with the same agent name, to see which one is used. Paths without `.md`, the last in sort order first. */
export const SAME_NAME: readonly (readonly string[])[] = [
  ['same-z', 'same-b', 'same-a'],
  ['same/c', 'same-y', 'same-c'],
  ['samf-9', 'same/d/x', 'same-d'],
  ['same-w', 'same-W', 'same-1'],
  ['same/f', 'same/e/y', 'same-v'],
];

/** By path. */
export const sameNameProbes: ReadonlyMap<string, string> = new Map(
  SAME_NAME.flatMap((paths, at) =>
    paths.map((each) => [each, `---\nname: same-name-${at}\ndescription: Use this agent for a probe.\n---\nWait.\n`]),
  ),
);

const inGroups = (kind: keyof typeof AT_ONCE, names: readonly string[]): readonly Probe[] =>
  Array.from({ length: Math.ceil(names.length / AT_ONCE[kind]) }, (_, at) =>
    probe(kind, at, names.slice(at * AT_ONCE[kind], (at + 1) * AT_ONCE[kind])),
  );

function probe(kind: ProbeKind, at: number, about: readonly string[]): Probe {
  const name = `probe-${kind}-${at}`;
  const lines = LINES[kind](about);
  const text = `---\nname: ${name}\ndescription: Use this agent for a probe.\n${lines.join('\n')}\n---\nWait.\n`;
  return { kind, name, about, text };
}

const LINES: Readonly<Record<ProbeKind, (names: readonly string[]) => readonly string[]>> = {
  field: (names) => [NONSENSE, ...names].map((name) => `${JSON.stringify(name)}: x`),
  values: (names) => names.map((name) => `${name}: ${NONSENSE}`),
  // With a valid hook type: an invalid one below a guard event would drop the whole agent.
  event: (names) => ['hooks:', ...[...names, NONSENSE].flatMap((event) => [`  ${event}:`, ...HOOK('prompt')])],
  guard: ([event = '']) => ['hooks:', `  ${event}:`, ...HOOK(NONSENSE)],
  type: (names) => [
    'hooks:',
    '  Stop:',
    '    - hooks:',
    ...[...names, NONSENSE].map((name) => `        - type: ${name}`),
  ],
};

const HOOK = (type: string): readonly string[] => ['    - hooks:', `        - type: ${type}`, '          prompt: x'];
