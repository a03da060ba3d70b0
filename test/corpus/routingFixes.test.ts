// Routing fixes on public agent files.

import { expect, test } from 'vitest';
import { type RoutingFixQuery, routingFix } from '../../server/src/core/features/routingFixes/routingFixes';
import { parseExamples } from '../../server/src/core/syntax/examples';
import { applyEdits } from '../../server/src/core/text/edit';
import { contextOf } from '../support/agents';
import { hasCorpus } from '../support/shared';
import { corpus } from './measured';

const others = new Map([
  ['.claude/agents/zz-heron.md', '---\nname: zz-heron\ndescription: Use it for tides.\n---\nWait.\n'],
]);
const QUERIES: readonly (readonly [RoutingFixQuery, string])[] = [
  [{ kind: 'words', words: ['quaggaword', 'it\'s "okapi": #1'] }, 'Also use it for quaggaword and it\'s "okapi": #1.'],
  [{ kind: 'apart', from: 'zz-heron' }, 'Do not use for TODO what the user wants; use zz-heron for that.'],
  [{ kind: 'example', prompt: 'Is the "okapi" there: now?' }, 'user: "Is the "okapi" there: now?"'],
];

test.skipIf(!hasCorpus)(
  'every routing fix adds to what the orchestrator reads and changes nothing else',
  () => {
    const offered = new Map<string, number>();
    const styles = new Map<string, number>();
    let loaded = 0;
    for (const { id, text } of corpus) {
      const context = contextOf(text, { others });
      const { verdict } = context;
      if (verdict.status !== 'loads') continue;
      loaded++;
      for (const [query, added] of QUERIES) {
        const found = routingFix(context, query);
        const style = context.view.entry('description')?.style ?? 'none';
        if (!found) {
          styles.set(`${query.kind} not for ${style}`, (styles.get(`${query.kind} not for ${style}`) ?? 0) + 1);
          continue;
        }
        offered.set(query.kind, (offered.get(query.kind) ?? 0) + 1);
        const after = contextOf(applyEdits(text, found.edits), { others });
        if (after.verdict.status !== 'loads') throw new Error(`${id}: it does not load any more`);
        const { description } = after.verdict;
        const at = description.indexOf(added);
        expect(at, id).toBeGreaterThanOrEqual(0);
        // Front and rear are what was there, with nothing but the addition in between.
        const front = commonStart(verdict.description, description);
        expect(description.trimEnd().endsWith(verdict.description.slice(front).trimEnd()), id).toBe(true);
        expect(front, id).toBeLessThanOrEqual(at);
        const more = query.kind === 'example' ? 1 : 0;
        expect(parseExamples(description).length, id).toBe(parseExamples(verdict.description).length + more);
        expect(after.doc.text.slice(after.doc.body.start), id).toBe(text.slice(context.doc.body.start));
      }
    }
    console.log(`${loaded} load;`, Object.fromEntries(offered), Object.fromEntries(styles));
    for (const [{ kind }] of QUERIES) expect(offered.get(kind) ?? 0).toBeGreaterThan(loaded * 0.9);
  },
  300_000,
);

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
