// Agent files that probe names found in a program; each has a nonsense name as a control.

import { facts } from '../../server/src/core/dialects/claude/catalogue/facts';
import { fields } from '../../server/src/core/dialects/claude/fields/fields';
import { NONSENSE } from './probes';

type CandidateKind = 'field' | 'value' | 'event' | 'type' | 'entry';

export interface CandidateProbe {
  readonly kind: CandidateKind;
  /** Of the agent and of its file. */
  readonly name: string;
  readonly about: readonly string[];
  readonly text: string;
  /** Only an agent that is started shows it. */
  readonly started: boolean;
}

const SHAPES: Readonly<Record<CandidateKind | 'model' | 'setting', RegExp>> = {
  field: /^[a-z][\w-]*$/,
  value: /^[a-z][A-Za-z_-]*$/,
  event: /^[A-Z][A-Za-z]+$/,
  type: /^[a-z][a-z_-]*$/,
  entry: /^[A-Z][A-Za-z]+$/,
  model: /^(?:[\w.:-]*claude-[\w.:-]+|[a-z]{3,14})(?:\[\w+\])?$/,
  setting: /^[a-z][A-Za-z]*$/,
};

/** Whether a name has the form of all known ones. */
export const couldBe = (kind: keyof typeof SHAPES, name: string): boolean => SHAPES[kind].test(name);

/** Fields with listed values. Unknown colours are not reported: see `not asked`. */
export const listedValues: readonly string[] = fields
  .filter(({ name, values }) => values.length > 0 && name !== 'model' && name !== 'color')
  .map(({ name }) => name);

/** The log names five unknown fields of a file and counts the rest: four and the nonsense name. */
const AT_ONCE: Readonly<Record<CandidateKind, number>> = { field: 4, value: 1, event: 1, type: 40, entry: 20 };
const KINDS = Object.keys(AT_ONCE) as CandidateKind[];
const FIELDS = new Set(fields.map(({ name }) => name));

/** `names`: candidates. Known hook events and hook types are asked as well: whether one is a guard is a fact of its own. */
export function candidateProbes(names: readonly string[]): readonly CandidateProbe[] {
  const known: Partial<Record<CandidateKind, readonly string[]>> = {
    event: facts.hookEvents.map(({ name }) => name),
    type: facts.hookTypes.map(({ name }) => name),
  };
  const probes: CandidateProbe[] = [];
  for (const kind of KINDS) {
    const about = [...new Set([...(known[kind] ?? []), ...names])].filter(
      (name) => couldBe(kind, name) && name !== NONSENSE && !(kind === 'field' && FIELDS.has(name)),
    );
    if (AT_ONCE[kind] === 1) probes.push(probeOf(kind, [NONSENSE], probes.length));
    for (let at = 0; at < about.length; at += AT_ONCE[kind])
      probes.push(probeOf(kind, about.slice(at, at + AT_ONCE[kind]), probes.length));
  }
  return probes;
}

/** One name per file, for groups whose names could not be distinguished. */
export const singly = (kind: CandidateKind, names: readonly string[], from: number): readonly CandidateProbe[] =>
  names.map((name, at) => probeOf(kind, [name], from + at));

function probeOf(kind: CandidateKind, about: readonly string[], at: number): CandidateProbe {
  const name = `candidate-${at}`;
  const text = `---\nname: ${name}\ndescription: Use this agent for a probe.\n${LINES[kind](about)}\n---\nWait.\n`;
  return { kind, name, about, text, started: kind === 'entry' };
}

const LINES: Readonly<Record<CandidateKind, (names: readonly string[]) => string>> = {
  field: (names) => [...names, NONSENSE].map((name) => `${JSON.stringify(name)}: x`).join('\n'),
  value: ([value = '']) => listedValues.map((field) => `${field}: ${JSON.stringify(value)}`).join('\n'),
  // An invalid hook type below a guard drops the agent.
  event: ([event = '']) => `hooks:\n  ${event}:\n    - hooks:\n        - type: ${NONSENSE}`,
  type: (names) =>
    ['hooks:', '  Stop:', '    - hooks:', ...[...names, NONSENSE].map((name) => `        - type: ${name}`)].join('\n'),
  entry: (names) => `tools: ${names.join(', ')}`,
};
