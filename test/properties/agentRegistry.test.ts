// The agent registry: one change after the other equals a registry built at once, and its snapshots never change.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAgentRegistry, workspaceOf } from '../../server/src/core/workspace/agentRegistry';
import { shadowOf } from '../../server/src/core/workspace/precedence';
import type { AgentSummary, Workspace } from '../../server/src/core/workspace/workspace';

const NAMES = ['a', 'A', 'b-c', 'b_c', 'd'];
const TREES = ['file:///w/.claude/agents', 'file:///w/sub/.claude/agents', 'file:///home/agents'];

const summary = (uri: number): fc.Arbitrary<AgentSummary> =>
  fc
    .record({
      name: fc.constantFrom(...NAMES),
      status: fc.constantFrom('loads' as const, 'loads' as const, 'skipped' as const),
      tree: fc.constantFrom(...TREES),
      description: fc.constantFrom('one', 'two', ' two '),
      tools: fc.option(fc.subarray(['Read', 'Bash', 'mcp__x__y'])),
      tokens: fc.nat(9),
      utterances: fc.subarray(['hello', 'there', '']),
      examples: fc.nat(2),
      lastPathIsUsed: fc.boolean(),
    })
    .map((made) => ({
      ...made,
      uri: `file:///${uri}`,
      ...(made.tree.includes('home') ? {} : { root: made.tree.replace('/.claude/agents', '') }),
      path: String(uri),
      scope: made.tree.includes('home') ? 'user' : 'project',
      rank: 3,
      nameSpan: { start: 0, end: 0 },
      nameStart: { line: 0, character: 0 },
      nameEnd: { line: 0, character: 0 },
      model: null,
      color: null,
      skippedBy: null,
    }));

const change = fc.nat(7).chain((uri) => fc.option(summary(uri)).map((after) => ({ uri: `file:///${uri}`, after })));

const answers = (workspace: Workspace) => ({
  agents: workspace.agents.map(({ uri }) => uri),
  byName: NAMES.map((name) => workspace.byName(name).map(({ uri }) => uri)),
  byNormalizedName: ['a', 'bc', 'd'].map((called) => workspace.byNormalizedName(called).map(({ uri }) => uri)),
  byDescription: ['one', 'two'].map((text) => workspace.byDescription(text).map(({ uri }) => uri)),
  byUtterance: ['hello', 'there', ''].map((words) => workspace.byUtterance(words).map(({ uri }) => uri)),
  names: [...workspace.names].sort(),
  total: workspace.budget.total,
  largest: workspace.agents.filter((agent) => workspace.budget.isAmongLargest(agent, 3)).map(({ uri }) => uri),
  toolUse: [...workspace.toolUse.keys()].sort().map((tool) => [tool, workspace.toolUse.get(tool)]),
  byUri: workspace.agents.every((agent) => workspace.byUri(agent.uri) === agent),
  absent: workspace.byUri('file:///none'),
  shadows: workspace.agents.map((agent) => shadowOf(agent, workspace)?.by.map(({ uri }) => uri)),
});

it('answers after any changes as a registry that was built at once', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const registry = createAgentRegistry();
      const there = new Map<string, AgentSummary>();
      for (const { uri, after } of changes) {
        registry.replace(there.get(uri), after ?? undefined);
        if (after) there.set(uri, after);
        else there.delete(uri);
        expect(answers(registry.snapshot({}, 0))).toEqual(answers(workspaceOf([...there.values()])));
      }
    }),
    { seed: 20261120, numRuns: 200 },
  );
});

it('keeps every snapshot as it was, whenever it is asked', () => {
  const step = fc.record({ change, takesSnapshot: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const registry = createAgentRegistry();
      const there = new Map<string, AgentSummary>();
      const taken: { readonly snapshot: Workspace; readonly agents: readonly AgentSummary[] }[] = [];
      for (const { change, takesSnapshot } of steps) {
        const { uri, after } = change;
        registry.replace(there.get(uri), after ?? undefined);
        if (after) there.set(uri, after);
        else there.delete(uri);
        if (takesSnapshot) taken.push({ snapshot: registry.snapshot({}, 0), agents: [...there.values()] });
      }
      for (const { snapshot, agents } of taken) expect(answers(snapshot)).toEqual(answers(workspaceOf(agents)));
    }),
    { seed: 20261130, numRuns: 200 },
  );
});
