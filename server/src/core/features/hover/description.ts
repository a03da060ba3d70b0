// What the orchestrator is shown of this agent, and what that takes of every session.

import type { RuleContext } from '../../rules/rule';
import { listingOf } from '../../verdict/listing';
import { block } from './hover';

export function descriptionFacts({ verdict, workspace, doc, options }: RuleContext): readonly string[] {
  if (verdict.status !== 'loads') return [];
  const own = workspace.byUri(doc.uri)?.tokens ?? 0;
  const { total } = workspace.budget;
  const share = total > 0 ? Math.round((own / total) * 100) : 0;
  const number = (value: number): string => value.toLocaleString('en-US');
  return [
    'The orchestrator is shown:',
    block(listingOf(verdict)),
    `About ${number(own)} tokens in every session: ${share} % of the ${number(total)} that all agents here take. Claude Code warns above ${number(options.descriptionBudget)}.`,
  ];
}
