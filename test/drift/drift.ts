// Everything a release was asked, held against everything the catalogues expect of it.

import { newestVersion } from '../../server/src/core/catalogue/catalogue';
import { type Answers, answersOf, type Said } from './answers';
import { type Comparison, compare } from './compare';
import { expectedAnswers, expectedOf } from './expected';
import { answeredFiles, expectedFiles, type ReplayedFile } from './files';
import type { Probe } from './probes';

export interface Asked {
  readonly version: string;
  readonly probes: readonly Probe[];
  readonly said: Said;
  readonly replayed: readonly { readonly set: string; readonly files: readonly ReplayedFile[]; readonly said: Said }[];
}

export interface Drift extends Comparison {
  /** The release the catalogues were last measured on. */
  readonly known: string;
}

export function driftOf({ version, probes, said, replayed }: Asked): Drift {
  const got = new Map(answersOf(probes, said));
  const expected = new Map(expectedAnswers(probes, version, mainModel(said)));
  for (const { set, files, said: ofFiles } of replayed) {
    for (const [key, answer] of answeredFiles(set, files, ofFiles)) got.set(key, answer);
    for (const [key, answer] of expectedFiles(set, files, version)) expected.set(key, answer);
  }
  return { ...compareTo(version, expected, got), known: newestVersion };
}

/** A release's answers without those about files, to be kept. */
export interface Recorded {
  readonly version: string;
  /** The model of the session it was asked in. */
  readonly main: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
}

export const recordOf = (version: string, probes: readonly Probe[], said: Said): Recorded => ({
  version,
  main: mainModel(said),
  answers: Object.fromEntries(answersOf(probes, said)),
});

export const driftOfRecorded = ({ version, main, answers }: Recorded, probes: readonly Probe[]): Comparison =>
  compareTo(version, expectedAnswers(probes, version, main), new Map(Object.entries(answers)));

const compareTo = (version: string, expected: Answers, got: Answers): Comparison =>
  compare(
    expected,
    got,
    (key) => expectedOf(key, version),
    (key) => key.startsWith('agent '),
  );

function mainModel({ main }: Said): string | undefined {
  const [first] = main;
  return typeof first === 'object' && first !== null && 'model' in first && typeof first.model === 'string'
    ? first.model
    : undefined;
}
