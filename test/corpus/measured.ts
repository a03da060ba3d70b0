// The collected agent files with what the runtime made of each; read once for all tests of this folder.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Measured } from '../support/judged';
import { hasCorpus, sharedCorpus } from '../support/shared';

export interface CorpusFile {
  /** `repository/file`. */
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly measured: Measured;
}

function readCorpus(): readonly CorpusFile[] {
  const table = JSON.parse(readFileSync(path.join(sharedCorpus, 'runtime-verdicts.json'), 'utf8')) as Record<
    string,
    Record<string, Measured>
  >;
  return Object.entries(table).flatMap(([repository, files]) =>
    Object.entries(files).map(([file, measured]) => {
      const bytes = readFileSync(path.join(sharedCorpus, 'files', repository, file));
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      return { id: `${repository}/${file}`, bytes, text, measured };
    }),
  );
}

export const corpus: readonly CorpusFile[] = hasCorpus ? readCorpus() : [];

/** A shadowed file was never judged by the runtime: another of its name came first. */
export const judged: readonly CorpusFile[] = corpus.filter((file) => !file.measured.shadowedBy);
