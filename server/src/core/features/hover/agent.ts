// Another agent, where one is named: what it says of itself, where it comes from, and whether it can be called.

import { builtInAgents } from '../../catalogue/catalogue';
import type { RuleContext } from '../../rules/rule';
import type { Span } from '../../text/span';
import type { Scope } from '../../verdict/verdict';
import { shadowOf } from '../../workspace/precedence';
import type { AgentSummary, Workspace } from '../../workspace/workspace';
import { sourceLine } from '../sourceLine';
import { block, code, type Hover } from './hover';

const SCOPE: Readonly<Record<Scope, string>> = {
  managed: 'prescribed by your organisation',
  project: 'of this project',
  user: 'of your user',
  plugin: 'of a plugin',
  'built-in': 'built in',
};

/** Absent for a name nobody in sight has. */
export function agentHover(name: string, at: Span, { workspace }: RuleContext): Hover | undefined {
  const found = workspace.byName(name);
  const used = found.find((agent) => agent.status === 'loads' && !shadowOf(agent, workspace)?.certain) ?? found[0];
  if (used)
    return {
      span: at,
      lead: `**${name.replace(/[^\w:.-]/g, '')}** — an agent ${SCOPE[used.scope]}, ${code(used.path)}.`,
      facts: [...standing(used, workspace), ...(used.description === '' ? [] : [block(used.description)])],
    };
  const builtIn = builtInAgents.find((agent) => agent.name === name);
  return builtIn && { span: at, lead: `**${builtIn.name}** — ${builtIn.summary}`, facts: [sourceLine(builtIn)] };
}

/** What keeps an agent from being used, or others from being used beside it. */
export function standing(agent: AgentSummary, workspace: Workspace): readonly string[] {
  if (agent.status === 'skipped') return ['Claude Code does not load it.'];
  const facts: string[] = [];
  const shadow = shadowOf(agent, workspace);
  if (shadow)
    facts.push(
      shadow.certain
        ? `Shadowed by ${paths(shadow.by)}: that one is used.`
        : `${paths(shadow.by)} has the same name: which one is used depends on the order files are read in.`,
    );
  const below = workspace
    .byName(agent.name)
    .filter((other) => other.uri !== agent.uri && shadowOf(other, workspace)?.by.some(({ uri }) => uri === agent.uri));
  const hidden = shadow?.certain === false ? [] : below;
  if (hidden.length > 0) facts.push(`Shadows ${paths(hidden)}.`);
  if (builtInAgents.some(({ name }) => name === agent.name)) facts.push('Replaces the built-in agent of this name.');
  const denied = workspace.denied?.find(({ name }) => name === agent.name);
  if (denied) facts.push(`Denied by ${code(denied.entry)} in ${code(denied.path)}: it cannot be called.`);
  return facts;
}

const paths = (agents: readonly AgentSummary[]): string =>
  agents
    .slice(0, 4)
    .map(({ path }) => code(path))
    .join(', ');

/** For the field `name`. */
export function nameFacts(context: RuleContext): readonly string[] {
  const own = context.workspace.byUri(context.doc.uri);
  return own ? [`An agent ${SCOPE[own.scope]}.`, ...standing(own, context.workspace)] : [];
}
