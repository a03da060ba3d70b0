// Hover of an agent's name: its description, its origin, and whether it can be called.

import { codeSpan } from '../../../../../common/src/text/sanitize';
import type { Runtime } from '../../dialects/runtime';
import type { Scope } from '../../dialects/verdict';
import type { Text } from '../../messages/render';
import { fact, text } from '../../messages/text';
import type { Span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { deniedBy, shadowOf } from '../../workspace/precedence';
import type { AgentSummary, Workspace } from '../../workspace/workspace';
import { sourceLine } from '../catalogueTexts';
import { block, type Hover, named } from './markdown';

const scopeOf = (scope: Scope): Text => text(`hover.scope.${scope}`);

/** Absent for an unknown name. */
export function agentHover(name: string, at: Span, { workspace, runtime }: AgentContext): Hover | undefined {
  const found = workspace.byName(name);
  const used = found.find((agent) => agent.status === 'loads' && !shadowOf(agent, workspace)?.certain) ?? found[0];
  if (used)
    return {
      span: at,
      lead: text('hover.agent', {
        name: name.replace(/[^\w:. -]/g, ''),
        scope: scopeOf(used.scope),
        path: codeSpan(used.path),
      }),
      facts: [...standing(used, workspace, runtime), ...(used.description === '' ? [] : [block(used.description)])],
    };
  const builtIn = runtime.builtIn.agents.find((agent) => agent.name === name);
  return (
    builtIn && {
      span: at,
      lead: named(builtIn.name, fact(`agent.${builtIn.name}`, builtIn.summary)),
      facts: [sourceLine(builtIn)],
    }
  );
}

/** Reasons why an agent is not used, or why others are not used beside it. */
function standing(agent: AgentSummary, workspace: Workspace, runtime: Runtime): readonly Text[] {
  if (agent.status === 'skipped') return [text('hover.notLoaded', { product: runtime.product })];
  const facts: Text[] = [];
  const shadow = shadowOf(agent, workspace);
  if (shadow)
    facts.push(
      shadow.certain
        ? text('hover.shadowedBy', { paths: paths(shadow.by) })
        : text('hover.sameName', { paths: paths(shadow.by) }),
    );
  const below = workspace
    .byName(agent.name)
    .filter((other) => other.uri !== agent.uri && shadowOf(other, workspace)?.by.some(({ uri }) => uri === agent.uri));
  const hidden = shadow?.certain === false ? [] : below;
  if (hidden.length > 0) facts.push(text('hover.shadows', { paths: paths(hidden) }));
  if (runtime.builtIn.agents.some(({ name }) => name === agent.name)) facts.push(text('hover.replacesBuiltIn'));
  const denied = deniedBy(agent, workspace);
  if (denied) facts.push(text('hover.denied', { entry: codeSpan(denied.entry), path: codeSpan(denied.path) }));
  return facts;
}

const paths = (agents: readonly AgentSummary[]): string =>
  agents
    .slice(0, 4)
    .map(({ path }) => codeSpan(path))
    .join(', ');

/** For the field `name`. */
export function nameFacts(context: AgentContext): readonly Text[] {
  const own = context.workspace.byUri(context.doc.uri);
  return own
    ? [text('hover.anAgent', { scope: scopeOf(own.scope) }), ...standing(own, context.workspace, context.runtime)]
    : [];
}
