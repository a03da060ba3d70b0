// Middleware for renaming an agent: refuses to edit unsaved files the server has not seen, and offers to rename the agent's file.

import {
  type Disposable,
  languages,
  type TextDocument,
  type TextEdit,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { documentSelector } from './documentSelector';
import { localize } from './texts/agents';

/** How long the user may review the edit before the offer is dropped. */
const REVIEW_TIMEOUT_MS = 60_000;
const NAME_LINE = /^["']?name["']?\s*:/;
/** Names that some operating system rejects. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Windows rejects control characters.
const INVALID_FILE_NAME = /[\x00-\x1f\\/:*?"<>|]|^\.|[. ]$/;

/**
 * The file is renamed after the edit, not in it: in one edit VS Code asks about the file first, and without that tick it keeps the old
 * name in this file alone while every mention elsewhere changes (measured with 1.139).
 */
export const renameMiddleware: Pick<Middleware, 'provideRenameEdits'> = {
  async provideRenameEdits(document, position, newName, token, next) {
    const edit = await next(document, position, newName, token);
    if (!edit) return edit;
    rejectUnsaved(edit);
    const textEdits = new WorkspaceEdit();
    for (const [uri, edits] of edit.entries()) textEdits.set(uri, edits);
    const own = await agentFileIn(edit, newName.trim());
    if (own) offerFileRename(own.document, own.nameEdit, newName.trim());
    return textEdits;
  },
};

/** The server knows unsaved text of agent files only; everything else it reads from disk. */
function rejectUnsaved(edit: WorkspaceEdit): void {
  const edited = new Set(edit.entries().map(([uri]) => uri.toString()));
  const unsaved = workspace.textDocuments.find(
    (each) => each.isDirty && edited.has(each.uri.toString()) && languages.match([...documentSelector()], each) === 0,
  );
  if (unsaved) throw new Error(localize('renamed.saveFirst', { file: workspace.asRelativePath(unsaved.uri) }));
}

/** The agent's own file if it is named like the agent, with the edit of its `name`. */
async function agentFileIn(edit: WorkspaceEdit, newName: string) {
  if (INVALID_FILE_NAME.test(newName)) return undefined;
  for (const [uri, edits] of edit.entries()) {
    const base = baseName(uri);
    if (base === newName || !/\.md$/i.test(uri.path)) continue;
    const document = await workspace.openTextDocument(uri);
    const nameEdit = edits.find(
      ({ range }) => NAME_LINE.test(document.lineAt(range.start.line).text) && document.getText(range).includes(base),
    );
    if (nameEdit) return { document, nameEdit };
  }
  return undefined;
}

/** Waits until the edit was applied. */
function offerFileRename(document: TextDocument, { range, newText }: TextEdit, newName: string): void {
  const subscriptions: Disposable[] = [];
  const stop = (): void => subscriptions.forEach((each) => void each.dispose());
  const timer = setTimeout(stop, REVIEW_TIMEOUT_MS);
  subscriptions.push(
    { dispose: () => clearTimeout(timer) },
    workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      if (!document.lineAt(Math.min(range.start.line, document.lineCount - 1)).text.includes(newText)) return;
      stop();
      void askToRenameFile(document.uri, newName);
    }),
  );
}

async function askToRenameFile(file: Uri, newName: string): Promise<void> {
  const button = localize('renamed.button', { file: `${newName}.md` });
  const question = localize('renamed.question', { name: newName, file: `${baseName(file)}.md` });
  if ((await window.showInformationMessage(question, button)) !== button) return;
  const edit = new WorkspaceEdit();
  const target = Uri.joinPath(file, '..', `${newName}.md`);
  edit.renameFile(file, target, { overwrite: false, ignoreIfExists: false });
  if (!(await workspace.applyEdit(edit)))
    void window.showWarningMessage(localize('renamed.failed', { file: workspace.asRelativePath(target) }));
}

const baseName = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
