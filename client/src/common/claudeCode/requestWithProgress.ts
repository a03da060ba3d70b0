// Sends a request about Claude Code with a cancellable notification; shows the problem if it fails.

import { type CancellationToken, type Progress, ProgressLocation, window } from 'vscode';
import { showError } from '../errors';
import { localize } from '../texts/agents';
import { requestErrorText } from './claudeCodeTexts';

/** Undefined when cancelled. `failure` makes a result of a problem that is not the server's own. */
export async function requestWithProgress<Result extends { readonly problem: string }>(
  title: string,
  failure: (problem: string) => Result,
  send: (
    token: CancellationToken,
    progress: Progress<{ message: string; increment: number }>,
  ) => Promise<Result | null>,
): Promise<Result | undefined> {
  const result = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title },
    async (progress, token) => {
      try {
        const response = await send(token, progress);
        return token.isCancellationRequested ? undefined : (response ?? failure(localize('verify.couldNot')));
      } catch (error) {
        return token.isCancellationRequested ? undefined : failure(requestErrorText(error));
      }
    },
  );
  if (result && result.problem !== '') showError(result.problem);
  return result;
}
