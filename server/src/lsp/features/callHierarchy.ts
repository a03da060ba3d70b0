// Call hierarchy: which agents may start which. An item stands for an agent file.

import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
  CancellationToken,
} from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver-types';
import { sanitizeLine } from '../../../../common/src/text/sanitize';
import { isDenied, isStartableBy, mayStart, namedIn, spawnSpan, startableBy } from '../../core/features/callHierarchy';
import type { AgentSummary } from '../../core/workspace/workspace';
import { toRange } from '../convert';
import { ofWorkspace } from '../documentRequests';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';
import { agentNameAt } from './definition';

export function serveCallHierarchy(server: Server): void {
  const { callHierarchy } = server.connection.languages;
  callHierarchy.onPrepare(ofWorkspace(server, 'prepareCallHierarchy', null, (params) => prepare(server, params)));
  callHierarchy.onOutgoingCalls(ofWorkspace(server, 'outgoingCalls', null, (params) => outgoing(server, params)));
  callHierarchy.onIncomingCalls(
    ofWorkspace(server, 'incomingCalls', null, (params: CallHierarchyIncomingCallsParams, token: CancellationToken) =>
      incoming(server, params, token),
    ),
  );
}

function prepare(server: Server, { textDocument, position }: CallHierarchyPrepareParams): CallHierarchyItem[] | null {
  const agents = agentNameAt(server, textDocument.uri, position)?.agents ?? [];
  return agents.length === 0 ? null : agents.map(itemOf);
}

function itemOf({ name, path, uri, nameStart, nameEnd }: AgentSummary): CallHierarchyItem {
  const range = { start: nameStart, end: nameEnd };
  return {
    name: sanitizeLine(name),
    kind: SymbolKind.Class,
    detail: sanitizeLine(path),
    uri,
    range,
    selectionRange: range,
  };
}

async function outgoing(
  server: Server,
  { item }: CallHierarchyOutgoingCallsParams,
): Promise<CallHierarchyOutgoingCall[] | null> {
  const { session } = server;
  const agent = await session.load(item.uri);
  const workspace = server.session.index.workspace;
  const own = workspace.byUri(item.uri);
  if (!agent || !own) return null;
  const runtime = session.runtimeFor(item.uri);
  const may = mayStart(agent.verdict, runtime);
  const anywhere = toRange(spawnSpan(agent.doc, own, undefined, runtime), agent.doc.lines);
  return startableBy(own, may, workspace).map((target) => ({
    to: itemOf(target),
    fromRanges: [may === 'any' ? anywhere : toRange(spawnSpan(agent.doc, own, target, runtime), agent.doc.lines)],
  }));
}

async function incoming(
  server: Server,
  { item }: CallHierarchyIncomingCallsParams,
  token: CancellationToken,
): Promise<CallHierarchyIncomingCall[] | null> {
  const { session } = server;
  const workspace = server.session.index.workspace;
  const target = workspace.byUri(item.uri);
  if (!target) return null;
  if (target.status !== 'loads' || isDenied(target, workspace)) return [];
  const calls: CallHierarchyIncomingCall[] = [];
  const candidates = workspace.agents.filter(
    (agent) =>
      agent.status === 'loads' &&
      isStartableBy(target, agent, namedIn(agent.tools, session.runtimeFor(agent.uri)), workspace),
  );
  await timeSliced(candidates, async (summary) => {
    const text = token.isCancellationRequested ? undefined : await session.textOf(summary.uri);
    if (text === undefined) return;
    if (summary.tools === null && !text.includes('disallowedTools')) {
      // It has all tools, and nothing in its file can restrict them: no need to parse it.
      const from = itemOf(summary);
      calls.push({ from, fromRanges: [from.selectionRange] });
      return;
    }
    const agent = await session.load(summary.uri);
    if (!agent) return;
    const runtime = session.runtimeFor(summary.uri);
    if (!isStartableBy(target, summary, mayStart(agent.verdict, runtime), workspace)) return;
    const at = spawnSpan(agent.doc, summary, target, runtime);
    calls.push({ from: itemOf(summary), fromRanges: [toRange(at, agent.doc.lines)] });
  });
  return calls;
}
