// Replays recorded results of the runtime's loader against the load verdict.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFields } from '../../server/src/core/dialects/claude/loader/readFields';
import { readAsRuntime } from '../../server/src/core/dialects/claude/loader/readRegion';
import { parseAgent } from '../../server/src/core/syntax/parse';
import { RUNTIME, verdict } from './runtime';
import { fixture } from './shared';

interface LoaderVector {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
  readonly loaded: boolean;
  readonly name?: string;
  readonly description?: string;
  /** Absent where it was not recorded. */
  readonly model?: string | null;
}

interface LoaderVectors {
  /** The version that was recorded. */
  readonly runtime: string;
  readonly vectors: readonly LoaderVector[];
}

export const loaderVectors = (name: string): LoaderVectors => JSON.parse(readFileSync(fixture(name), 'utf8'));

/** Defines one test per kind, and one that holds reading field by field to reading the region at once. */
export function testLoaderVectors({ runtime, vectors }: LoaderVectors): void {
  test.each([...new Set(vectors.map(({ kind }) => kind))])('loads as recorded: %s', (kind) => {
    const ofKind = vectors.filter((vector) => vector.kind === kind);
    expect(ofKind.map((vector) => judged(vector, runtime))).toEqual(ofKind);
  });

  test('reads field by field as in one pass', () => {
    for (const { text, file } of vectors) {
      const byField = readFields(parseAgent(file, text, RUNTIME.profile));
      const whole = readAsRuntime(text);
      if (byField) expect([file, byField.state, byField.fields]).toEqual([file, whole.state, whole.fields]);
    }
  });
}

/** The vector with the result of the load verdict in place of the recorded one. */
function judged(vector: LoaderVector, claudeVersion: string): LoaderVector {
  const { kind, file, text } = vector;
  const result = verdict(Buffer.from(text), { scope: 'project', path: `.claude/agents/${file}`, claudeVersion });
  if (result.status !== 'loads') return { kind, file, text, loaded: false };
  const { name, description, model } = result;
  return { kind, file, text, loaded: true, name, description, ...('model' in vector ? { model } : {}) };
}
