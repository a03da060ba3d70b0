// Creates an agent file from a persona, for clients without our extension; never replaces a file.

import type { LSPAny } from 'vscode-languageserver';
import { AGENTS_FOLDER } from '../../../../common/src/claudePaths';
import { text } from '../../core/messages/text';
import { blankAgent } from '../../core/personas/blank';
import { personaById, personas, personaText } from '../../core/personas/personas';
import { asAgentName } from '../../core/rules/frontmatter/agentName';
import { canEditFiles } from '../client';
import { toFileCreation } from '../convert';
import type { Server } from '../server';
import { applyEdit, type CommandResult, done, refused } from './result';

const EMPTY = 'empty';

export async function newAgent(server: Server, [name, persona, into]: readonly LSPAny[]): Promise<CommandResult> {
  const { session, connection, client, options } = server;
  if (typeof name !== 'string' || name === '') return refused(text('command.needsName'));
  if (asAgentName(name) !== name) return refused(text('command.poorName', { name, better: asAgentName(name) }));
  const folder = typeof into === 'string' ? into.replace(/\/$/, '') : session.folders[0];
  if (folder === undefined) return refused(text('command.noFolder'));
  if (!canEditFiles(client, 'create')) return refused(text('command.cannotCreate', { name }));
  const uri = `${folder}/${AGENTS_FOLDER}/${name}.md`;
  if ((await options.host.stat(uri)) !== undefined || session.index.entry(uri))
    return refused(text('command.isThere', { name }));
  const chosen = typeof persona === 'string' ? persona : await askPersona(server, name);
  if (chosen === undefined) return done('');
  const content = chosen === EMPTY ? blankAgent(name) : textOf(chosen, name);
  if (content === undefined)
    return refused(
      text('command.noPersona', { name: chosen, personas: [...personas.map(({ id }) => id), EMPTY].join(', ') }),
    );
  const result = await applyEdit(server, { documentChanges: toFileCreation(uri, content) });
  if (result.kind === 'done' && client.capabilities.window?.showDocument?.support)
    await connection.window.showDocument({ uri, takeFocus: true });
  return result.kind === 'done' ? done(uri) : result;
}

function textOf(persona: string, name: string): string | undefined {
  const found = personaById(persona);
  return found && personaText(found, { name });
}

/** Undefined where the user dismissed the question. */
async function askPersona({ connection, localize }: Server, name: string): Promise<string | undefined> {
  const message = localize(text('command.choosePersona', { name }));
  const actions = [...personas.map(({ title }) => ({ title })), { title: EMPTY }];
  const answer = await connection.window.showInformationMessage(message, ...actions);
  return answer && (personas.find(({ title }) => title === answer.title)?.id ?? EMPTY);
}
