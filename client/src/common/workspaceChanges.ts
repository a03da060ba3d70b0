// What the server tells of changes in the workspace, for everybody who wants to know: the language client itself keeps one
// handler for each notification, and a second one would silence the first.

import { type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { workspaceChanged } from '../../../common/src/protocol/agents';

interface WorkspaceChanges {
  readonly onChange: Event<void>;
  dispose(): void;
}

export function createWorkspaceChanges(client: BaseLanguageClient): WorkspaceChanges {
  const changes = new EventEmitter<void>();
  const registered = client.onNotification(workspaceChanged, () => changes.fire());
  return {
    onChange: changes.event,
    dispose() {
      registered.dispose();
      changes.dispose();
    },
  };
}
