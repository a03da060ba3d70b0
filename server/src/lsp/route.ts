// Answers the preview: ranks the workspace's agents for the examples of one file, with and without each example itself.

import { render } from '../core/messages/render';
import type { Candidate, RouteRow } from '../core/routing/router';
import { createWordIndex, type WordIndex } from '../core/routing/wordIndex';
import { rankByWords } from '../core/routing/words';
import { check } from '../core/rules/run';
import { utterance } from '../core/syntax/examples';
import { viewOf } from '../core/syntax/view';
import type { IndexedAgent } from '../core/workspace/agentIndex';
import { toRange } from './convert';
import type { RouteExample, RouteParams, RouteResult } from './protocol';
import type { Session } from './session';
import { inSlices } from './slices';

export interface Preview {
  /** Absent for a file that is no agent. */
  route(params: RouteParams, version: number): Promise<RouteResult | undefined>;
}

/** Built on first use; afterwards only agents that changed are counted again. */
export function createPreview(session: Session): Preview {
  let words: WordIndex | undefined;
  const counted = new Map<string, Counted>();
  const update = async (focus: IndexedAgent): Promise<WordIndex> => {
    const index = words ?? createWordIndex();
    words = index;
    const wanted = candidates(session, focus);
    for (const name of [...counted.keys()]) {
      if (wanted.has(name)) continue;
      index.remove(name);
      counted.delete(name);
    }
    await inSlices([...wanted], async ([name, { uri, reading }]) => {
      const before = counted.get(name);
      if (before?.uri === uri && before.reading === reading) return;
      const agent = uri === focus.doc.uri ? focus : await session.load(uri);
      if (agent?.verdict.status !== 'loads') return;
      index.put(candidateOf(name, agent));
      counted.set(name, { uri, reading });
    });
    return index;
  };
  return {
    async route(params, version) {
      const focus = session.agent(params.uri);
      if (!focus) return undefined;
      const index = await update(focus);
      const { doc, verdict } = focus;
      const view = viewOf(doc);
      const name = verdict.status === 'loads' ? verdict.name : '';
      const asked = params.examples === false ? [] : view.examples;
      const examples = asked.map((example, at): RouteExample => {
        const said = utterance(example)?.value ?? '';
        const context = example.context?.value ?? '';
        const prompt = { text: said, ...(context === '' ? {} : { context }) };
        const { description } = view;
        const start = description?.toSource(example.span.start) ?? 0;
        const end = description?.toSource(example.span.end) ?? start;
        return {
          utterance: said,
          context,
          commentary: example.commentary?.value ?? '',
          assistant: example.turns.find((turn) => turn.role === 'assistant')?.part.value ?? '',
          closed: example.closed,
          range: toRange({ start, end }, doc.lines),
          asItStands: trimmed(rankByWords(index, prompt), name),
          forNewPrompt: trimmed(rankByWords(index, { ...prompt, hide: { agent: name, example: at } }), name),
        };
      });
      return {
        uri: params.uri,
        version,
        agent: name,
        load: { status: verdict.status, reason: reasonOf(session, focus) },
        agents: counted.size,
        examples,
        ...(params.prompt === undefined ? {} : { prompt: trimmed(rankByWords(index, { text: params.prompt }), name) }),
      };
    },
  };
}

interface Counted {
  readonly uri: string;
  readonly reading: number;
}

/** One candidate a name: the file that is looked at stands for its own. */
function candidates(session: Session, focus: IndexedAgent): ReadonlyMap<string, Counted> {
  const all = new Map<string, Counted>();
  for (const { uri, name, status } of session.index.workspace.agents) {
    if (status !== 'loads' || (all.has(name) && uri !== focus.doc.uri)) continue;
    const known = session.index.known(uri);
    if (known) all.set(name, { uri, reading: known.reading });
  }
  return all;
}

const candidateOf = (name: string, { doc, summary }: IndexedAgent): Candidate => ({
  name,
  description: summary?.description ?? '',
  body: doc.text.slice(doc.body.start, doc.body.end),
});

function reasonOf(session: Session, agent: IndexedAgent): string {
  if (agent.verdict.status === 'not-an-agent') return 'It has no frontmatter with a name, a description or tools.';
  if (agent.verdict.status !== 'skipped') return '';
  const first = check(session.context(agent)).find((finding) => finding.severity === 'error');
  return first ? render(first.message) : '';
}

/** Why an agent has its points is told of the best and of the one that is looked at; of hundreds nobody reads it. */
const EXPLAINED = 5;

function trimmed(row: RouteRow, own: string): RouteRow {
  return {
    ...row,
    ranked: row.ranked.map((score, place) =>
      place < EXPLAINED || score.agent === own ? score : { ...score, reasons: [] },
    ),
  };
}
