// Stored answers of releases, each as the difference from the previous one.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { facts } from '../../server/src/core/dialects/claude/catalogue/facts';
import type { Answers } from './answers';
import type { Comparison } from './compare';
import { type Answered, type Asked, answered, driftOf, judgedBy, mainModel } from './drift';
import { expectedAnswers } from './expected';
import { settingsRead } from './expectedCandidates';
import { type Probe, probes } from './probes';

interface Recorded {
  readonly version: string;
  /** The model of the session it was asked in. */
  readonly main: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
}

/** As in a file: null stands for a question of `base` that has no answer here. */
interface Kept {
  readonly version: string;
  readonly base?: string;
  readonly main?: string;
  readonly answers: Readonly<Record<string, string | null>>;
}

export const recordOf = (asked: Asked): Recorded => ({
  version: asked.version,
  main: mainModel(asked.said),
  answers: Object.fromEntries([...answered(asked).answers].filter(([key]) => isKept(key))),
});

/** Every release is asked these, whatever is in its program. */
const alwaysAsked = new Set([
  ...probes().flatMap(({ key }) => [key, key.replace(/^tool /, 'entry ')]),
  ...facts.hookEvents.flatMap(({ name }) => [`event ${name}`, `guard ${name}`]),
  ...facts.hookTypes.map(({ name }) => `type ${name}`),
  ...settingsRead.map((key) => `setting ${key}`),
]);

/** Not about files, which have fixtures, or names from a program. */
const isKept = (key: string): boolean =>
  alwaysAsked.has(key) || !/^(?:file|alias|field|value|event|guard|type|entry|setting) /.test(key);

export function keptOf(recorded: Recorded, base?: Recorded): Kept {
  const { version, main, answers } = recorded;
  const head = { version, ...(main === undefined ? {} : { main }) };
  if (!base) return { ...head, answers };
  const gone = Object.keys(base.answers).filter((key) => !(key in answers));
  const changed = Object.entries(answers).filter(([key, answer]) => base.answers[key] !== answer);
  return {
    ...head,
    base: base.version,
    answers: Object.fromEntries([...changed, ...gone.map((key) => [key, null] as const)]),
  };
}

/** Oldest first; a base comes before what is kept as its differences. */
export function readRecorded(folder: string): readonly Recorded[] {
  const found = new Map<string, Recorded>();
  const files = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const file of files) {
    const { version, base, main, answers } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Kept;
    const all = { ...(base === undefined ? {} : found.get(base)?.answers), ...answers };
    const given = Object.entries(all).flatMap(([key, answer]) => (answer === null ? [] : [[key, answer] as const]));
    found.set(version, { version, main, answers: Object.fromEntries(given) });
  }
  return [...found.values()];
}

export const answeredOf = ({ version, main, answers }: Recorded, asked: readonly Probe[]): Answered =>
  judgedBy(version, new Map(Object.entries(answers)) as Answers, expectedAnswers(asked, version, main));

export const driftOfRecorded = (recorded: Recorded, asked: readonly Probe[]): Comparison =>
  driftOf(answeredOf(recorded, asked));
