// Answers the preview: ranks the workspace's agents for the examples of one file, with and without each example itself.

import type { RouteExample, RouteParams, RouteResult } from '../../../../common/src/protocol/routing';
import type { Say } from '../../core/messages/render';
import { text } from '../../core/messages/text';
import type { RouteRow } from '../../core/routing/router';
import { rankByWords } from '../../core/routing/words';
import { check } from '../../core/rules/run';
import { utterance } from '../../core/syntax/examples';
import { viewOf } from '../../core/syntax/view';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { toRange } from '../convert';
import { timeSliced } from '../scheduling';
import type { Session } from '../session/session';
import type { WordsInSight } from './wordsInSight';

export interface Preview {
  /** Absent for a file that is no agent. */
  route(params: RouteParams, version: number): Promise<RouteResult | undefined>;
}

export function createPreview(session: Session, words: WordsInSight, say: Say): Preview {
  return {
    async route(params, version) {
      const focus = await session.load(params.uri);
      if (!focus) return undefined;
      await words.update(focus);
      const { index } = words;
      const { doc, verdict } = focus;
      const view = viewOf(doc);
      const name = verdict.status === 'loads' ? verdict.name : '';
      const asked = params.examples === false ? [] : view.examples;
      const examples: RouteExample[] = [];
      await timeSliced([...asked.entries()], ([at, example]) => {
        const said = utterance(example)?.value ?? '';
        const context = example.context?.value ?? '';
        const prompt = { text: said, ...(context === '' ? {} : { context }) };
        const { description } = view;
        const start = description?.toSource(example.span.start) ?? 0;
        const end = description?.toSource(example.span.end) ?? start;
        examples.push({
          utterance: said,
          context,
          commentary: example.commentary?.value ?? '',
          assistant: example.turns.find((turn) => turn.role === 'assistant')?.part.value ?? '',
          closed: example.closed,
          range: toRange({ start, end }, doc.lines),
          asItStands: shortened(rankByWords(index, prompt), name),
          forNewPrompt: shortened(rankByWords(index, { ...prompt, hide: { agent: name, example: at } }), name),
        });
      });
      return {
        uri: params.uri,
        version,
        agent: name,
        load: { status: verdict.status, reason: reasonOf(session, focus, say) },
        agents: index.size,
        examples,
        ...(params.prompt === undefined ? {} : { prompt: trimmed(rankByWords(index, { text: params.prompt }), name) }),
      };
    },
  };
}

function reasonOf(session: Session, agent: IndexedAgent, say: Say): string {
  if (agent.verdict.status === 'not-an-agent') return say(text('route.notAnAgent'));
  if (agent.verdict.status !== 'skipped') return '';
  const first = check(session.context(agent)).find((finding) => finding.severity === 'error');
  return first ? say(first.message) : '';
}

/** Why an agent has its points is told of the best and of the one that is looked at; of hundreds nobody reads it. */
const EXPLAINED = 5;
/** Of an example, agents behind these are not sent: it may be one of thousands. */
const SENT = 50;

const trimmed = (row: RouteRow, own: string): RouteRow => ({
  ...row,
  ranked: row.ranked.map((score, place) =>
    place < EXPLAINED || score.agent === own ? score : { ...score, reasons: [] },
  ),
});

const shortened = (row: RouteRow, own: string): RouteRow =>
  trimmed(
    {
      ...row,
      ranked: row.ranked.filter(({ agent }, place) => place < SENT || agent === own || agent === row.firstVisible),
    },
    own,
  );
