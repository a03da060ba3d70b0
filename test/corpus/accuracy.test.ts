// Each rule with five findings or more was judged by reading files, and what was judged is still said.

import { describe, expect, it } from 'vitest';
import { placesOf } from '../../server/src/core/rules/grouping';
import { ruleById } from '../../server/src/core/rules/registry';
import { accuracies } from '../support/accuracy';
import { hasCorpus } from '../support/shared';
import { findingsAlone, findingsBesideOthers, type Hit, hitsOf, origins } from './hits';
import { corpus } from './measured';

describe.skipIf(!hasCorpus)('the judged samples', () => {
  const hits: readonly Hit[] = [
    ...corpus.flatMap((file) => findingsAlone(file).map((finding) => ({ file, finding }))),
    ...findingsBesideOthers(),
  ];
  const byRule = new Map<string, Hit[]>();
  for (const hit of hits) byRule.set(hit.finding.rule, [...(byRule.get(hit.finding.rule) ?? []), hit]);

  it('exist for all rules with five findings or more', () => {
    const often = [...byRule].filter(([, own]) => own.length >= 5).map(([rule]) => rule);
    expect(often.filter((rule) => !accuracies.has(rule))).toEqual([]);
  });

  it.each([...accuracies])('%s still reports what was judged right', (rule, { sample }) => {
    const hitsOfRule = ruleById(rule)?.offByDefault ? hitsOf(rule) : (byRule.get(rule) ?? []);
    const places = new Set(
      hitsOfRule.flatMap(({ file, finding }) => {
        const { repo, commit, path } = origins.get(file.id) ?? { repo: '', commit: '', path: '' };
        return placesOf(finding).map(
          ({ span }) => `${repo} ${commit} ${path}:${file.text.slice(0, span.start).split('\n').length}`,
        );
      }),
    );
    const judged = sample.filter(({ right }) => right);
    const gone = judged.map((each) => `${each.repository} ${each.commit} ${each.path}:${each.line}`);
    expect(gone.filter((place) => !places.has(place))).toEqual([]);
  });
});
