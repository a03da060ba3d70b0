// Texts of the editor-model engine: costs, progress, failures and summary.

import { grouped } from '../../../../common/src/numbers';
import type { ModelCost, ModelRow, SendFailure } from '../../../../common/src/protocol/editorModel';
import { counted } from '../texts/counts';
import { localize } from '../texts/engines';

/** Shown by VS Code when it asks for consent. */
export const justification = (): string => localize('ask.justification');

/** `8 requests, at most 12`. */
const requestsText = ({ requests, atMost }: ModelCost): string =>
  atMost > requests
    ? localize('ask.requestsAtMost', { requests: counted('request', requests), most: grouped(atMost) })
    : counted('request', requests);

export const askPromptTitle = (cost: ModelCost): string =>
  cost.requests === 0 ? localize('ask.prompt.known') : localize('ask.prompt', { requests: requestsText(cost) });

export const askExamplesTitle = (cost: ModelCost): string =>
  cost.prompts === 1
    ? localize('ask.example', { requests: requestsText(cost) })
    : localize('ask.examples', { count: cost.prompts, requests: requestsText(cost) });

/** What is sent to which model. */
export const sentText = (model: string, agents: number, cost: ModelCost): string =>
  localize(cost.prompts === 1 ? 'ask.sent.prompt' : 'ask.sent.prompts', {
    model,
    agents: counted('agent', agents),
    tokens: counted('token', cost.tokens),
  });

export const engineLine = (model: string): string => localize('ask.line', { model });

export const progressText = (model: string, done: number, of: number): string =>
  localize('ask.progress', { model, done, requests: counted('request', of) });

/** `message`: the provider's message, which is quoted. */
export function failureText(failure: SendFailure, message?: string): string {
  const quote = message?.replace(/\s+/g, ' ').trim() ?? '';
  const text = localize(`ask.failure.${failure}`);
  return quote === '' || failure === 'cancelled' ? text : localize('ask.failure.says', { failure: text, words: quote });
}

/** After a run: how many examples were assigned to their agent, and why the run ended early. */
export function summaryText(
  own: string,
  prompts: number,
  end: {
    readonly rows: readonly { readonly row: ModelRow }[];
    readonly ended: { readonly failure: SendFailure; readonly message?: string } | null;
    readonly requests: number;
  },
): string {
  const home = end.rows.filter(
    ({ row }) =>
      row.standing === 'agree' && row.orders.every((order) => order.kind === 'answer' && order.answer.agent === own),
  ).length;
  const answered = end.rows.filter(({ row }) => row.standing !== 'unanswered').length;
  const summary = localize(home === 1 ? 'ask.summary.one' : 'ask.summary.other', {
    home,
    examples: counted('example', prompts),
    answered,
    requests: counted('request', end.requests),
  });
  return end.ended
    ? localize('ask.summary.ended', { failure: failureText(end.ended.failure, end.ended.message), summary })
    : summary;
}
