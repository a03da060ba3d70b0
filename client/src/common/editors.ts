// Opens a file as a click in the Explorer does. `showTextDocument` by URI would keep the document open for minutes after its
// tab is closed, and a file that is gone would be an agent for that long.

import { commands, type Range, type Uri } from 'vscode';

export const openFile = (file: Uri, selection?: Range): Thenable<unknown> =>
  commands.executeCommand('vscode.open', file, { preview: false, ...(selection ? { selection } : {}) });
