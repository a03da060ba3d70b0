// Changes that the server asks the editor to make. The editor makes them, so that they can be undone; nothing is written here.

import type { WorkspaceEdit } from 'vscode-languageserver';
import { text } from '../../core/messages/text';
import type { Server } from '../server';
import { type Answer, done, refusal } from './refusal';

export async function applyEdit({ connection, client }: Server, edit: WorkspaceEdit): Promise<Answer> {
  if (client.capabilities.workspace?.applyEdit !== true) return refusal(text('command.cannotEdit'));
  const { applied, failureReason } = await connection.workspace.applyEdit(edit);
  return applied ? done('') : refusal(text('command.notApplied', { reason: failureReason ?? '' }));
}
