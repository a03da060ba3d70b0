// Lists the agents with examples from the index, without reading or ranking.

import { type TestedAgent, testedAgentsRequest } from '../../../../common/src/protocol/routing';
import { parseExamples } from '../../core/syntax/examples';
import type { AgentSummary } from '../../core/workspace/workspace';
import { guarded } from '../guard';
import type { Server } from '../server';

export function serveTestedAgents({ connection, session, log }: Server): void {
  const counted = new WeakMap<AgentSummary, boolean>();
  const hasExamples = (agent: AgentSummary): boolean => {
    const known = counted.get(agent) ?? parseExamples(agent.description).length > 0;
    counted.set(agent, known);
    return known;
  };
  connection.onRequest(
    testedAgentsRequest,
    guarded('testedAgents', log, [], async (): Promise<readonly TestedAgent[]> => {
      await session.flush();
      return session.index.workspace.agents
        .filter((agent) => agent.status === 'loads' && agent.scope !== 'built-in' && hasExamples(agent))
        .map(({ uri, name, path }) => ({ uri, name, path }));
    }),
  );
}
