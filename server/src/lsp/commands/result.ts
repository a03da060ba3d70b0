// Results of commands: text that is shown in the editor, edits that the editor applies, or a refusal.

import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Message } from '../../../../common/src/messages/message';
import { text as message } from '../../core/messages/text';
import { decoded } from '../../core/text/uri';
import type { Server } from '../server';

export type CommandResult =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: Message };

export const done = (text: string): CommandResult => ({ kind: 'done', text });
export const refused = (reason: Message): CommandResult => ({ kind: 'refused', reason });

/** `MessageType.Info`. */
const INFORMATION = 3;

/** Shows the text as the document `<name>.md`, which replaces an earlier one of the name; as a message where that is not possible. */
export async function showText(server: Server, name: string, text: string): Promise<CommandResult> {
  const { connection, options, client } = server;
  const canShow = client.capabilities.window?.showDocument?.support === true;
  const uri = canShow ? await options.saveAnswer?.(`${name}.md`, text) : undefined;
  const isShown = uri !== undefined && (await connection.window.showDocument({ uri, takeFocus: true })).success;
  if (!isShown) await connection.sendNotification('window/showMessage', { type: INFORMATION, message: text });
  return done(text);
}

/** The editor applies the edit, so that it can be undone. */
export async function applyEdit({ connection, client, session }: Server, edit: WorkspaceEdit): Promise<CommandResult> {
  if (client.capabilities.workspace?.applyEdit !== true) return refused(message('command.cannotEdit'));
  for (const uri of urisOf(edit))
    if (await session.leadsOut(uri)) return refused(message('command.outside', { path: fileName(uri) }));
  const { applied, failureReason } = await connection.workspace.applyEdit(edit);
  return applied ? done('') : refused(message('command.notApplied', { reason: failureReason ?? '' }));
}

const urisOf = ({ changes = {}, documentChanges = [] }: WorkspaceEdit): readonly string[] => [
  ...Object.keys(changes),
  ...documentChanges.flatMap((change) => {
    if ('textDocument' in change) return [change.textDocument.uri];
    return change.kind === 'rename' ? [change.oldUri, change.newUri] : [change.uri];
  }),
];

const fileName = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));
