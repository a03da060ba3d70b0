// What the name at the cursor means: the agent whose own name it is, or those that are meant where it is mentioned.

import type { Runtime } from '../../dialects/runtime';
import type { AgentDocument } from '../../syntax/document';
import { touches } from '../../text/span';
import type { AgentSummary, Workspace } from '../../workspace/workspace';
import { normalizeAgentName } from '../../workspace/workspace';
import { agentsMeant, prefixesOf, type Standpoint } from '../definition';
import { agentFields, type Occurrence, occurrencesIn } from './occurrences';

export interface NamedHere {
  readonly occurrence: Occurrence;
  /** Empty where only Claude Code itself has an agent of that name, or none is in sight from here. */
  readonly agents: readonly AgentSummary[];
}

/** Names are at most so long. */
const REACH = 300;

/** Absent where the cursor is not in the name of an agent. */
export function namedAt(
  doc: AgentDocument,
  offset: number,
  from: Standpoint,
  workspace: Workspace,
  runtime: Runtime,
): NamedHere | undefined {
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
  const agents = own ? [own] : agentsMeant(best.written, from, workspace, { called: best.form === 'type' });
  return { occurrence: best, agents };
}

const lengthOf = ({ span }: Occurrence): number => span.end - span.start;

function* namesOf(workspace: Workspace, runtime: Runtime): Generator<string> {
  yield* workspace.names;
  for (const { name } of runtime.builtIn.agents) if (workspace.byName(name).length === 0) yield name;
}
