// Completion; documentation is computed when an item is resolved, by completing again at the same position.

import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { isRecord } from '../../../../common/src/json';
import type { AgentCompletion } from '../../core/service/results';
import { type CompletionSupport, toCompletionItem, toMarkup } from '../convert';
import { ofDocument } from '../documentRequests';
import { guarded } from '../guard';
import type { Server } from '../server';

/** Items per list; the client asks again as the user types. */
const MAX_ITEMS = 200;

export function serveCompletion(server: Server): void {
  const { connection, log } = server;
  connection.onCompletion(ofDocument(server, 'completion', [], (params) => completion(server, params)));
  connection.onCompletionResolve(async (item) => guarded('resolve', log, item, () => resolved(server, item))());
}

function completion(server: Server, { textDocument, position }: CompletionParams): CompletionItem[] | CompletionList {
  const agent = server.session.agent(textDocument.uri);
  if (!agent) return [];
  const { lines } = agent.doc;
  const offset = lines.offsetAt(position);
  const all = server.agents.complete(agent, offset);
  const offered = all.length <= MAX_ITEMS ? all : bestMatches(all, agent.doc.text, offset);
  const support = completionSupport(server);
  const data = { uri: textDocument.uri, position };
  const items = offered.map(
    (item): CompletionItem => ({
      ...toCompletionItem(item, lines, support),
      ...(item.hasDocumentation ? { data } : {}),
    }),
  );
  return offered.length < all.length ? { isIncomplete: true, items } : items;
}

function completionSupport({ client, localize }: Server): CompletionSupport {
  const itemSupport = client.capabilities.textDocument?.completion?.completionItem;
  return {
    snippets: itemSupport?.snippetSupport === true,
    labelDetails: itemSupport?.labelDetailsSupport === true,
    tags: itemSupport?.tagSupport !== undefined,
    retriggers: client.hasExtension,
    localize,
  };
}

/** Items that contain the typed text, or all where none does; in sort order. */
function bestMatches(all: readonly AgentCompletion[], text: string, offset: number): readonly AgentCompletion[] {
  const typed = (item: AgentCompletion): string => text.slice(item.replace.start, offset).toLowerCase();
  const fits = all.filter((item) => item.label.toLowerCase().includes(typed(item)));
  return [...(fits.length > 0 ? fits : all)].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).slice(0, MAX_ITEMS);
}

/** Unchanged where the item is no longer offered. */
async function resolved({ session, agents, client }: Server, item: CompletionItem): Promise<CompletionItem> {
  const data: unknown = item.data;
  if (!isRecord(data) || typeof data.uri !== 'string' || !isPosition(data.position)) return item;
  await session.parsed(data.uri);
  const agent = session.agent(data.uri);
  if (!agent) return item;
  const documentation = agents.completionDocumentation(agent, agent.doc.lines.offsetAt(data.position), item.label);
  const formats = client.capabilities.textDocument?.completion?.completionItem?.documentationFormat;
  return !documentation ? item : { ...item, documentation: toMarkup(documentation, formats) };
}

const isPosition = (value: unknown): value is CompletionParams['position'] =>
  isRecord(value) && typeof value.line === 'number' && typeof value.character === 'number';
