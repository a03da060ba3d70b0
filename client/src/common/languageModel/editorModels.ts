// The editor's language models and the chosen one; sends nothing to a model. Editors without the API have no models.

import * as vscode from 'vscode';

export interface EditorModels extends vscode.Disposable {
  /** Whether the editor has the language model API. */
  readonly isSupported: boolean;
  /** As of the last refresh; undefined before. */
  readonly all: readonly vscode.LanguageModelChat[] | undefined;
  /** The chosen or only model; undefined if the user has to choose. */
  readonly chosen: vscode.LanguageModelChat | undefined;
  readonly onChange: vscode.Event<void>;
  refresh(): Promise<void>;
  choose(model: vscode.LanguageModelChat): Promise<void>;
  /** False where VS Code knows that the user refused consent. */
  isAllowed(model: vscode.LanguageModelChat): boolean;
}

const CHOSEN_KEY = 'subagents.model';
export const identityOf = (model: vscode.LanguageModelChat): string => `${model.vendor}/${model.id}`;

export function createEditorModels({
  globalState,
  languageModelAccessInformation: access,
}: vscode.ExtensionContext): EditorModels {
  // Missing in old editors and in some forks of VS Code.
  const api = (vscode as Partial<typeof vscode>).lm;
  const isSupported = typeof api?.selectChatModels === 'function';
  const changes = new vscode.EventEmitter<void>();
  let all: readonly vscode.LanguageModelChat[] | undefined = isSupported ? undefined : [];
  let lastRefresh = 0;

  const refresh = async (): Promise<void> => {
    if (!isSupported) return;
    const refreshId = ++lastRefresh;
    // A provider that fails has no models.
    const found = await Promise.resolve(api.selectChatModels()).catch(() => []);
    if (refreshId !== lastRefresh) return;
    const before = all?.map(identityOf).join('\n');
    all = found;
    if (before !== found.map(identityOf).join('\n')) changes.fire();
  };
  const subscription = isSupported ? api.onDidChangeChatModels?.(() => void refresh()) : undefined;
  return {
    isSupported,
    get all() {
      return all;
    },
    get chosen() {
      const chosenId = globalState.get<string>(CHOSEN_KEY);
      return all?.find((model) => identityOf(model) === chosenId) ?? (all?.length === 1 ? all[0] : undefined);
    },
    onChange: changes.event,
    refresh,
    async choose(model) {
      await globalState.update(CHOSEN_KEY, identityOf(model));
      changes.fire();
    },
    isAllowed: (model) => access?.canSendRequest(model) !== false,
    dispose() {
      subscription?.dispose();
      changes.dispose();
    },
  };
}
