// What rules and features are given with an agent: the workspace as it is now with what was worked out about routing, and the
// settings that count for its file.

import type { Runtime } from '../../core/dialects/runtime';
import type { Verdict } from '../../core/dialects/verdict';
import type { AgentNotes } from '../../core/routing/notes';
import type { AgentDocument } from '../../core/syntax/document';
import { parseAgent } from '../../core/syntax/parse';
import { viewOf } from '../../core/syntax/view';
import type { Units } from '../../core/text/lineIndex';
import type { AgentContext, FrontmatterReader } from '../../core/workspace/agentContext';
import type { AgentIndex, IndexedAgent } from '../../core/workspace/agentIndex';
import type { AgentPlace } from '../../core/workspace/placeRules';
import { filePlace } from '../../core/workspace/placeRules';
import { optionsOf, type Settings } from '../../core/workspace/settings';
import type { Workspace } from '../../core/workspace/workspace';

export interface RuleContexts {
  context(agent: IndexedAgent): AgentContext;
  /** The context the agent would have with another text. */
  contextOf(text: string, agent: IndexedAgent): AgentContext;
  /** What the rules about routing say, by URI. */
  readonly routing: Workspace['routing'];
  /** Grows whenever that changes. */
  readonly routingRevision: number;
  /** True when it changed. */
  setRouting(routing: ReadonlyMap<string, AgentNotes>): boolean;
}

export interface ContextOptions {
  readonly today: () => string;
  readonly readers: readonly FrontmatterReader[];
  /** What the client counts characters in. */
  readonly units: Units;
}

export function createRuleContexts(
  { today, readers, units }: ContextOptions,
  index: AgentIndex,
  settingsFor: (uri: string) => Settings,
): RuleContexts {
  let routing: Workspace['routing'];
  let routingRevision = 0;
  let withRouting: Workspace | undefined;
  /** The index's own snapshot with what was worked out beside it. */
  const inSight = (): Workspace => {
    const { workspace } = index;
    if (!routing) return workspace;
    if (withRouting?.revision !== workspace.revision || withRouting.routing !== routing)
      withRouting = { ...workspace, routing };
    return withRouting;
  };
  const contextFor = (doc: AgentDocument, verdict: Verdict, place: AgentPlace, runtime: Runtime): AgentContext => ({
    runtime,
    doc,
    view: viewOf(doc),
    verdict,
    scope: place.scope,
    ...(place.plugin ? { plugin: place.plugin } : {}),
    workspace: inSight(),
    readers,
    options: { today: today(), ...optionsOf(settingsFor(doc.uri)) },
  });
  return {
    context: (agent) => contextFor(agent.doc, agent.verdict, agent.place, agent.runtime),
    contextOf(text, agent) {
      const doc = parseAgent(agent.doc.uri, text, agent.runtime.profile, undefined, units);
      const verdict = agent.runtime.load(doc, filePlace(agent.place, doc.uri));
      return contextFor(doc, verdict, agent.place, agent.runtime);
    },
    get routing() {
      return routing;
    },
    get routingRevision() {
      return routingRevision;
    },
    setRouting(next) {
      if (sameNotes(routing, next)) return false;
      routing = next;
      routingRevision++;
      return true;
    },
  };
}

const sameNotes = (a: Workspace['routing'], b: Workspace['routing']): boolean =>
  JSON.stringify(saying(a)) === JSON.stringify(saying(b));

/** Of most agents nothing is said. */
const saying = (notes: Workspace['routing']) =>
  [...(notes ?? [])]
    .filter(([, { elsewhere, competes, body }]) => elsewhere.length + competes.length > 0 || body)
    .sort();
