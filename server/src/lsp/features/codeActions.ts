// Code actions: quick fixes and refactorings at a selection; source actions only where the client asks for their kind.

import type { CancellationToken, CodeAction, CodeActionParams, Command, WorkspaceEdit } from 'vscode-languageserver';
import type { Message } from '../../../../common/src/messages/message';
import type { Localize } from '../../core/messages/render';
import { text } from '../../core/messages/text';
import type { AgentRefactoring } from '../../core/service/results';
import type { AgentDocument } from '../../core/syntax/document';
import { entryAt } from '../../core/syntax/entryQueries';
import { changeBetween, type TextEdit } from '../../core/text/edit';
import type { Span } from '../../core/text/span';
import type { AgentContext } from '../../core/workspace/agentContext';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { APPLY_EDIT, EFFECTIVE_TOOLS, FIX_ALL, ORGANIZE, PREVIEW_ROUTING, QUICK_FIX, SHOW } from '../capabilities';
import { canEditFiles } from '../client';
import { toCodeAction, toDiagnostic, toFileCreation, toSpan, toTextEdit, toWorkspaceEdit } from '../convert';
import { answerInSlices, type Cancellation, type Cancelled, cancelled, ofDocument } from '../documentRequests';
import type { Server } from '../server';

export function serveCodeActions(server: Server): void {
  const { connection } = server;
  connection.onCodeAction(
    ofDocument(server, 'codeAction', [], async (params, token): Promise<(CodeAction | Command)[] | Cancelled> => {
      const actions = await codeActions(server, params, token);
      return actions === cancelled ? actions : actions.flatMap((action) => toSupported(action, params, server));
    }),
  );
}

async function codeActions(
  server: Server,
  { textDocument, range, context: asked }: CodeActionParams,
  token: CancellationToken,
): Promise<readonly CodeAction[] | Cancelled> {
  const { session, agents, localize } = server;
  const agent = session.agent(textDocument.uri);
  if (!agent) return [];
  const { doc } = agent;
  const wants = wantedKinds(asked.only);
  const context = session.context(agent);
  const selection = toSpan(range, doc.lines);
  // Skips `show` actions for automatic requests: they would light the bulb on every line.
  const wantsShow = asked.only === undefined ? asked.triggerKind !== AUTOMATIC : asked.only.includes(SHOW);
  const show = wantsShow && !server.client.hasExtension ? showActions(context, selection, localize) : [];
  if (await session.leadsOut(doc.uri)) return show;
  const fixes = wants(QUICK_FIX) ? await answerInSlices(agents.steps.fixes(agent, selection), token) : [];
  if (fixes === cancelled) return fixes;
  const actions = fixes.map((fix) =>
    toCodeAction(doc.uri, fix, toDiagnostic(fix.finding, doc.lines, server.options.rulePage), doc.lines),
  );
  const refactorings = await answerInSlices(agents.steps.refactorings(agent, selection, wants), token);
  if (refactorings === cancelled) return cancelled;
  for (const refactoring of refactorings) {
    const { title } = refactoring;
    const isOutside = refactoring.create && (await session.leadsOut(refactoring.create.uri));
    const edit = isOutside ? undefined : editOf(refactoring, doc, server);
    // The quick fix of a finding may have the same title.
    if (edit && !actions.some((action) => action.title === title))
      actions.push({ title, kind: refactoring.kind, edit });
  }
  actions.push(...show);
  const fixed = wants(FIX_ALL) ? await fixAllEdits(server, agent, token) : [];
  if (fixed === cancelled) return cancelled;
  if (fixed.length === 0) return actions;
  const edit = toWorkspaceEdit(doc.uri, fixed, doc.lines);
  return [...actions, { title: localize(text('action.fixAll')), kind: FIX_ALL, edit }];
}

/** `CodeActionTriggerKind.Automatic`. */
const AUTOMATIC = 2;

/** Commands about the field at the selection, for clients without our extension. */
function showActions({ doc }: AgentContext, selection: Span, localize: Localize): readonly CodeAction[] {
  const show = (message: Message, command: string): CodeAction => {
    const title = localize(message);
    return { title, kind: SHOW, command: { title, command, arguments: [doc.uri] } };
  };
  switch (entryAt(doc, selection.start)?.name) {
    case 'name':
    case 'description':
      return [show(text('lens.preview'), PREVIEW_ROUTING)];
    case 'tools':
    case 'disallowedTools':
      return [show(text('action.tools'), EFFECTIVE_TOOLS)];
    default:
      return [];
  }
}

/** Clients without code action literals get a command that applies the edit. */
function toSupported(
  action: CodeAction,
  { textDocument: { uri } }: CodeActionParams,
  server: Server,
): readonly (CodeAction | Command)[] {
  const { textDocument } = server.client.capabilities;
  if (!textDocument?.codeAction || textDocument.codeAction.codeActionLiteralSupport || server.client.hasExtension)
    return [action];
  const { title, command, edit } = action;
  if (command) return [command];
  if (!edit) return [];
  return [{ title, command: APPLY_EDIT, arguments: [uri, server.documents.get(uri)?.version ?? null, edit] }];
}

/** A kind includes its sub-kinds. Without `only`, all but source actions are wanted. */
function wantedKinds(only: readonly string[] | undefined): (kind: string) => boolean {
  if (only === undefined || only.includes('')) return (kind) => !kind.startsWith('source.');
  return (kind) => only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

/** Undefined where the client cannot create the file. The file comes first: if it exists, nothing is edited. */
function editOf({ edits, create }: AgentRefactoring, doc: AgentDocument, server: Server): WorkspaceEdit | undefined {
  if (!create) return toWorkspaceEdit(doc.uri, edits, doc.lines);
  if (!canEditFiles(server.client, 'create')) return undefined;
  const version = server.documents.get(doc.uri)?.version ?? null;
  return {
    documentChanges: [
      ...toFileCreation(create.uri, create.text),
      { textDocument: { uri: doc.uri, version }, edits: edits.map((edit) => toTextEdit(edit, doc.lines)) },
    ],
  };
}

/** All safe fixes; empty for a file with undecodable characters, which saving would replace for good. */
export async function fixAllEdits(
  server: Server,
  agent: IndexedAgent,
  token: Cancellation,
): Promise<readonly TextEdit[] | Cancelled> {
  const before = agent.doc.text;
  if (before.includes('\uFFFD')) return [];
  const fixed = await answerInSlices(server.agents.steps.fixAll(agent), token);
  if (fixed === cancelled) return cancelled;
  return !fixed || fixed.text === before ? [] : [changeBetween(before, fixed.text)];
}

export const organizeEdits = ({ agents }: Server, agent: IndexedAgent): readonly TextEdit[] =>
  agents.refactorings(agent, { start: 0, end: 0 }, (kind) => kind === ORGANIZE).flatMap(({ edits }) => edits);
