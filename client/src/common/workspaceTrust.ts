// Whether the workspace is trusted, as part of the settings the server asks for. Where it is not, the user's own configuration stays
// closed and the installed Claude Code is not looked for.

import { type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';

export const trustedSettings: Pick<Middleware, 'workspace'> = {
  workspace: {
    async configuration(params, token, next) {
      const answers = await next(params, token);
      if (!Array.isArray(answers)) return answers;
      const { isTrusted: trusted } = workspace;
      return answers.map((answer: unknown, index) =>
        params.items[index]?.section === 'subagents' && typeof answer === 'object'
          ? { ...answer, trusted, ...(trusted ? {} : { userConfig: false }) }
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
