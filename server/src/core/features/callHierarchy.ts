// Call hierarchy: the agents an agent may start, by its tools and by the settings' denials.

import type { Runtime } from '../dialects/runtime';
import type { Verdict } from '../dialects/verdict';
import type { AgentDocument } from '../syntax/document';
import { agentsListed, toolReference } from '../syntax/toolList';
import { viewOf } from '../syntax/view';
import type { Span } from '../text/span';
import { deniedBy } from '../workspace/precedence';
import type { AgentSummary, Workspace } from '../workspace/workspace';
import { calledOf, resolveAgentName, standpointOf } from './names/agentResolution';
import { agentFields, occurrencesIn } from './names/occurrences';

const AGENT_TOOL = 'Agent';

/** `any`: every known agent. */
type MayStart = 'none' | 'any' | readonly string[];

/** A list of names counts as intended, although Claude Code enforces it only for the agent of a whole session (2.1.329). */
export function mayStart(verdict: Verdict, runtime: Runtime): MayStart {
  if (verdict.status !== 'loads') return 'none';
  const effective = runtime.effectiveTools(verdict);
  if (effective.status !== 'granted' || !effective.tools.includes(AGENT_TOOL)) return 'none';
  return namedIn(verdict.tools, runtime);
}

/** From the list alone: a cheap filter over summaries before files are read. */
export function namedIn(tools: readonly string[] | null, runtime: Runtime): MayStart {
  if (tools === null || tools.includes('*')) return 'any';
  const specifiers = tools
    .map(toolReference)
    .filter(({ name }) => runtime.tools.resolve(name)?.name === AGENT_TOOL)
    .map(({ specifier }) => specifier);
  if (specifiers.length === 0) return 'none';
  return agentsListed(specifiers) ?? 'any';
}

export const isDenied = (agent: AgentSummary, workspace: Workspace): boolean =>
  deniedBy(agent, workspace) !== undefined;

/** Sorted by name. Includes the agent itself only if it is listed by name. */
export function startableBy(agent: AgentSummary, may: MayStart, workspace: Workspace): readonly AgentSummary[] {
  if (may === 'none') return [];
  const from = standpointOf(agent);
  const names = may === 'any' ? [...workspace.names] : may;
  return [...new Set(names)]
    .flatMap((name) => resolveAgentName(name, from, workspace))
    .filter((other) => other.status === 'loads' && !isDenied(other, workspace))
    .filter((other) => may !== 'any' || other.uri !== agent.uri)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export function isStartableBy(target: AgentSummary, agent: AgentSummary, may: MayStart, workspace: Workspace): boolean {
  if (may === 'none' || isDenied(target, workspace)) return false;
  if (may === 'any' && target.uri === agent.uri) return false;
  const names = may === 'any' ? [target.name] : may;
  const from = standpointOf(agent);
  return names.some((name) => resolveAgentName(name, from, workspace).some(({ uri }) => uri === target.uri));
}

/** Spans of the evidence: the name in the list, the `Agent` tool, or the agent's own name if it has all tools. */
export function spawnSpan(
  doc: AgentDocument,
  own: AgentSummary,
  target: AgentSummary | undefined,
  runtime: Runtime,
): Span {
  const view = viewOf(doc);
  const field = view.entry('tools');
  const named =
    target &&
    occurrencesIn(doc, calledOf(target), agentFields).find(
      ({ form, span }) => form === 'call' && field && span.start >= field.span.start && span.end <= field.span.end,
    );
  const bare = view
    .list('tools')
    ?.items.find((item) => runtime.tools.resolve(toolReference(item.value).name)?.name === AGENT_TOOL);
  return named?.span ?? bare?.span ?? field?.nameSpan ?? own.nameSpan;
}
