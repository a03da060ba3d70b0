// Tells the server of a file that a command of ours made or deleted: nobody watches the user's own folder for it.

import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** `FileChangeType` of the protocol. */
const CHANGE = { created: 1, deleted: 3 } as const;

export const tellOfFile = (client: BaseLanguageClient, file: Uri, what: keyof typeof CHANGE): Promise<void> =>
  client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.code2ProtocolConverter.asUri(file), type: CHANGE[what] }],
  });
