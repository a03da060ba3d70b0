// Generated files that YAML readers disagree about, with the result of Claude Code 2.1.332.

import { describe, expect, test } from 'vitest';
import { loaderVectors, testLoaderVectors } from '../../../../support/loaderVectors';

const recorded = loaderVectors('yaml-vectors.json');

describe('frontmatter that YAML readers disagree about', () => {
  test('is recorded in seven kinds', () => expect(new Set(recorded.vectors.map(({ kind }) => kind)).size).toBe(7));

  testLoaderVectors(recorded);
});
