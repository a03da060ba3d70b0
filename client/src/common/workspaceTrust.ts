// Adds workspace trust to the settings the server requests; in untrusted workspaces it reads no user configuration.

import { type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';

export const trustMiddleware: Pick<Middleware, 'workspace'> = {
  workspace: {
    async configuration(params, token, next) {
      const settings = await next(params, token);
      if (!Array.isArray(settings)) return settings;
      const { isTrusted: trusted } = workspace;
      return settings.map((value: unknown, index) =>
        params.items[index]?.section === 'subagents' && typeof value === 'object'
          ? { ...value, trusted, ...(trusted ? {} : { userConfig: false }) }
          : value,
      );
    },
  },
};

/** Makes the server request its settings again. */
export const reloadSettingsOnTrust = (client: BaseLanguageClient): Disposable =>
  workspace.onDidGrantWorkspaceTrust(() =>
    client.sendNotification('workspace/didChangeConfiguration', { settings: null }),
  );
