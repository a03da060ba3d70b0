// Opens, shows and closes files in editors.

import { commands, type Range, TabInputText, type Uri, window } from 'vscode';

/** Opens as the Explorer does: `showTextDocument` by URI keeps the document open for minutes after its tab was closed. */
export const openFile = (file: Uri, selection?: Range): Thenable<unknown> =>
  commands.executeCommand('vscode.open', file, { preview: false, ...(selection ? { selection } : {}) });

/** Shows a file in the editor that already has it, else opens it. */
export async function showFile(file: Uri): Promise<void> {
  const open = visibleEditor(file);
  if (!open) await openFile(file);
  else await window.showTextDocument(open.document, open.viewColumn ? { viewColumn: open.viewColumn } : {});
}

export const visibleEditor = (file: Uri) =>
  window.visibleTextEditors.find(({ document }) => document.uri.toString() === file.toString());

/** Closes the tabs of a file, except those with unsaved changes. */
export async function closeTabs(file: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  await window.tabGroups.close(
    tabs.filter(
      (tab) => !tab.isDirty && tab.input instanceof TabInputText && tab.input.uri.toString() === file.toString(),
    ),
  );
}
