// The contexts of a session's agents, with what was computed about their routing.

import type { AgentContext } from '../../core/workspace/agentContext';
import { type ContextOptions, createAgentContexts } from '../../core/workspace/agentContexts';
import type { AgentIndex, IndexedAgent } from '../../core/workspace/agentIndex';
import type { Settings } from '../../core/workspace/settings';
import type { AgentNotes, Workspace } from '../../core/workspace/workspace';

export interface RoutedContexts {
  context(agent: IndexedAgent): AgentContext;
  /** The context the agent would have with another text. */
  contextOf(text: string, agent: IndexedAgent): AgentContext;
  /** The notes on routing, by URI. */
  readonly routing: Workspace['routing'];
  /** Grows whenever that changes. */
  readonly routingRevision: number;
  /** True when it changed. */
  setRouting(routing: ReadonlyMap<string, AgentNotes>): boolean;
}

export function createRoutedContexts(
  options: ContextOptions,
  index: AgentIndex,
  settingsFor: (uri: string) => Settings,
): RoutedContexts {
  let routing: Workspace['routing'];
  let routingRevision = 0;
  const contexts = createAgentContexts({ ...options, index, settingsFor, routing: () => routing });
  return {
    context: contexts.of,
    contextOf: contexts.withText,
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
  JSON.stringify(nonEmpty(a)) === JSON.stringify(nonEmpty(b));

/** Most agents have no note. */
const nonEmpty = (notes: Workspace['routing']) =>
  [...(notes ?? [])]
    .filter(([, { elsewhere, competes, body }]) => elsewhere.length + competes.length > 0 || body)
    .sort();
