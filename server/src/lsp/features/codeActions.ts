// Code actions: the fixes of findings and the refactorings at a place, and, only when they are asked for by name, what is done
// to a file as a whole.

import type { CodeAction, CodeActionParams, Command, WorkspaceEdit } from 'vscode-languageserver';
import type { Message } from '../../../../common/src/messages/message';
import { fixesAt } from '../../core/features/codeActions';
import { type Refactoring, refactorings } from '../../core/features/refactor/refactorings';
import type { Say } from '../../core/messages/render';
import { text } from '../../core/messages/text';
import type { RuleContext } from '../../core/rules/rule';
import type { AgentDocument } from '../../core/syntax/document';
import { entryAt } from '../../core/syntax/entryAt';
import type { Span } from '../../core/text/span';
import { APPLY_EDIT, EFFECTIVE_TOOLS, FIX_ALL, PREVIEW_ROUTING, QUICK_FIX, SHOW } from '../capabilities';
import { fixedText } from '../commands/wholeFile';
import { toCodeAction, toDiagnostic, toSpan, toTextEdit, toWorkspaceEdit } from '../convert';
import { guarded } from '../guard';
import { runOptions, type Server } from '../server';

export function serveCodeActions(server: Server): void {
  const { connection, log } = server;
  connection.onCodeAction(
    guarded('codeAction', log, [], (params) =>
      codeActions(server, params).flatMap((action) => asKnown(action, params, server)),
    ),
  );
}

function codeActions(server: Server, { textDocument, range, context: asked }: CodeActionParams): readonly CodeAction[] {
  const { session, say } = server;
  const agent = session.agent(textDocument.uri);
  if (!agent) return [];
  const { doc } = agent;
  const wants = wantsOf(asked.only);
  const context = session.context(agent);
  const selection = toSpan(range, doc.lines);
  const fixes = wants(QUICK_FIX) ? fixesAt(context, selection, runOptions(server, context)) : [];
  const actions = fixes.map(({ finding, fix, preferred }) =>
    toCodeAction(
      doc.uri,
      fix,
      toDiagnostic(finding, doc.lines, server.options.rulePage, say),
      preferred,
      doc.lines,
      say,
    ),
  );
  for (const refactoring of refactorings(context, selection, wants)) {
    const title = say(refactoring.title);
    const edit = editOf(refactoring, doc, server);
    // A finding's own way out is offered already.
    if (edit && !actions.some((action) => action.title === title))
      actions.push({ title, kind: refactoring.kind, edit });
  }
  // An editor that asks by itself, to draw a sign, is not told of what can be shown everywhere.
  const invited = asked.only === undefined ? asked.triggerKind !== AUTOMATIC : asked.only.includes(SHOW);
  if (invited && !server.client.hasExtension) actions.push(...showing(context, selection, say));
  const fixed = wants(FIX_ALL) ? fixedText(server, agent) : [];
  if (fixed.length === 0) return actions;
  const edit = toWorkspaceEdit(doc.uri, fixed, doc.lines);
  return [...actions, { title: say(text('action.fixAll')), kind: FIX_ALL, edit }];
}

/** `CodeActionTriggerKind.Automatic`. */
const AUTOMATIC = 2;

/** What can be shown of the field at a place, where an editor has no other way to our commands. */
function showing({ doc }: RuleContext, selection: Span, say: Say): readonly CodeAction[] {
  const show = (message: Message, command: string): CodeAction => {
    const title = say(message);
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

/** A client that says it knows commands only is given a command that asks it to make the edit. */
function asKnown(
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

/** A kind stands for all below it. What is done to the whole file is done by those who ask for it. */
function wantsOf(only: readonly string[] | undefined): (kind: string) => boolean {
  if (only === undefined || only.includes('')) return (kind) => !kind.startsWith('source.');
  return (kind) => only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

/** Absent where the client cannot make the file it takes. The file comes first: where it is there already, nothing is edited. */
function editOf({ edits, create }: Refactoring, doc: AgentDocument, server: Server): WorkspaceEdit | undefined {
  if (!create) return toWorkspaceEdit(doc.uri, edits, doc.lines);
  const abilities = server.client.capabilities.workspace?.workspaceEdit;
  if (!abilities?.documentChanges || !abilities.resourceOperations?.includes('create')) return undefined;
  const start = { line: 0, character: 0 };
  const version = server.documents.get(doc.uri)?.version ?? null;
  return {
    documentChanges: [
      { kind: 'create', uri: create.uri, options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: create.uri, version: null },
        edits: [{ range: { start, end: start }, newText: create.text }],
      },
      { textDocument: { uri: doc.uri, version }, edits: edits.map((edit) => toTextEdit(edit, doc.lines)) },
    ],
  };
}
