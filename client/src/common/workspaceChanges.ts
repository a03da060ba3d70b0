// Distributes the server's `workspaceChanged` notification: a client keeps only one handler per notification.

import { type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { workspaceChanged } from '../../../common/src/protocol/agents';

interface WorkspaceChanges {
  readonly onChange: Event<void>;
  dispose(): void;
}

export function createWorkspaceChanges(client: BaseLanguageClient): WorkspaceChanges {
  const changes = new EventEmitter<void>();
  const handler = client.onNotification(workspaceChanged, () => changes.fire());
  return {
    onChange: changes.event,
    dispose() {
      handler.dispose();
      changes.dispose();
    },
  };
}
