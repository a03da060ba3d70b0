// Whether examples are shown as tests: by the setting, else from the first use of the preview.

import { type Disposable, EventEmitter, type ExtensionContext, workspace } from 'vscode';

const PREVIEW_USED_KEY = 'subagents.previewUsed';

interface TestingEnabled extends Disposable {
  readonly isEnabled: boolean;
  readonly onChange: EventEmitter<void>['event'];
  previewUsed(): void;
}

export function createTestingEnabled({ globalState }: Pick<ExtensionContext, 'globalState'>): TestingEnabled {
  const changes = new EventEmitter<void>();
  const setting = (): boolean | undefined => {
    const found = workspace.getConfiguration('subagents').inspect<boolean>('testing.enabled');
    return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
  };
  const listener = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('subagents.testing.enabled')) changes.fire();
  });
  return {
    get isEnabled() {
      return setting() ?? globalState.get(PREVIEW_USED_KEY, false);
    },
    onChange: changes.event,
    previewUsed() {
      if (globalState.get(PREVIEW_USED_KEY, false)) return;
      void Promise.resolve(globalState.update(PREVIEW_USED_KEY, true)).then(() => changes.fire());
    },
    dispose() {
      listener.dispose();
      changes.dispose();
    },
  };
}
