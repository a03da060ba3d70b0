// Over a collection of real agent files: the load verdict and the tools of each are what the runtime was measured to give.

import { describe, expect, it } from 'vitest';
import { differences } from '../support/judged';
import { hasCorpus } from '../support/shared';
import { corpus, judged } from './measured';

describe.skipIf(!hasCorpus)('the corpus', () => {
  it('is judged as the runtime judged it', () => {
    const wrong = judged.flatMap((file) => {
      const found = differences(file.bytes, file.id, file.measured);
      return found.length > 0 ? [{ file: file.id, found }] : [];
    });
    console.log(`${corpus.length} files, ${judged.length} judged by the runtime, ${wrong.length} differ`);
    expect(wrong).toEqual([]);
  });
});
