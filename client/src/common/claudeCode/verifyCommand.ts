// *Verify with Claude Code*: on the user's command the installed Claude Code is asked which agent files it loads, without a login and
// without spending tokens. Never in a workspace that is not trusted.

import { commands, type Disposable, EventEmitter, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type VerifyResult, verifyRequest } from '../../../../common/src/protocol/claudeCode';
import { say } from '../texts/agents';
import { untrusted } from './claudeCodeTexts';
import { problemOf } from './problem';
import { summary, verifyReport } from './verifyReport';

const SCHEME = 'subagents-verify';
const REPORT = Uri.from({ scheme: SCHEME, path: '/Verify with Claude Code.txt' });

export function verifyWithClaudeCode(client: BaseLanguageClient): Disposable {
  let report = '';
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => report,
  });
  const verify = async (): Promise<VerifyResult | undefined> => {
    if (!workspace.isTrusted) return void window.showWarningMessage(untrusted().text);
    const result = await ask(client);
    if (result === 'cancelled') return undefined;
    if (result.problem !== '') {
      void window.showErrorMessage(result.problem);
      return result;
    }
    report = verifyReport(result);
    changed.fire(REPORT);
    await window.showTextDocument(await workspace.openTextDocument(REPORT), { preview: true });
    void window.showInformationMessage(summary(result.files));
    return result;
  };
  const command = commands.registerCommand('subagents.verifyWithClaudeCode', verify);
  return {
    dispose() {
      for (const each of [command, provider, changed]) each.dispose();
    },
  };
}

const ask = (client: BaseLanguageClient): Thenable<VerifyResult | 'cancelled'> =>
  window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: say('verify.asking') },
    async (_progress, token) => {
      try {
        const result = await client.sendRequest<VerifyResult | null>(verifyRequest, {}, token);
        return token.isCancellationRequested ? 'cancelled' : (result ?? failure(say('verify.couldNot')));
      } catch (error) {
        if (token.isCancellationRequested) return 'cancelled';
        return failure(problemOf(error));
      }
    },
  );

const failure = (problem: string): VerifyResult => ({ problem, program: null, version: null, ours: '', files: [] });
