// *Learn from the Installed Claude Code*: on the user's command, after the path of the program was shown and agreed to, the server asks
// it about what is not known here. Never in a workspace that is not trusted.

import { commands, type Disposable, ProgressLocation, window, workspace } from 'vscode';
import { type BaseLanguageClient, ProgressType } from 'vscode-languageclient';
import {
  type ClaudeCodeResult,
  claudeCodeRequest,
  type LearnParams,
  type LearnProgress,
  type LearnResult,
  learnRequest,
} from '../../../../common/src/protocol/claudeCode';
import { say } from '../texts/agents';
import { untrusted } from './claudeCodeTexts';
import { problemOf } from './problem';

export function learnFromClaudeCode(client: BaseLanguageClient): Disposable {
  let running = false;
  const learn = async (): Promise<void> => {
    if (!workspace.isTrusted) return void window.showWarningMessage(untrusted().text);
    if (running) return;
    running = true;
    try {
      const found = await client.sendRequest<ClaudeCodeResult>(claudeCodeRequest);
      if (found.file === null) return void window.showErrorMessage(found.problem);
      const go = say('learning.go');
      const question = say('learning.question', { program: found.file });
      const choice = await window.showInformationMessage(question, { modal: true, detail: say('learning.how') }, go);
      if (choice !== go) return;
      tell(await ask(client, found.file));
    } catch (error) {
      void window.showErrorMessage(problemOf(error));
    } finally {
      running = false;
    }
  };
  return commands.registerCommand('subagents.learnFromClaudeCode', learn);
}

function tell(result: LearnResult | undefined): void {
  if (!result) return;
  const { problem, version, learned } = result;
  if (problem !== '') void window.showErrorMessage(problem);
  else if (learned.length === 0)
    void window.showInformationMessage(say('learning.nothing', { version: version ?? '' }));
  else
    void window.showInformationMessage(say('learning.learned', { version: version ?? '', names: learned.join(' · ') }));
}

/** Absent where it was cancelled. */
const ask = (client: BaseLanguageClient, program: string): Thenable<LearnResult | undefined> =>
  window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: say('learning.asking') },
    async (progress, cancellation) => {
      const token = `subagents.learn.${Math.random().toString(36).slice(2)}`;
      const listener = client.onProgress(new ProgressType<LearnProgress>(), token, ({ step, of }) =>
        progress.report({ message: step, increment: 100 / of }),
      );
      try {
        const params: LearnParams = { program, partialResultToken: token };
        const result = await client.sendRequest<LearnResult | null>(learnRequest, params, cancellation);
        return cancellation.isCancellationRequested ? undefined : (result ?? failure(say('verify.couldNot')));
      } catch (error) {
        return cancellation.isCancellationRequested ? undefined : failure(problemOf(error));
      } finally {
        listener.dispose();
      }
    },
  );

const failure = (problem: string): LearnResult => ({ problem, program: null, version: null, learned: [] });
