// Whether examples are shown as tests: as the setting says, and where it says nothing, once the preview has been used.

import { type Disposable, EventEmitter, type ExtensionContext, workspace } from 'vscode';

const USED = 'subagents.previewUsed';

interface Enabled extends Disposable {
  readonly now: boolean;
  readonly onChange: EventEmitter<void>['event'];
  previewUsed(): void;
}

export function createEnabled({ globalState }: Pick<ExtensionContext, 'globalState'>): Enabled {
  const changes = new EventEmitter<void>();
  const setting = (): boolean | undefined => {
    const found = workspace.getConfiguration('subagents').inspect<boolean>('testing.enabled');
    return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
  };
  const changed = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('subagents.testing.enabled')) changes.fire();
  });
  return {
    get now() {
      return setting() ?? globalState.get(USED, false);
    },
    onChange: changes.event,
    previewUsed() {
      if (globalState.get(USED, false)) return;
      void Promise.resolve(globalState.update(USED, true)).then(() => changes.fire());
    },
    dispose() {
      changed.dispose();
      changes.dispose();
    },
  };
}
