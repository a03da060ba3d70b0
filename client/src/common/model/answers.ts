// Puts what a model answered into the words of the panel: both orders, what they cost, and what could not be used. The
// model's own words are quoted, never taken over.

import type { ModelRow, OrderResult } from '../../../../server/src/core/routing/model/askModel';
import type { EngineAnswer } from '../preview/engines';
import type { Piece, Sentence } from '../preview/verdict';
import { count, failureText } from './words';

const MOST_WORDS = 3;

const agent = (text: string): Piece => ({ kind: 'agent', text });

/** `own`: the agent whose file it is. */
export function answerOf(row: ModelRow, own: string): EngineAnswer {
  const picks = row.orders.flatMap((order) => (order.kind === 'answer' ? [order.answer.agent] : []));
  return { ...verdictOf(row, picks, own), note: noteOf(row) };
}

export const WAITING: EngineAnswer = { state: 'asking', headline: ['Waiting.'], sentence: [], note: '' };
export const ASKING: EngineAnswer = { state: 'asking', headline: ['Being asked.'], sentence: [], note: '' };

function verdictOf(
  { standing, orders }: ModelRow,
  [first, second]: readonly (string | null)[],
  own: string,
): Omit<EngineAnswer, 'note'> {
  if (standing === 'unanswered' || first === undefined)
    return { state: 'weak', headline: ['No answer.'], sentence: [troubleOf(orders)] };
  if (standing === 'one-order')
    return { state: 'weak', headline: ['One order only.'], sentence: [...pick(first), ' ', troubleOf(orders)] };
  if (standing === 'disagree' && second !== undefined)
    return {
      state: 'contested',
      headline: ['The orders disagree.'],
      sentence: [...name(first), ', then ', ...name(second), '.'],
    };
  if (first === null)
    return { state: 'none', headline: ['Kept by the main thread.'], sentence: ['Both orders agree.'] };
  const next = nextOf(orders);
  return {
    state: first === own ? 'home' : 'taken',
    headline: ['Both orders agree.'],
    sentence: [...pick(first), ...pointsTo(orders), ...(next === undefined ? [] : [' Next: ', agent(next), '.'])],
  };
}

const name = (picked: string | null): Sentence => (picked === null ? ['the main thread'] : [agent(picked)]);
const pick = (picked: string | null): Sentence =>
  picked === null ? ['Kept by the main thread.'] : [agent(picked), '.'];

/** Words that decided by what the model says; that they occur was looked up. */
function pointsTo(orders: readonly OrderResult[]): Sentence {
  const all = orders.flatMap((order) => (order.kind === 'answer' ? order.answer.words : []));
  const words = [...new Map(all.map((text) => [text.toLowerCase(), text])).values()].slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const listed = words.flatMap((text, at): Sentence => {
    const before = at === 0 ? [] : [at === words.length - 1 ? ' and ' : ', '];
    return [...before, { kind: 'word', text }];
  });
  return [' It points to ', ...listed, '.'];
}

/** The runner-up that both orders name. */
function nextOf(orders: readonly OrderResult[]): string | undefined {
  const [one, other] = orders.flatMap((order) => (order.kind === 'answer' ? [order.answer.runnerUp] : []));
  return one !== undefined && one !== null && one === other ? one : undefined;
}

function troubleOf(orders: readonly OrderResult[]): string {
  for (const order of orders) {
    if (order.kind === 'failure') return failureText(order.failure, order.said);
    if (order.kind !== 'unusable') continue;
    if (order.problem === 'unknown-name') return `It named an agent that is not there, twice: “${order.name ?? ''}”.`;
    if (order.problem === 'broken-off') return 'Its answer ended too early.';
    if (order.problem === 'ambiguous') return 'It gave more than one answer.';
    return order.said === '' ? 'It said nothing.' : `It did not answer the question. It said: “${order.said}”`;
  }
  return '';
}

function noteOf({ orders, cost }: ModelRow): string {
  const reason = orders.find((order) => order.kind === 'answer' && order.answer.reason !== '');
  const quoted = reason?.kind === 'answer' ? [`“${reason.answer.reason}”`] : [];
  const tokens = cost.tokens.asked + cost.tokens.answered;
  const paid =
    cost.requests === 0
      ? 'Known from before, no request.'
      : `${count(cost.requests, 'request')}, ${cost.estimated ? 'about ' : ''}${count(tokens, 'token')}.`;
  return [...quoted, paid].join(' ');
}
