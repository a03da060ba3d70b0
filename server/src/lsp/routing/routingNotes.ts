// Computes the notes of the routing rules in pauses of typing; an edit stops the computation.

import { notesOn } from '../../core/routing/agentNotes';
import { agentsInUse } from '../../core/routing/agentsInUse';
import type { AgentNotes, AgentSummary } from '../../core/workspace/workspace';
import { guarded } from '../guard';
import { timeSlicedSteps } from '../scheduling';
import type { Server } from '../server';
import type { WorkspaceWords } from './workspaceWords';

export interface RoutingNotes {
  /** Stops; notes of the open agents are computed after a pause. */
  typed(): void;
  /** Files were read or saved: notes of all agents are computed after a pause. */
  changed(): void;
}

/** Longer than a pause between words. */
const NOTES_DEBOUNCE_MS = 1_200;
/** With more agents there are no notes. */
const MAX_AGENTS = 500;
const RULES = ['agents-compete', 'description-wins-only-by-body', 'example-routes-elsewhere'];

/** `onChange`: diagnostics of any file may be stale. */
export function serveRoutingNotes(server: Server, words: WorkspaceWords, onChange: () => void): RoutingNotes {
  const { session, documents, options, log, shutdown } = server;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run = 0;
  let includesClosed = true;
  /** The revisions of the word index that the notes of all, or of the open agents, are based on. */
  const computed = { all: -1, open: -1 };

  const set = (notes: ReadonlyMap<string, AgentNotes>): void => {
    if (session.setRouting(notes)) onChange();
  };
  /** Names and URIs of the agents whose notes are computed. */
  const targets = (inUse: ReadonlyMap<string, AgentSummary>): readonly (readonly [string, string])[] => {
    const all = [...inUse].map(([name, { uri }]) => [name, uri] as const);
    return includesClosed ? all : all.filter(([, uri]) => documents.get(uri) !== undefined);
  };
  const inPause = guarded('pause', log, undefined, async (): Promise<void> => {
    const ownRun = ++run;
    await compute(ownRun);
    if (!shutdown.aborted && ownRun === run) options.onPause?.();
  });
  const compute = guarded('routing notes', log, undefined, async (ownRun: number): Promise<void> => {
    const isStopped = (): boolean => shutdown.aborted || ownRun !== run;
    await session.flush();
    const inUse = agentsInUse(session.index.workspace);
    const isAgentOpen = [...documents.uris()].some((uri) => session.agent(uri));
    const { rules } = session.settings;
    if (!isAgentOpen || inUse.size > MAX_AGENTS || RULES.every((id) => rules[id] === 'off')) {
      if (inUse.size > MAX_AGENTS) set(new Map());
      return;
    }
    await words.update();
    const { revision } = words;
    if (isStopped() || revision === (includesClosed ? computed.all : computed.open)) return;
    const notes = new Map(includesClosed ? [] : session.routing);
    for (const [name, uri] of targets(inUse)) {
      const tried = words.tried(name);
      const found = tried && (await timeSlicedSteps(notesOn(words.index, tried), isStopped));
      if (isStopped()) return;
      if (found) notes.set(uri, found);
      else notes.delete(uri);
    }
    computed.open = revision;
    if (includesClosed) computed.all = revision;
    includesClosed = false;
    set(notes);
  });
  const schedule = (): void => {
    run++;
    clearTimeout(timer);
    if (!shutdown.aborted) timer = setTimeout(inPause, NOTES_DEBOUNCE_MS);
  };
  shutdown.addEventListener('abort', () => clearTimeout(timer));
  return {
    typed: schedule,
    changed() {
      includesClosed = true;
      schedule();
    },
  };
}
