// Builds the contexts that rules and features work on, from the index and the settings of each file. The only place that does.

import { parseAgent } from '../syntax/parse';
import { viewOf } from '../syntax/view';
import type { Units } from '../text/lineIndex';
import type { AgentContext, FrontmatterReader } from './agentContext';
import type { AgentIndex, IndexedAgent } from './agentIndex';
import { filePlace } from './placeRules';
import { optionsOf, type Settings } from './settings';
import type { AgentNotes, Workspace } from './workspace';

export interface ContextOptions {
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Other programs' ways of reading the same text. */
  readonly readers: readonly FrontmatterReader[];
  /** What positions count characters in; UTF-16 where absent. */
  readonly units?: Units;
}

interface ContextSource extends ContextOptions {
  readonly index: Pick<AgentIndex, 'workspace'>;
  readonly settingsFor: (uri: string) => Settings;
  /** What the rules about routing say, by URI; absent where it was not computed. */
  readonly routing?: () => ReadonlyMap<string, AgentNotes> | undefined;
}

type Judged = Pick<IndexedAgent, 'doc' | 'verdict' | 'place' | 'runtime'>;

export interface AgentContexts {
  /** With the workspace and the settings as they are now. O(1). */
  of(agent: Judged): AgentContext;
  /** The context the agent would have with another text; the index keeps its own. Costs one parse. */
  withText(text: string, agent: Judged): AgentContext;
}

export function createAgentContexts(source: ContextSource): AgentContexts {
  const { index, settingsFor, today, readers, units } = source;
  let withRouting: Workspace | undefined;
  const workspaceNow = (): Workspace => {
    const { workspace } = index;
    const routing = source.routing?.();
    if (!routing) return workspace;
    if (withRouting?.revision !== workspace.revision || withRouting.routing !== routing)
      withRouting = { ...workspace, routing };
    return withRouting;
  };
  const of = ({ doc, verdict, place, runtime }: Judged): AgentContext => ({
    runtime,
    doc,
    view: viewOf(doc),
    verdict,
    scope: place.scope,
    ...(place.plugin ? { plugin: place.plugin } : {}),
    workspace: workspaceNow(),
    readers,
    options: { today: today(), ...optionsOf(settingsFor(doc.uri)) },
  });
  return {
    of,
    withText(text, { doc: { uri }, place, runtime }) {
      const doc = parseAgent(uri, text, runtime.profile, undefined, units);
      return of({ doc, verdict: runtime.load(doc, filePlace(place, uri)), place, runtime });
    },
  };
}
