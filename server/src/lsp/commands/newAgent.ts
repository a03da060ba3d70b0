// A new agent file from a persona, for editors without our own dialogue: the name comes with the command, the persona too or
// is asked for. The editor makes the file; one that is there is never replaced.

import type { LSPAny } from 'vscode-languageserver';
import { AGENTS_FOLDER } from '../../../../common/src/claudePaths';
import { text } from '../../core/messages/text';
import { blankAgent } from '../../core/personas/blank';
import { personaById, personas, personaText } from '../../core/personas/personas';
import { asAgentName } from '../../core/rules/frontmatter/agentName';
import type { Server } from '../server';
import { applyEdit } from './edits';
import { type Answer, done, refusal } from './refusal';

const EMPTY = 'empty';

export async function newAgent(server: Server, [name, persona, into]: readonly LSPAny[]): Promise<Answer> {
  const { session, connection, client, options } = server;
  if (typeof name !== 'string' || name === '') return refusal(text('command.needsName'));
  if (asAgentName(name) !== name) return refusal(text('command.poorName', { name, better: asAgentName(name) }));
  const folder = typeof into === 'string' ? into.replace(/\/$/, '') : session.folders[0];
  if (folder === undefined) return refusal(text('command.noFolder'));
  const abilities = client.capabilities.workspace?.workspaceEdit;
  if (!abilities?.documentChanges || !abilities.resourceOperations?.includes('create'))
    return refusal(text('command.cannotCreate', { name }));
  const uri = `${folder}/${AGENTS_FOLDER}/${name}.md`;
  if ((await options.host.stat(uri)) !== undefined || session.index.known(uri))
    return refusal(text('command.isThere', { name }));
  const chosen = typeof persona === 'string' ? persona : await chosenPersona(server, name);
  if (chosen === undefined) return done('');
  const written = chosen === EMPTY ? blankAgent(name) : textOf(chosen, name);
  if (written === undefined)
    return refusal(
      text('command.noPersona', { name: chosen, personas: [...personas.map(({ id }) => id), EMPTY].join(', ') }),
    );
  const start = { line: 0, character: 0 };
  const answer = await applyEdit(server, {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: written }] },
    ],
  });
  if (answer.kind === 'done' && client.capabilities.window?.showDocument?.support)
    await connection.window.showDocument({ uri, takeFocus: true });
  return answer.kind === 'done' ? done(uri) : answer;
}

function textOf(persona: string, name: string): string | undefined {
  const found = personaById(persona);
  return found && personaText(found, { name });
}

/** Absent where nothing was chosen. */
async function chosenPersona({ connection, say }: Server, name: string): Promise<string | undefined> {
  const message = say(text('command.choosePersona', { name }));
  const actions = [...personas.map(({ title }) => ({ title })), { title: EMPTY }];
  const answer = await connection.window.showInformationMessage(message, ...actions);
  return answer && (personas.find(({ title }) => title === answer.title)?.id ?? EMPTY);
}
