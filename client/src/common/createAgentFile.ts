// Creates an agent file and opens it; never replaces a file.

import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { openFile } from './editors';
import { localize } from './texts/agents';

/** Undefined after a warning where the file exists. */
export async function createAgentFile(folder: Uri, name: string, text: string): Promise<Uri | undefined> {
  const file = Uri.joinPath(folder, `${name}.md`);
  const isFirst = !(await exists(folder));
  const edit = new WorkspaceEdit();
  edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
  if ((await exists(file)) || !(await workspace.applyEdit(edit))) {
    void window.showWarningMessage(localize('create.exists', { file: workspace.asRelativePath(file) }));
    return undefined;
  }
  await openFile(file);
  if (isFirst) void window.showInformationMessage(localize('create.firstOne'));
  return file;
}

/** Undefined where the choice was cancelled, or after a message where no folder is open. */
export async function pickWorkspaceFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) {
    if (folders.length === 0) void window.showInformationMessage(localize('create.noFolder'));
    return folders[0]?.uri;
  }
  return (await window.showWorkspaceFolderPick({ placeHolder: localize('create.whichFolder') }))?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
