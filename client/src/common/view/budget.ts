// What the status bar says about the descriptions of all agents, as plain data.

import type { WorkspaceResult } from '../../../../server/src/lsp/protocol';
import { count, grouped } from './model';

export interface BudgetText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  readonly over: boolean;
}

/** Absent where there are no agents: nobody is told of a budget of nothing. */
export function budgetText(result: Omit<WorkspaceResult, 'agents'>): BudgetText | undefined {
  const { count: agents, descriptionTokens, descriptionBudget } = result;
  if (agents === 0) return undefined;
  const numbers = `${grouped(descriptionTokens)} / ${grouped(descriptionBudget)} tokens`;
  const over = descriptionTokens > descriptionBudget;
  const takes = `The descriptions of ${agents === 1 ? 'the one agent' : `all ${count(agents, 'agent')}`} take ${count(descriptionTokens, 'token')} of every session.`;
  const limit = over
    ? `That is above ${grouped(descriptionBudget)}: Claude Code warns when a session starts. Nothing is cut.`
    : `Claude Code warns above ${grouped(descriptionBudget)}.`;
  return {
    text: `$(${over ? 'warning' : 'organization'}) ${numbers}`,
    tooltip: `${takes} ${limit}\nSelect to see the agents.`,
    spoken: `Subagents: ${numbers} of descriptions`,
    over,
  };
}
