// Answers of commands as Markdown that is readable as plain text; text from files is sanitized.

import type { Message } from '../../../../common/src/messages/message';
import type { ListedAgent, WorkspaceResult } from '../../../../common/src/protocol/agents';
import { sanitizeInline } from '../../../../common/src/text/sanitize';
import { effectiveFacts } from '../../core/features/hover/tool';
import type { Localize } from '../../core/messages/render';
import { text } from '../../core/messages/text';
import { routeReport } from '../../core/report/routeReport';
import { routeText } from '../../core/report/routeText';
import type { AgentContext } from '../../core/workspace/agentContext';
import type { RankedFile } from '../routing/routeFile';

/** The routing of the prompt, else of the examples without themselves; undefined where there is neither. */
export function routingText({ agent, examples, prompt }: RankedFile): string | undefined {
  const cases = prompt
    ? [{ expected: undefined, row: prompt }]
    : examples.map(({ forNewPrompt }) => ({ expected: agent, row: forNewPrompt }));
  return cases.length === 0 ? undefined : routeText(routeReport('words', cases), cases, { color: false });
}

export function effectiveToolsText(context: AgentContext, localize: Localize): string {
  const { verdict } = context;
  const lines =
    verdict.status === 'loads'
      ? [`**${sanitizeInline(verdict.name)}**`, ...effectiveFacts(context).map(localize)]
      : [localize(text('command.notLoaded', { product: context.runtime.product }))];
  return `${lines.join('\n\n')}\n`;
}

export function agentListText(
  { agents, descriptionTokens, descriptionBudget }: WorkspaceResult,
  localize: Localize,
): string {
  const lines = agents
    .filter(({ scope }) => scope !== 'built-in')
    .map((agent) => `- ${sanitizeInline(agent.name)} (${sanitizeInline(agent.path)}): ${localize(statusText(agent))}`);
  const head = text('command.agents', {
    agents: lines.length,
    tokens: descriptionTokens,
    budget: descriptionBudget,
  });
  return `${[localize(head), ...(lines.length === 0 ? [] : ['', ...lines])].join('\n')}\n`;
}

function statusText({ status, reason, model, shadow, denied, searched }: ListedAgent): Message {
  if (status === 'skipped') return text('command.skipped', { reason: reason ?? '' });
  if (denied) return text('command.denied', { path: denied.path });
  const path = shadow?.by[0] ?? '';
  if (shadow) return shadow.certain ? text('command.shadowed', { path }) : text('command.duplicate', { path });
  return searched ? text('command.loads', { model: model ?? 'inherit' }) : text('command.notSearched');
}
