// What rules and features are given with an agent: the workspace as it is now with what was worked out about routing, and the
// settings that count for its file.

import { isFieldLike } from '../../core/dialects/claude/fields/fields';
import { judge, type Verdict } from '../../core/dialects/claude/loader/verdict';
import { fileContext } from '../../core/dialects/claude/places/agentPlaces';
import type { AgentNotes } from '../../core/routing/notes';
import type { FrontmatterReader } from '../../core/rules/reader';
import type { RuleContext } from '../../core/rules/rule';
import type { AgentDocument } from '../../core/syntax/document';
import { parseAgent } from '../../core/syntax/parse';
import { viewOf } from '../../core/syntax/view';
import type { Units } from '../../core/text/lineIndex';
import type { AgentIndex, IndexedAgent } from '../../core/workspace/agentIndex';
import type { AgentPlace } from '../../core/workspace/placeRules';
import { optionsOf, type Settings } from '../../core/workspace/settings';
import type { Workspace } from '../../core/workspace/workspace';

export interface RuleContexts {
  context(agent: IndexedAgent): RuleContext;
  /** The context the agent would have with another text. */
  contextOf(text: string, agent: IndexedAgent): RuleContext;
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
  const contextFor = (doc: AgentDocument, verdict: Verdict, place: AgentPlace): RuleContext => ({
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
    context: (agent) => contextFor(agent.doc, agent.verdict, agent.place),
    contextOf(text, agent) {
      const doc = parseAgent(agent.doc.uri, text, isFieldLike, undefined, units);
      const verdict = judge(doc, fileContext(agent.place, doc.uri, settingsFor(doc.uri).claudeVersion));
      return contextFor(doc, verdict, agent.place);
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
