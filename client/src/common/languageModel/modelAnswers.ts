// Turns a model's results into the panel's answers; text of the model appears only as a quote.

import type { Piece, Sentence } from '../../../../common/src/messages/sentence';
import type { ModelRow, OrderResult } from '../../../../common/src/protocol/editorModel';
import type { EngineAnswer } from '../preview/previewEngine';
import { counted, listed } from '../texts/counts';
import { localize, localizeParts } from '../texts/engines';
import { failureText } from './modelTexts';

const MAX_WORDS = 3;

const agentPiece = (text: string): Piece => ({ kind: 'agent', text });

/** `own`: the agent of the file. */
export function editorModelAnswer(row: ModelRow, own: string): EngineAnswer {
  const picks = row.orders.flatMap((order) => (order.kind === 'answer' ? [order.answer.agent] : []));
  return { ...verdictOf(row, picks, own), note: noteOf(row) };
}

export const waitingAnswer = (): EngineAnswer => ({
  state: 'asking',
  headline: localizeParts('ask.waiting'),
  sentence: [],
  note: '',
});
export const askingAnswer = (): EngineAnswer => ({
  state: 'asking',
  headline: localizeParts('ask.asking'),
  sentence: [],
  note: '',
});

function verdictOf(
  { standing, orders }: ModelRow,
  [first, second]: readonly (string | null)[],
  own: string,
): Omit<EngineAnswer, 'note'> {
  if (standing === 'unanswered' || first === undefined)
    return { state: 'weak', headline: localizeParts('engine.noAnswer'), sentence: [problemText(orders)] };
  if (standing === 'one-order')
    return {
      state: 'weak',
      headline: localizeParts('ask.oneOrder'),
      sentence: localizeParts('ask.oneOrder.picked', { pick: pick(first), trouble: problemText(orders) }),
    };
  if (standing === 'disagree' && second !== undefined)
    return {
      state: 'contested',
      headline: localizeParts('ask.disagree'),
      sentence: localizeParts('ask.disagree.then', { first: name(first), second: name(second) }),
    };
  if (first === null)
    return { state: 'none', headline: localizeParts('ask.kept'), sentence: localizeParts('ask.agree') };
  const next = runnerUpOf(orders);
  return {
    state: first === own ? 'home' : 'taken',
    headline: localizeParts('ask.agree'),
    sentence: [
      ...pick(first),
      ...reasonWords(orders),
      ...(next === undefined ? [] : localizeParts('ask.next', { agent: agentPiece(next) })),
    ],
  };
}

const name = (picked: string | null): Sentence =>
  picked === null ? localizeParts('ask.mainThread') : [agentPiece(picked)];
const pick = (picked: string | null): Sentence =>
  picked === null ? localizeParts('ask.kept') : localizeParts('ask.picked', { agent: agentPiece(picked) });

/** The words the model gives as its reason; the server has verified that they occur. */
function reasonWords(orders: readonly OrderResult[]): Sentence {
  const all = orders.flatMap((order) => (order.kind === 'answer' ? order.answer.words : []));
  const words = [...new Map(all.map((text) => [text.toLowerCase(), text])).values()].slice(0, MAX_WORDS);
  if (words.length === 0) return [];
  return localizeParts('ask.pointsTo', { words: listed(words.map((text) => [{ kind: 'word', text }])) });
}

/** The runner-up if both orders agree on it. */
function runnerUpOf(orders: readonly OrderResult[]): string | undefined {
  const [one, other] = orders.flatMap((order) => (order.kind === 'answer' ? [order.answer.runnerUp] : []));
  return one !== undefined && one !== null && one === other ? one : undefined;
}

function problemText(orders: readonly OrderResult[]): string {
  for (const order of orders) {
    if (order.kind === 'failure') return failureText(order.failure, order.message);
    if (order.kind !== 'unusable') continue;
    if (order.problem === 'unknown-name') return localize('ask.trouble.unknown-name', { name: order.name ?? '' });
    if (order.problem === 'broken-off') return localize('ask.trouble.broken-off');
    if (order.problem === 'ambiguous') return localize('ask.trouble.ambiguous');
    return order.reply === '' ? localize('ask.trouble.nothing') : localize('ask.trouble.other', { words: order.reply });
  }
  return '';
}

function noteOf({ orders, cost }: ModelRow): string {
  const reason = orders.find((order) => order.kind === 'answer' && order.answer.reason !== '');
  const tokens = counted('token', cost.tokens.asked + cost.tokens.answered);
  const requests = counted('request', cost.requests);
  const paid =
    cost.requests === 0
      ? localize('ask.note.known')
      : localize(cost.estimated ? 'ask.note.about' : 'ask.note.exact', { requests, tokens });
  return reason?.kind === 'answer' ? localize('ask.note.quoted', { reason: reason.answer.reason, paid }) : paid;
}
