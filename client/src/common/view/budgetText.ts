// The text of the description budget, as plain data.

import { grouped } from '../../../../common/src/numbers';
import type { WorkspaceResult } from '../../../../common/src/protocol/agents';
import { localize } from '../texts/agents';
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
  const numbers = localize('budget.numbers', {
    tokens: grouped(descriptionTokens),
    limit: grouped(descriptionBudget),
  });
  const over = descriptionTokens > descriptionBudget;
  const takes =
    agents === 1
      ? localize('budget.takes.one', { tokens: counted('token', descriptionTokens) })
      : localize('budget.takes.other', {
          agents: counted('agent', agents),
          tokens: counted('token', descriptionTokens),
        });
  const limit = over
    ? localize('budget.above', { limit: grouped(descriptionBudget) })
    : localize('budget.warns', { limit: grouped(descriptionBudget) });
  return {
    text: `$(${over ? 'warning' : 'organization'}) ${numbers}`,
    tooltip: localize('budget.tooltip', { takes, limit }),
    spoken: localize('budget.spoken', { numbers }),
    over,
  };
}
