// The word index over all agents in use, updated incrementally; keeps counts and examples, never a body.

import { agentsInUse } from '../../core/routing/agentsInUse';
import { type Tried, triedWith } from '../../core/routing/rowPrompts';
import { createWordIndex, type WordIndex } from '../../core/routing/wordIndex';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { timeSliced } from '../scheduling';
import type { Session } from '../session/session';

export interface WorkspaceWords {
  readonly index: WordIndex;
  /** Grows whenever the index changes. */
  readonly revision: number;
  /** Updates the index. Of several agents with the name of `focus`, `focus` is indexed. */
  update(focus?: IndexedAgent): Promise<void>;
  tried(name: string): Tried | undefined;
  /** In no particular order. */
  all(): Iterable<Tried>;
  uriOf(name: string): string;
}

interface Counted {
  readonly uri: string;
  /** Of the text that was counted. */
  readonly textRevision: number;
  readonly tried: Tried;
}

export function createWorkspaceWords(session: Session): WorkspaceWords {
  const index = createWordIndex();
  const counted = new Map<string, Counted>();
  let revision = 0;
  let last: Promise<void> = Promise.resolve();

  const update = async (focus: IndexedAgent | undefined): Promise<void> => {
    await session.flush();
    const wanted = agentsInUse(session.index.workspace, focus?.doc.uri);
    for (const name of [...counted.keys()]) if (!wanted.has(name)) forget(name);
    await timeSliced([...wanted], async ([name, { uri }]) => {
      const textRevision = session.index.entry(uri)?.revision;
      const before = counted.get(name);
      if (textRevision === undefined || (before?.uri === uri && before.textRevision === textRevision)) return;
      const agent = uri === focus?.doc.uri ? focus : await session.load(uri);
      if (agent?.verdict.status !== 'loads') return;
      const { text, body } = agent.doc;
      const { description } = agent.verdict;
      const candidate = { name, description, body: text.slice(body.start, body.end) };
      index.put(candidate);
      // The summary's string: a slice would keep the text of the file in memory.
      const kept = session.index.workspace.byUri(uri)?.description ?? '';
      counted.set(name, { uri, textRevision, tried: { ...triedWith(candidate), description: kept } });
      revision++;
    });
  };
  const forget = (name: string): void => {
    index.remove(name);
    counted.delete(name);
    revision++;
  };

  return {
    index,
    get revision() {
      return revision;
    },
    // One update at a time: concurrent ones would undo each other's changes.
    update(focus) {
      last = last.then(
        () => update(focus),
        () => update(focus),
      );
      return last;
    },
    tried: (name) => counted.get(name)?.tried,
    *all() {
      for (const { tried } of counted.values()) yield tried;
    },
    uriOf: (name) => counted.get(name)?.uri ?? '',
  };
}
