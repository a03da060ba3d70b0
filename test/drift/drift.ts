// Everything a release was asked and the catalogues expect of it, as answers to the same questions.

import { newestVersion } from '../../server/src/core/dialects/claude/catalogue/facts';
import { compareVersions } from '../../server/src/core/text/version';
import { type Answers, answersOf, type Said } from './answers';
import { type Comparison, compare } from './compare';
import { expectedAnswers, expectedOf } from './expected';
import { retirementsExpected, settingsRead } from './expectedCandidates';
import { answeredFiles, expectedFiles, type ReplayedFile } from './files';
import type { Probe } from './probes';
import { sameNameAnswer } from './sameName';

export interface Asked {
  readonly version: string;
  readonly probes: readonly Probe[];
  readonly said: Said;
  readonly replayed: readonly { readonly set: string; readonly files: readonly ReplayedFile[]; readonly said: Said }[];
  /** Several files of one name. */
  readonly sameName: Said;
  /** What it answered about names from its program. */
  readonly candidates: Answers;
  /** What only the text of its program states. */
  readonly stated: Answers;
}

export interface Answered {
  readonly version: string;
  readonly answers: Answers;
  /** What the catalogues expect to be answered. */
  readonly required: Answers;
  /** What they expect of any question. */
  expected(key: string): string | undefined;
}

/** Kinds of questions where no answer counts, because they come from a list. */
export const isListed = (key: string): boolean => /^(?:agent|offers|name|retires|colour) /.test(key);

/** Facts that the newer release states about every release. */
export const isTimeless = (key: string): boolean => key.startsWith('retires ');

/** The exit code: 1 where anything counted differs. */
export const exitCodeOf = (...counts: readonly number[]): 0 | 1 => (counts.some((count) => count > 0) ? 1 : 0);

/** Settings keys that the product does not read are reported, and do not count as drift. */
export const isAside = (key: string): boolean =>
  key.startsWith('setting ') && !settingsRead.includes(key.slice('setting '.length));

export function answered(asked: Asked): Answered {
  const { version, probes, said, replayed } = asked;
  const answers = new Map([...asked.candidates, ...asked.stated, ...answersOf(probes, said)]);
  const order = sameNameAnswer(asked.sameName);
  if (order !== undefined) answers.set(SAME_NAME, order);
  const required = new Map(expectedAnswers(probes, version, mainModel(said)));
  if (compareVersions(version, newestVersion) >= 0)
    for (const [key, day] of retirementsExpected(asked.stated)) required.set(key, day);
  for (const { set, files, said: ofFiles } of replayed) {
    for (const [key, answer] of answeredFiles(set, files, ofFiles)) answers.set(key, answer);
    for (const [key, answer] of expectedFiles(set, files, version)) required.set(key, answer);
  }
  return judgedBy(version, answers, required);
}

const SAME_NAME = 'order same-name';

export const judgedBy = (version: string, answers: Answers, required: Answers): Answered => ({
  version,
  answers,
  required,
  expected: (key) => required.get(key) ?? expectedOf(key, version),
});

export interface Drift extends Comparison {
  /** The release the catalogues were last measured on. */
  readonly known: string;
}

export function driftOf({ answers, required, expected }: Answered): Drift {
  const comparable = new Map([...answers].filter(([key]) => expected(key) !== undefined || !isUncatalogued(key)));
  return { ...compare(required, comparable, expected, (key) => /^(?:agent|retires) /.test(key)), known: newestVersion };
}

/** Kinds that the catalogues contain only in part, on purpose. */
const isUncatalogued = (key: string): boolean => /^(?:entry|setting) /.test(key);

export function mainModel({ main }: Said): string | undefined {
  const [first] = main;
  return typeof first === 'object' && first !== null && 'model' in first && typeof first.model === 'string'
    ? first.model
    : undefined;
}
