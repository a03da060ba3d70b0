// Files that `npm run fuzz:runtime` found, with the runtime's result.

import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../../../support/agents';
import { loaderVectors, testLoaderVectors } from '../../../../support/loaderVectors';

const recorded = loaderVectors('fuzz-vectors.json');

describe('files that the fuzzer found', () => {
  testLoaderVectors(recorded);

  test('have an error exactly where the runtime does not load them, except about their tools', () => {
    const wrong = recorded.vectors.filter(({ text, loaded }) => {
      const errors = findingsIn(text, { options: { claudeVersion: recorded.runtime } }).filter(
        ({ severity }) => severity === 'error',
      );
      return loaded
        ? errors.some(({ rule }) => !/^(?:tools-empty|all-tools-unusable)$/.test(rule))
        : errors.length === 0;
    });
    expect(wrong).toEqual([]);
  });
});
