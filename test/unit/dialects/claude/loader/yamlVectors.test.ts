// Generated files of kinds that YAML readers disagree about, with what Claude Code 2.1.332 made of each.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFieldLike } from '../../../../../server/src/core/dialects/claude/fields/fields';
import { readFields } from '../../../../../server/src/core/dialects/claude/loader/readFields';
import { readAsRuntime } from '../../../../../server/src/core/dialects/claude/loader/readRegion';
import { verdict } from '../../../../../server/src/core/dialects/claude/loader/verdict';
import { parseAgent } from '../../../../../server/src/core/syntax/parse';
import { fixture } from '../../../../support/shared';

interface Vector {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
  readonly loaded: boolean;
  readonly name?: string;
  readonly description?: string;
}

const { runtime, vectors } = JSON.parse(readFileSync(fixture('yaml-vectors.json'), 'utf8')) as {
  readonly runtime: string;
  readonly vectors: readonly Vector[];
};
const kinds = [...new Set(vectors.map(({ kind }) => kind))];

describe('frontmatter that YAML readers disagree about is read as the runtime reads it', () => {
  test('in seven kinds', () => expect(kinds).toHaveLength(7));

  test.each(kinds)('%s', (kind) => {
    const differing = vectors.flatMap((vector) => {
      if (vector.kind !== kind) return [];
      const judged = verdict(Buffer.from(vector.text), {
        scope: 'project',
        path: vector.file,
        claudeVersion: runtime,
      });
      const { name, description } = judged.status === 'loads' ? judged : {};
      const same =
        (judged.status === 'loads') === vector.loaded && name === vector.name && description === vector.description;
      return same ? [] : [{ ...vector, judged: { status: judged.status, name, description } }];
    });
    expect(differing).toEqual([]);
  });

  test('field by field as well as in one go', () => {
    for (const { text, file } of vectors) {
      const byField = readFields(parseAgent(file, text, isFieldLike));
      const whole = readAsRuntime(text);
      if (byField) expect([file, byField.state, byField.fields]).toEqual([file, whole.state, whole.fields]);
    }
  });
});
