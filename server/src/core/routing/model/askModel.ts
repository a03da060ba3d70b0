// Asks a model about one prompt in two orders, with at most one correction request; cached answers cost none. `send` is given.

import type { Cancel } from '../router';
import type { AnswerCache } from './answerCache';
import { ANSWER_TOKENS, type Asked, correctionText, estimatedTokens, type Question } from './question';
import { type ModelAnswer, type ReplyProblem, readReply } from './reply';

/** Why a request brought no text. */
type SendFailure =
  | 'no-model'
  | 'no-consent'
  | 'blocked'
  | 'withdrawn'
  | 'stalled'
  | 'broken-off'
  | 'too-long'
  | 'untrusted'
  | 'not-asked'
  | 'cancelled'
  | 'failed';

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

export type Sent =
  | { readonly kind: 'text'; readonly text: string; readonly tokens?: Tokens }
  /** `message`: the provider's own. */
  | { readonly kind: 'failure'; readonly failure: SendFailure; readonly message?: string };

export type Send = (messages: readonly ModelMessage[], cancel: Cancel) => Promise<Sent>;

interface Tokens {
  readonly asked: number;
  readonly answered: number;
}

interface Cost {
  readonly requests: number;
  readonly tokens: Tokens;
  /** Tokens are derived from the number of characters. */
  readonly estimated: boolean;
}

export type OrderResult =
  | { readonly kind: 'answer'; readonly answer: ModelAnswer; readonly cached: boolean }
  | { readonly kind: 'unusable'; readonly problem: ReplyProblem; readonly name?: string; readonly reply: string }
  | { readonly kind: 'failure'; readonly failure: SendFailure; readonly message?: string };

type Standing = 'agree' | 'disagree' | 'one-order' | 'unanswered';

export interface ModelRow {
  readonly prompt: string;
  /** By the model, the list and the prompt. */
  readonly key: string;
  readonly standing: Standing;
  readonly orders: readonly OrderResult[];
  /** Of this run; zero for cached answers. */
  readonly cost: Cost;
}

/** Failures that end the run: later requests would fail too. */
const FINAL: ReadonlySet<SendFailure> = new Set<SendFailure>([
  'no-model',
  'no-consent',
  'blocked',
  'withdrawn',
  'stalled',
  'untrusted',
  'not-asked',
  'cancelled',
]);

export const endsRun = (row: ModelRow): Extract<OrderResult, { kind: 'failure' }> | undefined =>
  row.orders.find(
    (order): order is Extract<OrderResult, { kind: 'failure' }> => order.kind === 'failure' && FINAL.has(order.failure),
  );

/** Requests and tokens that asking would take, without cached answers. */
export function planOf(asked: Asked, cache: AnswerCache): { requests: number; atMost: number; tokens: number } {
  const open = asked.questions.filter(({ key }) => !cache.get(key));
  const tokens = open.reduce((sum, each) => sum + each.tokens + ANSWER_TOKENS, 0);
  return { requests: open.length, atMost: open.length === 0 ? 0 : open.length + 1, tokens };
}

/** The row from the cache; undefined unless both answers are cached. */
export function knownRow(asked: Asked, cache: AnswerCache): ModelRow | undefined {
  const answers = asked.questions.map(({ key }) => cache.get(key));
  if (answers.some((answer) => answer === undefined)) return undefined;
  const orders = answers.flatMap((answer): OrderResult[] => (answer ? [{ kind: 'answer', answer, cached: true }] : []));
  return rowOf(asked, orders, NOTHING);
}

const NOTHING: Cost = { requests: 0, tokens: { asked: 0, answered: 0 }, estimated: false };

export async function askModel(asked: Asked, cache: AnswerCache, send: Send, cancel: Cancel): Promise<ModelRow> {
  let cost = NOTHING;
  let again = true;
  const request = async (messages: readonly ModelMessage[]): Promise<Sent> => {
    if (cancel.isCancellationRequested) return { kind: 'failure', failure: 'cancelled' };
    const sent = await send(messages, cancel);
    cost = added(cost, messages, sent);
    return sent;
  };
  const askOrder = async (question: Question): Promise<OrderResult> => {
    const known = cache.get(question.key);
    if (known) return { kind: 'answer', answer: known, cached: true };
    const messages: readonly ModelMessage[] = [{ role: 'user', text: question.text }];
    let sent = await request(messages);
    let result = resultOf(sent, asked);
    if (result.kind === 'unusable' && again) {
      again = false;
      const correction = correctionText(result.problem, asked.nobody, result.name);
      const before = sent.kind === 'text' ? sent.text.slice(0, 2000) : '';
      sent = await request([
        ...messages,
        ...(before.trim() === '' ? [] : [{ role: 'assistant', text: before } as const]),
        { role: 'user', text: correction },
      ]);
      result = resultOf(sent, asked);
    }
    if (result.kind === 'answer') cache.put(question.key, result.answer);
    return result;
  };
  const orders: OrderResult[] = [];
  for (const question of asked.questions) {
    const result = await askOrder(question);
    orders.push(result);
    if (result.kind === 'failure' && FINAL.has(result.failure)) break;
  }
  return rowOf(asked, orders, cost);
}

function resultOf(sent: Sent, asked: Asked): OrderResult {
  if (sent.kind === 'failure') return sent;
  const reply = readReply(sent.text, asked);
  if (reply.kind === 'answer') return { kind: 'answer', answer: reply.answer, cached: false };
  return {
    kind: 'unusable',
    problem: reply.problem,
    ...(reply.name === undefined ? {} : { name: reply.name }),
    reply: sent.text.trim().slice(0, 200),
  };
}

function rowOf(asked: Asked, orders: readonly OrderResult[], cost: Cost): ModelRow {
  const agents = orders.flatMap((order) => (order.kind === 'answer' ? [order.answer.agent] : []));
  const standing =
    agents.length === 0
      ? 'unanswered'
      : agents.length === 1
        ? 'one-order'
        : agents[0] === agents[1]
          ? 'agree'
          : 'disagree';
  return { prompt: asked.prompt, key: asked.key, standing, orders, cost };
}

/** Requests that were not sent cost nothing. */
function added(cost: Cost, messages: readonly ModelMessage[], sent: Sent): Cost {
  if (sent.kind === 'failure' && UNSENT.has(sent.failure)) return cost;
  const asked = messages.reduce((sum, { text }) => sum + estimatedTokens(text), 0);
  const reported = sent.kind === 'text' ? sent.tokens : undefined;
  const answered = sent.kind === 'text' ? estimatedTokens(sent.text) : 0;
  return {
    requests: cost.requests + 1,
    tokens: {
      asked: cost.tokens.asked + (reported?.asked ?? asked),
      answered: cost.tokens.answered + (reported?.answered ?? answered),
    },
    estimated: cost.estimated || reported === undefined,
  };
}

const UNSENT: ReadonlySet<SendFailure> = new Set<SendFailure>(['no-model', 'too-long', 'untrusted', 'not-asked']);
