// What the orchestrator is shown of this agent, and what that takes of every session.

import type { Text } from '../../messages/render';
import { text } from '../../messages/text';
import type { AgentContext } from '../../workspace/agentContext';
import { block } from './markdown';

export function descriptionFacts({ verdict, workspace, doc, options, runtime }: AgentContext): readonly Text[] {
  if (verdict.status !== 'loads') return [];
  const own = workspace.byUri(doc.uri)?.tokens ?? 0;
  const { total } = workspace.budget;
  const share = total > 0 ? Math.round((own / total) * 100) : 0;
  const number = (value: number): string => value.toLocaleString('en-US');
  return [
    text('hover.orchestratorIsShown'),
    block(runtime.listing(verdict)),
    text('hover.tokens', {
      own: number(own),
      share,
      total: number(total),
      budget: number(options.descriptionBudget),
      product: runtime.product,
    }),
  ];
}
