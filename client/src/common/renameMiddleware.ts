// A rename of an agent changes texts; its file is offered to be renamed afterwards. In one edit VS Code ties the two together:
// it asks about the file first, and whoever does not tick it keeps the old name in that file alone, with every mention elsewhere
// changed (measured, 1.139).

import { type Disposable, type TextDocument, type TextEdit, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { say } from './texts/agents';

/** How long an edit may be looked over before it is taken for given up. */
const PATIENCE = 60_000;
const NAME_LINE = /^["']?name["']?\s*:/;
/** Characters that some system allows in no name of a file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are among them.
const NO_FILE_NAME = /[\x00-\x1f\\/:*?"<>|]|^\.|[. ]$/;

/** `rename`: what else is to be done with a rename. */
export const fileAfterwards = (rename: Required<Pick<Middleware, 'provideRenameEdits'>>): Middleware => ({
  async provideRenameEdits(document, position, newName, token, next) {
    const edit = await rename.provideRenameEdits.call(this, document, position, newName, token, next);
    if (!edit) return edit;
    const texts = new WorkspaceEdit();
    for (const [uri, edits] of edit.entries()) texts.set(uri, edits);
    const own = await fileOf(edit, newName.trim());
    if (own) offerWhenDone(own.document, own.edit, newName.trim());
    return texts;
  },
});

/** The agent's own file where it is called as its agent is, with the edit of its name. */
async function fileOf(edit: WorkspaceEdit, newName: string) {
  if (NO_FILE_NAME.test(newName)) return undefined;
  for (const [uri, edits] of edit.entries()) {
    const base = baseOf(uri);
    if (base === newName || !/\.md$/i.test(uri.path)) continue;
    const document = await workspace.openTextDocument(uri);
    const found = edits.find(
      ({ range }) => NAME_LINE.test(document.lineAt(range.start.line).text) && document.getText(range).includes(base),
    );
    if (found) return { document, edit: found };
  }
  return undefined;
}

function offerWhenDone(document: TextDocument, { range, newText }: TextEdit, newName: string): void {
  const subscriptions: Disposable[] = [];
  const done = (): void => subscriptions.forEach((each) => void each.dispose());
  const timer = setTimeout(done, PATIENCE);
  subscriptions.push(
    { dispose: () => clearTimeout(timer) },
    workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      if (!document.lineAt(Math.min(range.start.line, document.lineCount - 1)).text.includes(newText)) return;
      done();
      void offer(document.uri, newName);
    }),
  );
}

async function offer(file: Uri, newName: string): Promise<void> {
  const button = say('renamed.button', { file: `${newName}.md` });
  const question = say('renamed.question', { name: newName, file: `${baseOf(file)}.md` });
  if ((await window.showInformationMessage(question, button)) !== button) return;
  const edit = new WorkspaceEdit();
  const target = Uri.joinPath(file, '..', `${newName}.md`);
  edit.renameFile(file, target, { overwrite: false, ignoreIfExists: false });
  if (!(await workspace.applyEdit(edit)))
    void window.showWarningMessage(say('renamed.failed', { file: workspace.asRelativePath(target) }));
}

const baseOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
