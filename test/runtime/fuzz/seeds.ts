// Start files of editedFiles.ts: fixtures, documented samples and recorded vectors.

import { readFileSync } from 'node:fs';
import { ownSeeds } from '../../fuzz/seeds';
import { fixture } from '../../support/shared';

export function editedSeeds(): readonly string[] {
  const { vectors } = JSON.parse(readFileSync(fixture('claude-load-vectors.json'), 'utf8')) as {
    readonly vectors: readonly { readonly base64: string }[];
  };
  return [...ownSeeds(), ...vectors.map(({ base64 }) => Buffer.from(base64, 'base64').toString())].filter((text) =>
    text.includes('---'),
  );
}
