// In a workspace that nobody trusts yet, the user's own configuration stays closed: the server is told so in place of the setting.

import { type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';

export const trustedSettings: Pick<Middleware, 'workspace'> = {
  workspace: {
    async configuration(params, token, next) {
      const answers = await next(params, token);
      if (workspace.isTrusted || !Array.isArray(answers)) return answers;
      return answers.map((answer: unknown, index) =>
        params.items[index]?.section === 'subagents' && typeof answer === 'object'
          ? { ...answer, userConfig: false }
          : answer,
      );
    },
  },
};

/** The server asks for the settings again. */
export const askAgainWhenTrusted = (client: BaseLanguageClient): Disposable =>
  workspace.onDidGrantWorkspaceTrust(() =>
    client.sendNotification('workspace/didChangeConfiguration', { settings: null }),
  );
