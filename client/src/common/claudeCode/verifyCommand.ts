// *Verify with Claude Code*: compares load verdicts with the installed Claude Code in a report; only in a trusted workspace.

import { commands, Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type VerifyResult, verifyRequest } from '../../../../common/src/protocol/claudeCode';
import { localize } from '../texts/agents';
import { untrustedText } from './claudeCodeTexts';
import { requestWithProgress } from './requestWithProgress';
import { summary, verifyReport } from './verifyReport';

const SCHEME = 'subagents-verify';
const REPORT = Uri.from({ scheme: SCHEME, path: '/Verify with Claude Code.txt' });

export function registerVerifyCommand(client: BaseLanguageClient): Disposable {
  let report = '';
  const changes = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changes.event,
    provideTextDocumentContent: () => report,
  });
  const verify = async (): Promise<VerifyResult | undefined> => {
    if (!workspace.isTrusted) return void window.showWarningMessage(untrustedText().text);
    const result = await requestWithProgress<VerifyResult>(
      localize('verify.asking'),
      (problem) => ({ problem, program: null, version: null, ours: '', files: [] }),
      (token) => client.sendRequest<VerifyResult | null>(verifyRequest, {}, token),
    );
    if (result?.problem !== '') return result;
    report = verifyReport(result);
    changes.fire(REPORT);
    await window.showTextDocument(await workspace.openTextDocument(REPORT), { preview: true });
    void window.showInformationMessage(summary(result.files));
    return result;
  };
  return Disposable.from(commands.registerCommand('subagents.verifyWithClaudeCode', verify), provider, changes);
}
