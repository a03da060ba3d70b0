// Works out what the routing rules say, while nobody types: for every agent when files were read or saved, for the open ones
// after a pause. A keystroke stops it. Above a number of agents it says nothing.

import { notesOn } from '../../core/routing/agentNotes';
import { agentsInUse } from '../../core/routing/agentsInUse';
import type { AgentNotes, AgentSummary } from '../../core/workspace/workspace';
import { guarded } from '../guard';
import { timeSlicedSteps } from '../scheduling';
import type { Server } from '../server';
import type { WorkspaceWords } from './workspaceWords';

export interface RoutingNotes {
  /** Somebody types: stop, and look at the open agents after a pause. */
  typed(): void;
  /** Files were saved or came from elsewhere: look at all agents after a pause. */
  changed(): void;
}

/** Longer than a pause between words, so that it does not begin while a sentence is written. */
const IDLE = 1_200;
const MOST_AGENTS = 500;
const RULES = ['agents-compete', 'description-wins-only-by-body', 'example-routes-elsewhere'];

/** `told`: what any file says may have changed. */
export function serveRoutingNotes(server: Server, words: WorkspaceWords, told: () => void): RoutingNotes {
  const { session, documents, log, shutdown } = server;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let everyone = true;
  /** The words for which all agents, or the open ones, were looked at last. */
  const seen = { all: -1, open: -1 };

  const set = (notes: ReadonlyMap<string, AgentNotes>): void => {
    if (session.setRouting(notes)) told();
  };
  /** URIs by the names whose notes are to be worked out. */
  const wanted = (inUse: ReadonlyMap<string, AgentSummary>): readonly (readonly [string, string])[] => {
    const all = [...inUse].map(([name, { uri }]) => [name, uri] as const);
    return everyone ? all : all.filter(([, uri]) => documents.get(uri) !== undefined);
  };
  const work = guarded('routing notes', log, undefined, async (): Promise<void> => {
    const mine = ++turn;
    const stopped = (): boolean => shutdown.aborted || mine !== turn;
    session.flush();
    const inUse = agentsInUse(session.index.workspace);
    const asked = [...documents.uris()].some((uri) => session.agent(uri));
    const { rules } = session.settings;
    if (!asked || inUse.size > MOST_AGENTS || RULES.every((id) => rules[id] === 'off')) {
      if (inUse.size > MOST_AGENTS) set(new Map());
      return;
    }
    await words.update();
    const { stamp } = words;
    if (stopped() || stamp === (everyone ? seen.all : seen.open)) return;
    const notes = new Map(everyone ? [] : session.routing);
    for (const [name, uri] of wanted(inUse)) {
      const tried = words.tried(name);
      const found = tried && (await timeSlicedSteps(notesOn(words.index, tried), stopped));
      if (stopped()) return;
      if (found) notes.set(uri, found);
      else notes.delete(uri);
    }
    seen.open = stamp;
    if (everyone) seen.all = stamp;
    everyone = false;
    set(notes);
  });
  const later = (): void => {
    turn++;
    clearTimeout(timer);
    if (!shutdown.aborted) timer = setTimeout(work, IDLE);
  };
  shutdown.addEventListener('abort', () => clearTimeout(timer));
  return {
    typed: later,
    changed() {
      everyone = true;
      later();
    },
  };
}
