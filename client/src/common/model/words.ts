// What the engine that asks the editor's model says: what a question costs, how far it has come, and what went wrong.

import type { ModelRow, SendFailure } from '../../../../server/src/core/routing/model/askModel';
import type { ModelCost } from '../../../../server/src/lsp/protocol';

export const JUSTIFICATION =
  'Subagents asks which of your agents a request would be handed to. Names and descriptions of agents and the request are sent, no bodies.';

export const count = (n: number, noun: string): string => `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** `8 requests, at most 12`. */
export const requestsText = ({ requests, atMost }: ModelCost): string =>
  atMost > requests ? `${count(requests, 'request')}, at most ${grouped(atMost)}` : count(requests, 'request');

export const askPromptTitle = (cost: ModelCost): string =>
  cost.requests === 0 ? 'Show the answer · no request' : `Ask · ${requestsText(cost)}`;

export const askExamplesTitle = (cost: ModelCost): string =>
  cost.prompts === 1
    ? `Ask for the example · ${requestsText(cost)}`
    : `Ask for all ${cost.prompts} examples · ${requestsText(cost)}`;

/** What is sent, and where. */
export const sentText = (model: string, agents: number, cost: ModelCost): string =>
  `To ${model}: the names and descriptions of ${count(agents, 'agent')}, and ${cost.prompts === 1 ? 'the prompt' : 'the prompts'}. No bodies, and not the example that is asked about. About ${count(cost.tokens, 'token')}.`;

export const engineLine = (model: string): string =>
  `${model}, through VS Code, reads names and descriptions, in two orders. 2 requests per prompt, and one more where an answer cannot be used. Not Claude Code either.`;

export const progressText = (model: string, done: number, of: number): string =>
  `Asking ${model}: ${done} of ${count(of, 'request')}.`;

const FAILURES: Readonly<Record<SendFailure, string>> = {
  'no-model': 'VS Code has no language model to ask.',
  'no-consent': 'VS Code has no consent for asking this model. It asks for it again with the next request.',
  blocked: 'The provider takes no more requests, mostly because a quota is used up.',
  withdrawn: 'The model is not there any more. Another one can be chosen.',
  stalled: 'The model stopped answering.',
  'broken-off': 'The answer broke off.',
  'too-long': 'The descriptions of all agents are longer than this model reads at once.',
  untrusted: 'Nothing is sent from a workspace that is not trusted.',
  'not-asked': 'This would have taken more requests than were said, so it was not asked on.',
  cancelled: 'Cancelled.',
  failed: 'The request failed.',
};

/** With the provider's own words, where it has any. */
export function failureText(failure: SendFailure, said?: string): string {
  const words = said?.replace(/\s+/g, ' ').trim() ?? '';
  return words === '' || failure === 'cancelled' ? FAILURES[failure] : `${FAILURES[failure]} It says: “${words}”`;
}

/** After the last row: how many came home, and what ended it. */
export function summaryText(
  own: string,
  prompts: number,
  end: {
    readonly rows: readonly { readonly row: ModelRow }[];
    readonly ended: { readonly failure: SendFailure; readonly said?: string } | null;
    readonly requests: number;
  },
): string {
  const home = end.rows.filter(
    ({ row }) =>
      row.standing === 'agree' && row.orders.every((order) => order.kind === 'answer' && order.answer.agent === own),
  ).length;
  const answered = end.rows.filter(({ row }) => row.standing !== 'unanswered').length;
  const result = `${home} of ${count(prompts, 'example')} ${home === 1 ? 'comes' : 'come'} home in both orders; ${answered} answered, ${count(end.requests, 'request')}.`;
  return end.ended ? `${failureText(end.ended.failure, end.ended.said)} ${result}` : result;
}
