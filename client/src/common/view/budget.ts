// The text of the description budget, as plain data.

import { grouped } from '../../../../common/src/numbers';
import type { WorkspaceResult } from '../../../../common/src/protocol/agents';
import { say } from '../texts/agents';
import { counted } from '../texts/counts';

interface BudgetText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  readonly over: boolean;
}

/** Undefined without agents. */
export function budgetText(result: Omit<WorkspaceResult, 'agents'>): BudgetText | undefined {
  const { count: agents, descriptionTokens, descriptionBudget } = result;
  if (agents === 0) return undefined;
  const numbers = say('budget.numbers', {
    tokens: grouped(descriptionTokens),
    limit: grouped(descriptionBudget),
  });
  const over = descriptionTokens > descriptionBudget;
  const takes =
    agents === 1
      ? say('budget.takes.one', { tokens: counted('token', descriptionTokens) })
      : say('budget.takes.other', { agents: counted('agent', agents), tokens: counted('token', descriptionTokens) });
  const limit = over
    ? say('budget.above', { limit: grouped(descriptionBudget) })
    : say('budget.warns', { limit: grouped(descriptionBudget) });
  return {
    text: `$(${over ? 'warning' : 'organization'}) ${numbers}`,
    tooltip: say('budget.tooltip', { takes, limit }),
    spoken: say('budget.spoken', { numbers }),
    over,
  };
}
