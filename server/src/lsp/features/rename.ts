// Renames an agent wherever it is meant, and offers to rename its file. Refuses with words where a name cannot be changed or
// cannot be taken; never touches files that belong to somebody else, and never puts a file in the place of another.

import type {
  CancellationToken,
  PrepareRenameParams,
  Range,
  RenameFile,
  RenameParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Message } from '../../../../common/src/messages/message';
import { standpointOf } from '../../core/features/definition';
import { type NamedHere, namedAt } from '../../core/features/names/symbolAt';
import { isBuiltIn, renameEdits, whyNotCalled } from '../../core/features/rename';
import { text } from '../../core/messages/text';
import { decoded } from '../../core/text/uri';
import type { AgentSummary } from '../../core/workspace/workspace';
import { toRange, toTextEdit } from '../convert';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';
import { findNames, type InFile, type NameFile, type NamePlace, workspaceNow } from './nameSearch';

export interface Prepared {
  readonly range: Range;
  readonly placeholder: string;
}

/** What the client shows instead of asking for a name. */
export interface Refusal {
  readonly refused: string;
}

export const isRefusal = (answer: object | null): answer is Refusal => answer !== null && 'refused' in answer;

interface ChangedFile {
  readonly textDocument: { readonly uri: string; readonly version: number | null };
  readonly edits: TextEdit[];
}

const refuse = ({ say }: Server, id: string, args: Message['args'] = {}): Refusal => ({
  refused: say({ id: `rename.${id}`, args }),
});

export function prepareRename(
  server: Server,
  { textDocument, position }: PrepareRenameParams,
): Prepared | null | Refusal {
  const agent = server.session.agent(textDocument.uri);
  const here = agent && nameHere(server, textDocument.uri, position);
  if (!agent || !here) return null;
  const target = renamed(here, server);
  if (isRefusal(target)) return target;
  return { range: toRange(here.occurrence.span, agent.doc.lines), placeholder: target.name };
}

export async function rename(
  server: Server,
  { textDocument, position, newName }: RenameParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | null | Refusal> {
  const { session } = server;
  const here = nameHere(server, textDocument.uri, position);
  if (!here) return null;
  const target = renamed(here, server);
  if (isRefusal(target)) return target;
  const to = newName.trim();
  if (to === target.name) return null;
  const { workspace } = session.index;
  const why = whyNotCalled(to, target, workspace, session.settingsFor(target.uri).claudeVersion);
  if (why) return { refused: server.say(why) };
  const files = (await findNames(server, [target], token)).filter(({ file }) => isEditable(file, target, server));
  if (token.isCancellationRequested) return null;
  const own = files.find(({ file }) => file.uri === target.uri);
  if (!own?.found.some(({ occurrence }) => occurrence.form === 'name'))
    return refuse(server, 'unnamed', { name: target.name, path: target.path });
  const changed: ChangedFile[] = [];
  let refusal: Refusal | undefined;
  await timeSliced(files, async (file) => {
    const edit = refusal ?? editOf(file, to, server);
    if (isRefusal(edit)) refusal = edit;
    else if (edit.edits.length > 0) changed.push(edit);
  });
  return refusal ?? toWorkspaceEdit(changed, await fileRename(target, to, server), server);
}

/** The name under a position of an agent file. */
export function nameHere(server: Server, uri: string, position: Range['start']): NamedHere | undefined {
  const agent = server.session.agent(uri);
  const workspace = workspaceNow(server);
  return agent && namedAt(agent.doc, agent.doc.lines.offsetAt(position), standpointOf(agent.place), workspace);
}

function renamed({ agents, occurrence }: NamedHere, server: Server): AgentSummary | Refusal {
  const { workspace } = server.session.index;
  const [target] = agents;
  const name = occurrence.written;
  if (!target) return refuse(server, isBuiltIn(name) ? 'ofBuiltIn' : 'notInSight', { name });
  const same = agents.length > 1 ? agents : besides(target, workspace.byName(target.name));
  const [first, second] = same;
  if (first && second) return refuse(server, 'ambiguous', { name, path: first.path, other: second.path });
  if (!isOwn(target.uri, target.scope, server) || target.scope === 'managed')
    return refuse(server, 'notYours', { name, path: target.path });
  if (!hasName(target)) return refuse(server, 'unnamed', { name, path: target.path });
  return target;
}

/** It and those of its folder that have the same name: which of them is meant depends on read order. */
const besides = (target: AgentSummary, same: readonly AgentSummary[]): readonly AgentSummary[] =>
  same.filter(
    (other) =>
      other.uri === target.uri ||
      (other.tree === target.tree && other.prefix === target.prefix && other.status === target.status),
  );

/** Elsewhere the opening fence stands for the name. */
const hasName = ({ nameStart }: AgentSummary): boolean => nameStart.line > 0;

function isOwn(uri: string, scope: NameFile['from']['scope'], { session }: Server): boolean {
  if (scope === 'managed' || /\/\.claude\/plugins\//.test(uri)) return false;
  return scope === 'user' || session.folders.some((folder) => uri.startsWith(`${folder}/`));
}

/** The user's own files follow the user's own agents, and no project's. */
const isEditable = ({ uri, from }: NameFile, target: AgentSummary, server: Server): boolean =>
  isOwn(uri, from.scope, server) && (from.scope !== 'user' || target.scope === 'user');

function editOf({ file, text, lines, found }: InFile<NamePlace>, to: string, server: Server): ChangedFile | Refusal {
  const certain = found.filter(({ meant }) => meant.length === 1).map(({ occurrence }) => occurrence);
  const result = renameEdits(certain, to, text.includes('\r\n') ? '\r\n' : '\n');
  if ('unwritable' in result) {
    const { line } = lines.positionAt(result.unwritable.span.start);
    const path = server.session.index.workspace.byUri(file.uri)?.path ?? decodeURI(file.uri.split('/').at(-1) ?? '');
    return refuse(server, 'unwritable', { name: to, path, line: line + 1 });
  }
  return {
    textDocument: { uri: file.uri, version: server.documents.get(file.uri)?.version ?? null },
    edits: result.edits.map((edit) => toTextEdit(edit, lines)),
  };
}

/** Characters that some system allows in no name of a file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are among them.
const NO_FILE_NAME = /[\x00-\x1f\\/:*?"<>|]|[. ]$/;

/** Absent where the file is called otherwise than its agent, where its new place is taken, and where the client cannot ask. */
async function fileRename(target: AgentSummary, to: string, server: Server): Promise<RenameFile | undefined> {
  const edits = server.client.capabilities.workspace?.workspaceEdit;
  if (!edits?.documentChanges || !edits.resourceOperations?.includes('rename') || !edits.changeAnnotationSupport)
    return undefined;
  const at = target.uri.lastIndexOf('/') + 1;
  const file = target.uri.slice(at);
  if (decoded(file) !== `${target.name}.md` || NO_FILE_NAME.test(to)) return undefined;
  const newUri = `${target.uri.slice(0, at)}${encodeURIComponent(`${to}.md`)}`;
  if ((await server.options.host.stat(newUri)) !== undefined || server.session.index.known(newUri)) return undefined;
  return {
    kind: 'rename',
    oldUri: target.uri,
    newUri,
    options: { overwrite: false, ignoreIfExists: true },
    annotationId: FILE,
  };
}

const FILE = 'subagents.file';

/** Texts before the file: they are addressed by the name it still has. */
function toWorkspaceEdit(changed: readonly ChangedFile[], file: RenameFile | undefined, server: Server): WorkspaceEdit {
  if (!server.client.capabilities.workspace?.workspaceEdit?.documentChanges)
    return { changes: Object.fromEntries(changed.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
  if (!file) return { documentChanges: [...changed] };
  const name = decoded(file.newUri.slice(file.newUri.lastIndexOf('/') + 1));
  const label = server.say(text('rename.file', { name }));
  return {
    documentChanges: [...changed, file],
    changeAnnotations: { [FILE]: { label, needsConfirmation: true } },
  };
}
