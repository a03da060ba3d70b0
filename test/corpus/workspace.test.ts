// Hundreds of real files in one workspace: every feature answers at every kind of place, inside the file, and what is kept of a
// closed file is what was known of the open one.

import { describe, expect, it } from 'vitest';
import { complete } from '../../server/src/core/features/completion/completion';
import { hover } from '../../server/src/core/features/hover/hoverAt';
import { refactorings } from '../../server/src/core/features/refactor/refactorings';
import { viewOf } from '../../server/src/core/syntax/view';
import { createAgentIndex } from '../../server/src/core/workspace/agentIndex';
import { ruleOptions } from '../support/agents';
import { RUNTIME } from '../support/runtime';
import { hasCorpus } from '../support/shared';
import { corpus } from './measured';

const COUNT = 413;
const tree = 'file:///w/.claude/agents';
const place = { scope: 'project' as const, tree };
const files = corpus.slice(0, COUNT).map(({ text }, at) => ({ uri: `${tree}/${at}.md`, path: `${at}.md`, text }));

function indexed(open: boolean) {
  const index = createAgentIndex(() => RUNTIME);
  for (const { uri, text, path } of files) index.put(uri, text, place, path, open);
  return index;
}

describe.skipIf(!hasCorpus)('413 real agents in one folder', () => {
  it('have the same summary closed and open', () => {
    const [open, closed] = [indexed(true), indexed(false)];
    expect(closed.workspace.agents).toEqual(open.workspace.agents);
    for (const { uri, text } of files) expect(closed.parse(uri, text)?.summary).toEqual(open.get(uri)?.summary);
  });

  it('have an answer at every kind of place, within the file', () => {
    const index = indexed(true);
    const { workspace } = index;
    let asked = 0;
    for (const { uri } of files) {
      const agent = index.get(uri);
      if (!agent) continue;
      const { doc, verdict } = agent;
      const context = {
        runtime: RUNTIME,
        doc,
        view: viewOf(doc),
        verdict,
        scope: place.scope,
        workspace,
        options: ruleOptions,
        readers: [],
      };
      const within = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
        start >= 0 && start <= end && end <= doc.text.length;
      const places = doc.frontmatter.entries.flatMap(({ nameSpan, valueSpan }) => [
        nameSpan.start + 1,
        valueSpan.start,
        Math.floor((valueSpan.start + valueSpan.end) / 2),
        valueSpan.end,
      ]);
      for (const offset of [
        0,
        ...places,
        doc.body.start,
        Math.floor((doc.body.start + doc.text.length) / 2),
        doc.text.length,
      ]) {
        for (const item of complete(context, offset)) expect(within(item.replace)).toBe(true);
        const found = hover(context, offset);
        if (found) expect(within(found.span)).toBe(true);
        asked++;
      }
      for (const { edits } of refactorings(context, { start: doc.fence.region.start, end: doc.fence.region.start }))
        for (const edit of edits) expect(within(edit.span)).toBe(true);
    }
    expect(asked).toBeGreaterThan(COUNT * 4);
  });
});
