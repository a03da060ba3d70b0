// Keeps a rename from editing text the language server has not seen: only agent files are sent to it while they are typed, and
// everything else it reads as it is on disk.

import { languages, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { documentSelector } from './agentFiles';
import { say } from './texts/agents';

export const renameSaved: Required<Pick<Middleware, 'provideRenameEdits'>> = {
  async provideRenameEdits(document, position, newName, token, next) {
    const edit = await next(document, position, newName, token);
    const touched = new Set(edit?.entries().map(([uri]) => uri.toString()));
    const unsaved = workspace.textDocuments.find(
      (each) => each.isDirty && touched.has(each.uri.toString()) && languages.match(documentSelector(), each) === 0,
    );
    if (unsaved) throw new Error(say('renamed.saveFirst', { file: workspace.asRelativePath(unsaved.uri) }));
    return edit;
  },
};
