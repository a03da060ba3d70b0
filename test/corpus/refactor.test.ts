// Refactorings of real files: whatever is offered keeps the agent, and what is organized once stays so.

import { expect, test } from 'vitest';
import { contextOf } from '../support/agents';
import { everyRefactoring, held } from '../support/refactors';
import { hasCorpus } from '../support/shared';
import { corpus } from './measured';

test.skipIf(!hasCorpus)(
  'every refactoring of every file keeps the agent',
  () => {
    const offered = new Map<string, number>();
    for (const { id, text } of corpus) {
      const context = contextOf(text);
      for (const { title, kind, text: after } of everyRefactoring(context)) {
        const name = kind.startsWith('source.') ? kind : title.replace(/ (?:to|the skill) .*|:.*/, '');
        offered.set(name, (offered.get(name) ?? 0) + 1);
        expect(after, id).not.toBe(text);
        if (context.verdict.status === 'loads')
          expect(held(after, title), `${id}: ${title}`).toEqual(held(text, title));
        if (kind.startsWith('source.'))
          expect(
            everyRefactoring(contextOf(after)).filter((each) => each.kind === kind),
            id,
          ).toEqual([]);
      }
    }
    console.log([...offered].map(([title, times]) => `${times} ${title}`).join('\n'));
    expect(offered.size).toBeGreaterThan(5);
  },
  300_000,
);
