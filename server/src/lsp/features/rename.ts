// Renames an agent in every file that names it, and offers to rename its file; edits no managed or installed files.

import type {
  CancellationToken,
  PrepareRenameParams,
  Range,
  RenameFile,
  RenameParams,
  ResponseError,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Message } from '../../../../common/src/messages/message';
import type { AgentReference } from '../../core/features/names/agentReferences';
import type { AgentSymbol } from '../../core/features/names/symbolAt';
import { renameEdits, renameTarget, whyNotCalled } from '../../core/features/rename';
import { text } from '../../core/messages/text';
import { decoded } from '../../core/text/uri';
import type { AgentSummary } from '../../core/workspace/workspace';
import { canEditFiles } from '../client';
import { toRange, toTextEdit } from '../convert';
import { ofWorkspace } from '../documentRequests';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';
import { agentNameAt } from './definition';
import { type FileMatches, findAgentReferences, type NameFile } from './references';

export function serveRename(server: Server): void {
  const { connection, refuse } = server;
  const toAnswer = <T extends object>(result: T | null | Refusal): T | null | ResponseError<void> =>
    isRefusal(result) ? refuse(result.refused) : result;
  connection.onPrepareRename(
    ofWorkspace(server, 'prepareRename', null, (params) => toAnswer(prepareRename(server, params))),
  );
  connection.onRenameRequest(
    ofWorkspace(server, 'rename', null, async (params, token) => toAnswer(await rename(server, params, token))),
  );
}

interface Prepared {
  readonly range: Range;
  readonly placeholder: string;
}

/** Why the name cannot be changed; shown by the client. */
interface Refusal {
  readonly refused: string;
}

const isRefusal = (answer: object | null): answer is Refusal => answer !== null && 'refused' in answer;

interface ChangedFile {
  readonly textDocument: { readonly uri: string; readonly version: number | null };
  readonly edits: TextEdit[];
}

const refuse = ({ localize }: Server, id: string, args: Message['args'] = {}): Refusal => ({
  refused: localize({ id: `rename.${id}`, args }),
});

function prepareRename(server: Server, { textDocument, position }: PrepareRenameParams): Prepared | null | Refusal {
  const agent = server.session.agent(textDocument.uri);
  const named = agent && agentNameAt(server, textDocument.uri, position);
  if (!agent || !named) return null;
  const target = targetOf(named, agent.doc.uri, server);
  if (isRefusal(target)) return target;
  return { range: toRange(named.occurrence.span, agent.doc.lines), placeholder: target.name };
}

async function rename(
  server: Server,
  { textDocument, position, newName }: RenameParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | null | Refusal> {
  const { session } = server;
  const named = agentNameAt(server, textDocument.uri, position);
  if (!named) return null;
  const target = targetOf(named, textDocument.uri, server);
  if (isRefusal(target)) return target;
  const to = newName.trim();
  if (to === target.name) return null;
  const { workspace } = session.index;
  const why = whyNotCalled(to, target, workspace, session.runtimeFor(target.uri));
  if (why) return { refused: server.localize(why) };
  const files = (await findAgentReferences(server, [target], token)).filter(({ file }) =>
    isEditable(file, target, server),
  );
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
  for (const { textDocument } of changed)
    if (await session.leadsOut(textDocument.uri))
      return refuse(server, 'outside', { path: pathOf(textDocument.uri, server) });
  return refusal ?? toWorkspaceEdit(changed, await fileRename(target, to, server), server);
}

function targetOf(named: AgentSymbol, uri: string, server: Server): AgentSummary | Refusal {
  const { session, localize } = server;
  const target = renameTarget(named, session.index.workspace, session.runtimeFor(uri), ({ uri, scope }) =>
    isOwn(uri, scope, server),
  );
  return 'refusal' in target ? { refused: localize(target.refusal) } : target.agent;
}

function isOwn(uri: string, scope: NameFile['from']['scope'], { session }: Server): boolean {
  if (scope === 'managed' || /\/\.claude\/plugins\//.test(uri)) return false;
  return scope === 'user' || session.folders.some((folder) => uri.startsWith(`${folder}/`));
}

/** Files of the user are edited only for agents of the user. */
const isEditable = ({ uri, from }: NameFile, target: AgentSummary, server: Server): boolean =>
  isOwn(uri, from.scope, server) && (from.scope !== 'user' || target.scope === 'user');

function editOf(
  { file, text, lines, found }: FileMatches<AgentReference>,
  to: string,
  server: Server,
): ChangedFile | Refusal {
  const certain = found.filter(({ agents }) => agents.length === 1).map(({ occurrence }) => occurrence);
  const result = renameEdits(certain, to, text.includes('\r\n') ? '\r\n' : '\n');
  if ('unwritable' in result) {
    const { line } = lines.positionAt(result.unwritable.span.start);
    return refuse(server, 'unwritable', { name: to, path: pathOf(file.uri, server), line: line + 1 });
  }
  return {
    textDocument: { uri: file.uri, version: server.documents.get(file.uri)?.version ?? null },
    edits: result.edits.map((edit) => toTextEdit(edit, lines)),
  };
}

const pathOf = (uri: string, { session }: Server): string =>
  session.index.workspace.byUri(uri)?.path ?? decoded(uri.slice(uri.lastIndexOf('/') + 1));

/** Characters and endings that file names cannot have on some system. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among them.
const INVALID_FILE_NAME = /[\x00-\x1f\\/:*?"<>|]|[. ]$/;

/** Undefined where the file has another name than its agent, the new file exists, or the client cannot confirm. */
async function fileRename(target: AgentSummary, to: string, server: Server): Promise<RenameFile | undefined> {
  const canConfirm = Boolean(server.client.capabilities.workspace?.workspaceEdit?.changeAnnotationSupport);
  if (!canEditFiles(server.client, 'rename') || !canConfirm) return undefined;
  const at = target.uri.lastIndexOf('/') + 1;
  const file = target.uri.slice(at);
  if (decoded(file) !== `${target.name}.md` || INVALID_FILE_NAME.test(to)) return undefined;
  const newUri = `${target.uri.slice(0, at)}${encodeURIComponent(`${to}.md`)}`;
  if ((await server.options.host.stat(newUri)) !== undefined || server.session.index.entry(newUri)) return undefined;
  return {
    kind: 'rename',
    oldUri: target.uri,
    newUri,
    options: { overwrite: false, ignoreIfExists: true },
    annotationId: FILE_ANNOTATION,
  };
}

const FILE_ANNOTATION = 'subagents.file';

/** The file is renamed last: the text edits use its old URI. */
function toWorkspaceEdit(changed: readonly ChangedFile[], file: RenameFile | undefined, server: Server): WorkspaceEdit {
  if (!server.client.capabilities.workspace?.workspaceEdit?.documentChanges)
    return { changes: Object.fromEntries(changed.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
  if (!file) return { documentChanges: [...changed] };
  const name = decoded(file.newUri.slice(file.newUri.lastIndexOf('/') + 1));
  const label = server.localize(text('rename.file', { name }));
  return {
    documentChanges: [...changed, file],
    changeAnnotations: { [FILE_ANNOTATION]: { label, needsConfirmation: true } },
  };
}
