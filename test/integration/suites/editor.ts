// Editor steps shared by all suites: write, open, wait, clean up. Asserts nothing.
import * as path from 'node:path';
import * as vscode from 'vscode';

/** True in a web extension host, where the workspace is in memory. */
export const inBrowser = process.env.SUBAGENTS_TEST_WEB !== undefined;

export const EXTENSION_ID = 'subagent-intellisense.subagent-intellisense';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls until the result is neither undefined nor false. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Thenable<T | undefined | false>,
  ms = 60_000,
): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms for ${what}`);
    await pause(50);
  }
}

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return folder.uri;
}

export const inWorkspace = (relative: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), relative);

/** A path in the checkout, for fixtures; read only. */
export function repositoryFile(relative: string): string {
  const root = process.env.SUBAGENTS_TEST_ROOT;
  if (root === undefined) throw new Error('SUBAGENTS_TEST_ROOT is not set');
  return path.join(root, relative);
}

export async function writeFile(relative: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inWorkspace(relative);
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return uri;
}

export const readText = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

export const deleteFile = (relative: string): Thenable<void> =>
  vscode.workspace.fs.delete(inWorkspace(relative), { recursive: true, useTrash: false });

/** Deletes a file or folder if it exists. */
export async function clear(relative: string): Promise<void> {
  const above = inWorkspace(path.posix.dirname(relative));
  const name = path.posix.basename(relative);
  if ((await vscode.workspace.fs.readDirectory(above)).some(([entry]) => entry === name)) await deleteFile(relative);
}

const caretMoved = (): Promise<void> =>
  new Promise((done) => {
    const listener = vscode.window.onDidChangeTextEditorSelection(() => {
      listener.dispose();
      done();
    });
  });

/** Writes a workspace file and opens it with the caret at `$0` (default: start). */
export async function openText(relative: string, text: string): Promise<vscode.TextEditor> {
  const caret = Math.max(text.indexOf('$0'), 0);
  const uri = await writeFile(relative, text.replace('$0', ''));
  const editor = await openFile(uri);
  const position = editor.document.positionAt(caret);
  const moved = caretMoved();
  editor.selection = new vscode.Selection(position, position);
  // Keys typed before the page has moved the caret go to the wrong place; no event is fired if it is there already.
  await Promise.race([moved, pause(500)]);
  editor.revealRange(editor.selection);
  return editor;
}

/** Waits until the server knows exactly these agents of a folder; file watching may lag behind. */
export const agentsKnown = (folder: string, files: readonly string[]): Promise<unknown> =>
  until(`${files.length} agents in ${folder}`, async () => {
    const symbols = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      '',
    );
    const below = `${inWorkspace(folder).path}/`;
    const there = new Set(symbols.map(({ location }) => location.uri.path).filter((each) => each.startsWith(below)));
    return there.size === files.length && files.every((file) => there.has(below + file));
  });

/** Opens a file as the Explorer does. `openTextDocument` would keep it open for minutes after its tab is closed. */
export async function openFile(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return until(`an editor of ${uri.path}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor;
  });
}

/** Reverts unsaved changes and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || !document.uri.path.startsWith(workspaceFolder().path)) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('all tabs to close', () => vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0));
}

/** Waits for activation by an activation event; never calls `activate()`. */
export const activated = (ms = 60_000): Promise<vscode.Extension<unknown>> =>
  until(
    'the extension to activate by itself',
    () => {
      const extension = vscode.extensions.getExtension(EXTENSION_ID);
      return extension?.isActive === true && extension;
    },
    ms,
  );

export type Theme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

export async function setTheme(kind: Theme): Promise<void> {
  const theme = {
    dark: 'Default Dark Modern',
    light: 'Default Light Modern',
    highContrast: 'Default High Contrast',
    highContrastLight: 'Default High Contrast Light',
  }[kind];
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', theme, vscode.ConfigurationTarget.Global);
  await pause(300);
}
