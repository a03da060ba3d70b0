// The language models of the editor: which there are and which one was chosen. An editor without the interface for them is
// an editor without models; looking asks no model anything.

import * as vscode from 'vscode';

export interface EditorModels extends vscode.Disposable {
  /** The editor knows what a language model is. */
  readonly supported: boolean;
  /** As last looked at; absent before. */
  readonly all: readonly vscode.LanguageModelChat[] | undefined;
  /** The one chosen, or the only one; absent where a choice is open. */
  readonly chosen: vscode.LanguageModelChat | undefined;
  readonly onChange: vscode.Event<void>;
  look(): Promise<void>;
  choose(model: vscode.LanguageModelChat): Promise<void>;
  /** False where VS Code knows that the user said no. */
  allowed(model: vscode.LanguageModelChat): boolean;
}

const CHOSEN = 'subagents.model';
export const identityOf = (model: vscode.LanguageModelChat): string => `${model.vendor}/${model.id}`;

export function createEditorModels({
  globalState,
  languageModelAccessInformation: access,
}: vscode.ExtensionContext): EditorModels {
  // Old editors, and some that are like VS Code, have none.
  const api = (vscode as Partial<typeof vscode>).lm;
  const supported = typeof api?.selectChatModels === 'function';
  const changes = new vscode.EventEmitter<void>();
  let all: readonly vscode.LanguageModelChat[] | undefined = supported ? undefined : [];
  let looked = 0;

  const look = async (): Promise<void> => {
    if (!supported) return;
    const turn = ++looked;
    // A provider that fails to tell its models has none to be asked.
    const found = await Promise.resolve(api.selectChatModels()).catch(() => []);
    if (turn !== looked) return;
    const before = all?.map(identityOf).join('\n');
    all = found;
    if (before !== found.map(identityOf).join('\n')) changes.fire();
  };
  const subscription = supported ? api.onDidChangeChatModels?.(() => void look()) : undefined;
  return {
    supported,
    get all() {
      return all;
    },
    get chosen() {
      const wanted = globalState.get<string>(CHOSEN);
      return all?.find((model) => identityOf(model) === wanted) ?? (all?.length === 1 ? all[0] : undefined);
    },
    onChange: changes.event,
    look,
    async choose(model) {
      await globalState.update(CHOSEN, identityOf(model));
      changes.fire();
    },
    allowed: (model) => access?.canSendRequest(model) !== false,
    dispose() {
      subscription?.dispose();
      changes.dispose();
    },
  };
}
