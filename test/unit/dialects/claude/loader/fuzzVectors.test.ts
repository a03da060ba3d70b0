// Kinds of files that `npm run fuzz:runtime` found, with what Claude Code made of each.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFieldLike } from '../../../../../server/src/core/dialects/claude/fields/fields';
import { readFields } from '../../../../../server/src/core/dialects/claude/loader/readFields';
import { readAsRuntime } from '../../../../../server/src/core/dialects/claude/loader/readRegion';
import { parseAgent } from '../../../../../server/src/core/syntax/parse';
import { contextOf, findingsIn } from '../../../../support/agents';
import { fixture } from '../../../../support/shared';

interface Vector {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
  readonly loaded: boolean;
  readonly name?: string;
  readonly description?: string;
  readonly model?: string | null;
}

const { runtime, vectors } = JSON.parse(readFileSync(fixture('fuzz-vectors.json'), 'utf8')) as {
  readonly runtime: string;
  readonly vectors: readonly Vector[];
};
const kinds = [...new Set(vectors.map(({ kind }) => kind))];
const options = { claudeVersion: runtime };

describe('files that the fuzzer found', () => {
  test.each(kinds)('are read as the runtime reads them: %s', (kind) => {
    const differing = vectors.flatMap((vector) => {
      if (vector.kind !== kind) return [];
      const { verdict } = contextOf(vector.text, { path: `.claude/agents/${vector.file}`, options });
      const { name, description, model } = verdict.status === 'loads' ? verdict : {};
      const same =
        (verdict.status === 'loads') === vector.loaded &&
        name === vector.name &&
        description === vector.description &&
        model === vector.model;
      return same ? [] : [{ ...vector, judged: { status: verdict.status, name, description, model } }];
    });
    expect(differing).toEqual([]);
  });

  test('are read field by field as in one go', () => {
    for (const { text, file } of vectors) {
      const byField = readFields(parseAgent(file, text, isFieldLike));
      const whole = readAsRuntime(text);
      if (byField) expect([file, byField.state, byField.fields]).toEqual([file, whole.state, whole.fields]);
    }
  });

  test('have an error where the runtime does not load them, and elsewhere none but about their tools', () => {
    const wrong = vectors.filter(({ text, loaded }) => {
      const errors = findingsIn(text, { options }).filter(({ severity }) => severity === 'error');
      return loaded
        ? errors.some(({ rule }) => !/^(?:tools-empty|all-tools-unusable)$/.test(rule))
        : errors.length === 0;
    });
    expect(wrong).toEqual([]);
  });
});
