// What stops at shutdown: child processes by an `AbortSignal`, and reading by a host that finds nothing any more.

import type { CancellationToken } from 'vscode-languageserver';
import type { Host } from '../core/workspace/host';

/** Runs with a signal that the request's cancellation and the shutdown abort; its listeners are removed when `run` settles. */
export async function withAbortSignal<T>(
  token: CancellationToken,
  shutdown: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (token.isCancellationRequested || shutdown.aborted) abort();
  const subscription = token.onCancellationRequested(abort);
  shutdown.addEventListener('abort', abort);
  try {
    return await run(controller.signal);
  } finally {
    subscription.dispose();
    shutdown.removeEventListener('abort', abort);
  }
}

/** Of the client's files each one is a request: a scan that is running must not go on asking. */
export const hostUntil = (shutdown: AbortSignal, host: Host): Host => ({
  ...host,
  list: async (...args) => (shutdown.aborted ? [] : host.list(...args)),
  read: async (...args) => (shutdown.aborted ? undefined : host.read(...args)),
  stat: async (...args) => (shutdown.aborted ? undefined : host.stat(...args)),
});
