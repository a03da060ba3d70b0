// Completion, hover and code actions: the protocol's questions at a place in a document, answered by the core's features.

import type { CodeAction, CodeActionParams, Hover, HoverParams } from 'vscode-languageserver';
import { fixesAt } from '../core/features/codeActions';
import { fixText } from '../core/features/fixText';
import { hover } from '../core/features/hover';
import { render } from '../core/messages/render';
import { changeBetween } from '../core/text/edit';
import { FIX_ALL, QUICK_FIX } from './actionKinds';
import { toCodeAction, toDiagnostic, toRange, toSpan, toWorkspaceEdit } from './convert';
import { guarded } from './guard';
import { runOptions, type Server } from './server';

export function serveAnswers(server: Server): void {
  const { connection, log } = server;
  connection.onHover(guarded('hover', log, null, (params) => hoverAt(server, params)));
  connection.onCodeAction(guarded('codeAction', log, [], (params) => codeActions(server, params)));
}

function hoverAt({ session }: Server, { textDocument, position }: HoverParams): Hover | null {
  const agent = session.agent(textDocument.uri);
  const found = agent && hover(session.context(agent), agent.doc.lines.offsetAt(position));
  if (!agent || !found) return null;
  const value = [found.lead, ...found.facts].join('\n\n');
  return { range: toRange(found.span, agent.doc.lines), contents: { kind: 'markdown', value } };
}

function codeActions(server: Server, { textDocument, range, context: asked }: CodeActionParams): CodeAction[] {
  const agent = server.session.agent(textDocument.uri);
  if (!agent) return [];
  const { doc } = agent;
  const wants = (kind: string): boolean =>
    asked.only === undefined || asked.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const context = server.session.context(agent);
  const fixes = wants(QUICK_FIX) ? fixesAt(context, toSpan(range, doc.lines), runOptions(server, context)) : [];
  const quick = fixes.map(({ finding, fix, preferred }) =>
    toCodeAction(doc.uri, fix, toDiagnostic(finding, doc.lines, server.options.rulePage), preferred, doc.lines),
  );
  if (asked.only === undefined || !wants(FIX_ALL)) return quick;
  const text = fixText(context, (next) => server.session.contextOf(next, agent), runOptions(server, context));
  if (text === doc.text) return quick;
  const edit = toWorkspaceEdit(doc.uri, [changeBetween(doc.text, text)], doc.lines);
  return [...quick, { title: render({ id: 'action.fixAll', args: {} }), kind: FIX_ALL, edit }];
}
