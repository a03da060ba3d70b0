// The agent name at the cursor and the agents it resolves to.

import type { Runtime } from '../../dialects/runtime';
import type { AgentDocument } from '../../syntax/document';
import { touches } from '../../text/span';
import type { AgentSummary, Workspace } from '../../workspace/workspace';
import { normalizeAgentName } from '../../workspace/workspace';
import { prefixesOf, resolveAgentName, type Standpoint } from './agentResolution';
import { agentFields, type Occurrence, occurrencesIn } from './occurrences';

export interface AgentSymbol {
  readonly occurrence: Occurrence;
  /** Empty if only a built-in agent has that name, or none is visible from the file. */
  readonly agents: readonly AgentSummary[];
}

/** Upper limit for the length of names. */
const REACH = 300;

/** Absent if the cursor is not on the name of an agent. */
export function symbolAt(
  doc: AgentDocument,
  offset: number,
  from: Standpoint,
  workspace: Workspace,
  runtime: Runtime,
): AgentSymbol | undefined {
  const near = doc.text.slice(Math.max(0, offset - REACH), offset + REACH);
  const squeezed = near.includes('subagent_type') ? normalizeAgentName(near) : undefined;
  const isNear = (name: string): boolean =>
    name !== '' && (near.includes(name) || squeezed?.includes(normalizeAgentName(name)) === true);
  let best: Occurrence | undefined;
  for (const name of namesOf(workspace, runtime)) {
    if (!isNear(name)) continue;
    const prefixes = [...new Set(workspace.byName(name).flatMap(prefixesOf))];
    const here = occurrencesIn(doc, { name, prefixes }, agentFields).find(({ span }) => touches(span, offset));
    if (here && !(best && lengthOf(best) >= lengthOf(here))) best = here;
  }
  if (!best) return undefined;
  const own = best.form === 'name' ? workspace.byUri(doc.uri) : undefined;
  const agents = own ? [own] : resolveAgentName(best.written, from, workspace, { called: best.form === 'type' });
  return { occurrence: best, agents };
}

const lengthOf = ({ span }: Occurrence): number => span.end - span.start;

function* namesOf(workspace: Workspace, runtime: Runtime): Generator<string> {
  yield* workspace.names;
  for (const { name } of runtime.builtIn.agents) if (workspace.byName(name).length === 0) yield name;
}
