// Says in a description what another agent is for: a clause for the author to finish, which ranking does not count as evidence.

import { withoutRefusals } from '../../routing/fieldTexts';
import { title } from '../../rules/rule';
import type { AgentContext } from '../../workspace/agentContext';
import { addSentence } from './addSentence';
import type { RoutingFix } from './routingFix';

const LEFT = 'TODO what the user wants';

/** Only from an agent in sight, and not from itself. */
export function tellApart(context: AgentContext, other: string): RoutingFix | undefined {
  const { verdict, workspace } = context;
  if (verdict.status !== 'loads' || other === verdict.name || /[\r\n]/.test(other)) return undefined;
  if (!workspace.byName(other).some(({ status }) => status === 'loads')) return undefined;
  const clause = `Do not use for ${LEFT}; use ${other} for that.`;
  return addSentence(context, {
    title: title('tellApart', { name: other }),
    sentence: clause,
    select: LEFT,
    placeholder: true,
    isMeant: (description) => description.includes(clause) && !withoutRefusals(description).includes(LEFT),
  });
}
