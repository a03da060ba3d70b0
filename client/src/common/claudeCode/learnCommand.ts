// *Learn from the Installed Claude Code*: runs the program only in a trusted workspace, after its path was shown and confirmed.

import { commands, type Disposable, window, workspace } from 'vscode';
import { type BaseLanguageClient, ProgressType } from 'vscode-languageclient';
import {
  type ClaudeCodeResult,
  claudeCodeRequest,
  type LearnParams,
  type LearnProgress,
  type LearnResult,
  learnRequest,
} from '../../../../common/src/protocol/claudeCode';
import { showError } from '../errors';
import { localize } from '../texts/agents';
import { requestErrorText, untrustedText } from './claudeCodeTexts';
import { requestWithProgress } from './requestWithProgress';

export function registerLearnCommand(client: BaseLanguageClient): Disposable {
  let isRunning = false;
  const learn = async (): Promise<void> => {
    if (!workspace.isTrusted) return void window.showWarningMessage(untrustedText().text);
    if (isRunning) return;
    isRunning = true;
    try {
      const { file, problem } = await client.sendRequest<ClaudeCodeResult>(claudeCodeRequest);
      if (file === null) return showError(problem);
      const start = localize('learning.go');
      const question = localize('learning.question', { program: file });
      const choice = await window.showInformationMessage(
        question,
        { modal: true, detail: localize('learning.how') },
        start,
      );
      if (choice === start) showLearned(await learnFrom(client, file));
    } catch (error) {
      showError(requestErrorText(error));
    } finally {
      isRunning = false;
    }
  };
  return commands.registerCommand('subagents.learnFromClaudeCode', learn);
}

function showLearned(result: LearnResult | undefined): void {
  if (result?.problem !== '') return;
  const version = result.version ?? '';
  const { learned } = result;
  void window.showInformationMessage(
    learned.length === 0
      ? localize('learning.nothing', { version })
      : localize('learning.learned', { version, names: learned.join(' · ') }),
  );
}

const learnFrom = (client: BaseLanguageClient, program: string): Promise<LearnResult | undefined> =>
  requestWithProgress<LearnResult>(
    localize('learning.asking'),
    (problem) => ({ problem, program: null, version: null, learned: [] }),
    async (token, progress) => {
      const partialResultToken = `subagents.learn.${Math.random().toString(36).slice(2)}`;
      const listener = client.onProgress(new ProgressType<LearnProgress>(), partialResultToken, ({ step, of }) =>
        progress.report({ message: step, increment: 100 / of }),
      );
      try {
        const params: LearnParams = { program, partialResultToken };
        return await client.sendRequest<LearnResult | null>(learnRequest, params, token);
      } finally {
        listener.dispose();
      }
    },
  );
