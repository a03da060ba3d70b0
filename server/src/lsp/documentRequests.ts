// Handlers of requests that wait until the documents they answer about are parsed, and stop when the client cancels them.

import type { CancellationToken, ResponseError } from 'vscode-languageserver';
import type { Steps } from '../core/text/steps';
import { guarded } from './guard';
import type { Refuse } from './initialize';
import { inSlices } from './scheduling';
import type { Server } from './server';

/** What a handler returns when the client has cancelled the request. */
export const cancelled: unique symbol = Symbol('cancelled');
export type Cancelled = typeof cancelled;

interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

type Handler<P, R> = (params: P, token: CancellationToken) => R | Cancelled | Promise<R | Cancelled>;
type Served<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/** A request about one document: others are answered while it is parsed. */
export const ofDocument = <P extends AboutDocument, R>(
  server: Server,
  name: string,
  empty: R,
  handler: Handler<P, R>,
): Served<P, R> => served(server, name, empty, handler, ({ textDocument }) => server.session.parsed(textDocument.uri));

/** A request whose answer depends on every open document. */
export const ofWorkspace = <P, R>(server: Server, name: string, empty: R, handler: Handler<P, R>): Served<P, R> =>
  served(server, name, empty, handler, () => server.session.flush());

export type Cancellation = Pick<CancellationToken, 'isCancellationRequested'>;

/** Answers in slices; the work ends when the request is cancelled. */
export async function answerInSlices<T extends object | null>(
  steps: Steps<T>,
  token: Cancellation,
): Promise<T | Cancelled> {
  const answer = await inSlices(steps, () => token.isCancellationRequested);
  return answer === undefined ? cancelled : answer;
}

function served<P, R>(
  { log, refuse }: Server,
  name: string,
  empty: R,
  handler: Handler<P, R>,
  ready: (params: P) => Promise<void> | undefined,
): Served<P, R> {
  return guarded<[P, CancellationToken], R | ResponseError<never>>(name, log, empty, async (params, token) => {
    const waiting = ready(params);
    const isReady = waiting ? await endsUncancelled(waiting, token) : true;
    const answer = isReady ? await handler(params, token) : cancelled;
    return answer === cancelled ? cancelledAnswer(refuse) : answer;
  });
}

export const cancelledAnswer = (refuse: Refuse): ResponseError<never> =>
  refuse('The request was cancelled.', 'cancelled');

/** False as soon as the request is cancelled: what it waits for may be wanted by others. */
function endsUncancelled(waiting: Promise<void>, token: CancellationToken): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const subscription = token.onCancellationRequested(() => resolve(false));
    waiting.then(() => resolve(!token.isCancellationRequested), reject).finally(() => subscription.dispose());
  });
}
