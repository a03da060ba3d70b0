// What was judged about the rules by reading files they fire on: kept beside the documentation, read by the tests.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './shared';

interface JudgedFinding {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly right: boolean;
  readonly why: string;
}

export interface Accuracy {
  readonly rule: string;
  readonly checked: string;
  readonly seed: number;
  /** Files with a finding. */
  readonly fires: number;
  /** All files. */
  readonly of: number;
  readonly sample: readonly JudgedFinding[];
}

const folder = path.join(projectRoot, 'docs/accuracy');

/** By the name of its file. */
export const accuracies: ReadonlyMap<string, Accuracy> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Accuracy,
    ]),
);

export const SAMPLE = 20;

/** A rule below it has to be off by default. */
export const BINDING = 0.95;

export const precisionOf = ({ sample }: Accuracy): number => sample.filter(({ right }) => right).length / sample.length;
