// Code actions: the fixes of findings and the refactorings at a place, and, only when they are asked for by name, what is done
// to a file as a whole.

import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver';
import { fixesAt } from '../core/features/codeActions';
import { fixText } from '../core/features/fixText';
import { type Refactoring, refactorings } from '../core/features/refactor/refactorings';
import { text } from '../core/messages/text';
import type { AgentDocument } from '../core/syntax/document';
import { changeBetween } from '../core/text/edit';
import { FIX_ALL, QUICK_FIX } from './actionKinds';
import { toCodeAction, toDiagnostic, toSpan, toTextEdit, toWorkspaceEdit } from './convert';
import { guarded } from './guard';
import { runOptions, type Server } from './server';

export function serveCodeActions(server: Server): void {
  const { connection, log } = server;
  connection.onCodeAction(guarded('codeAction', log, [], (params) => codeActions(server, params)));
}

function codeActions(server: Server, { textDocument, range, context: asked }: CodeActionParams): CodeAction[] {
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
  if (!wants(FIX_ALL)) return actions;
  const fixed = fixText(context, (next) => session.contextOf(next, agent), runOptions(server, context));
  if (fixed === doc.text) return actions;
  const edit = toWorkspaceEdit(doc.uri, [changeBetween(doc.text, fixed)], doc.lines);
  return [...actions, { title: say(text('action.fixAll')), kind: FIX_ALL, edit }];
}

/** A kind stands for all below it. What is done to the whole file is done by those who ask for it. */
function wantsOf(only: readonly string[] | undefined): (kind: string) => boolean {
  if (only === undefined || only.includes('')) return (kind) => !kind.startsWith('source.');
  return (kind) => only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

/** Absent where the client cannot make the file it takes. The file comes first: where it is there already, nothing is edited. */
function editOf({ edits, create }: Refactoring, doc: AgentDocument, server: Server): WorkspaceEdit | undefined {
  if (!create) return toWorkspaceEdit(doc.uri, edits, doc.lines);
  const abilities = server.client().workspace?.workspaceEdit;
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
