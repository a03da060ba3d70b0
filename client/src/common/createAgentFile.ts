// Makes a new agent file and opens it. Never replaces a file.

import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { openFile } from './editors';
import { say } from './texts/agents';

/** The new file; absent where there is one of that name, which is then said. */
export async function createAgent(agents: Uri, name: string, text: string): Promise<Uri | undefined> {
  const file = Uri.joinPath(agents, `${name}.md`);
  const firstOne = !(await exists(agents));
  const edit = new WorkspaceEdit();
  edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
  if ((await exists(file)) || !(await workspace.applyEdit(edit))) {
    void window.showWarningMessage(say('create.exists', { file: workspace.asRelativePath(file) }));
    return undefined;
  }
  await openFile(file);
  if (firstOne) void window.showInformationMessage(say('create.firstOne'));
  return file;
}

/** The folder of the workspace a new agent is for; absent where nobody chose one, or there is none, which is then said. */
export async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) {
    if (folders.length === 0) void window.showInformationMessage(say('create.noFolder'));
    return folders[0]?.uri;
  }
  return (await window.showWorkspaceFolderPick({ placeHolder: say('create.whichFolder') }))?.uri;
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
