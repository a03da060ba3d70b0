// Over real agents, ranked within their own repository: no two places that speak of one ranking give different numbers.

import { expect, test } from 'vitest';
import type { Candidate } from '../../server/src/core/routing/router';
import { contextOf } from '../support/agents';
import { contradictionsIn } from '../support/routingNumbers';
import { hasCorpus } from '../support/shared';
import { corpus } from './measured';

/** Enough for every kind of row; a whole collection takes minutes. */
const MOST_AGENTS = 60;

test.skipIf(!hasCorpus)(
  'heat table, panel, tests and command line agree about every row',
  () => {
    const byRepository = new Map<string, Map<string, Candidate>>();
    for (const { id, text } of corpus) {
      const { doc, verdict } = contextOf(text);
      if (verdict.status !== 'loads') continue;
      const [repository = ''] = id.split('/');
      const agents = byRepository.get(repository) ?? new Map<string, Candidate>();
      const { name, description } = verdict;
      if (agents.size < MOST_AGENTS)
        agents.set(name, { name, description, body: doc.text.slice(doc.body.start, doc.body.end) });
      byRepository.set(repository, agents);
    }
    let rows = 0;
    for (const agents of byRepository.values()) {
      const checked = contradictionsIn([...agents.values()]);
      rows += checked.rows;
      expect(checked.found).toEqual([]);
    }
    expect(rows).toBeGreaterThan(1000);
  },
  300_000,
);
