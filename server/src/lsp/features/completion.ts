// Completion over the protocol. Documentation is worked out again when one item is looked at: sending that of hundreds with
// every letter would cost more than finding them. Nothing is stored between the two.

import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { isRecord } from '../../../../common/src/json';
import { type Completion, complete } from '../../core/features/completion/completion';
import { type CompletionAbilities, toCompletionItem, toMarkup } from '../convert';
import { guarded } from '../guard';
import type { Server } from '../server';

/** More than anybody looks through; typing on asks again. */
const LIMIT = 200;

export function serveCompletion(server: Server): void {
  const { connection, log } = server;
  connection.onCompletion(guarded('completion', log, [], (params) => completion(server, params)));
  connection.onCompletionResolve(async (item) => guarded('resolve', log, item, () => resolved(server, item))());
}

function completion(server: Server, { textDocument, position }: CompletionParams): CompletionItem[] | CompletionList {
  const agent = server.session.agent(textDocument.uri);
  if (!agent) return [];
  const { lines } = agent.doc;
  const offset = lines.offsetAt(position);
  const all = complete(server.session.context(agent), offset);
  const shown = all.length <= LIMIT ? all : nearest(all, agent.doc.text, offset);
  const abilities = abilitiesOf(server);
  const data = { uri: textDocument.uri, position };
  const items = shown.map(
    (item): CompletionItem => ({
      ...toCompletionItem(item, lines, abilities),
      ...(item.documentation ? { data } : {}),
    }),
  );
  return shown.length < all.length ? { isIncomplete: true, items } : items;
}

function abilitiesOf({ client, say }: Server): CompletionAbilities {
  const known = client.capabilities.textDocument?.completion?.completionItem;
  return {
    snippets: known?.snippetSupport === true,
    labelDetails: known?.labelDetailsSupport === true,
    tags: known?.tagSupport !== undefined,
    suggestsAgain: client.hasExtension,
    say,
  };
}

/** Those that have what is typed in them, then the rest, as many as are shown. */
function nearest(all: readonly Completion[], text: string, offset: number): readonly Completion[] {
  const typed = (item: Completion): string => text.slice(item.replace.start, offset).toLowerCase();
  const fits = all.filter((item) => item.label.toLowerCase().includes(typed(item)));
  return [...(fits.length > 0 ? fits : all)].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).slice(0, LIMIT);
}

/** The item as it is where the file was closed or changed so that it is offered no more. */
function resolved({ session, client, say }: Server, item: CompletionItem): CompletionItem {
  const asked: unknown = item.data;
  if (!isRecord(asked) || typeof asked.uri !== 'string' || !isPosition(asked.position)) return item;
  const agent = session.agent(asked.uri);
  if (!agent) return item;
  const again = complete(session.context(agent), agent.doc.lines.offsetAt(asked.position));
  const documentation = again
    .find(({ label }) => label === item.label)
    ?.documentation?.()
    .map(say)
    .join('\n\n');
  const formats = client.capabilities.textDocument?.completion?.completionItem?.documentationFormat;
  return !documentation ? item : { ...item, documentation: toMarkup(documentation, formats) };
}

const isPosition = (value: unknown): value is CompletionParams['position'] =>
  isRecord(value) && typeof value.line === 'number' && typeof value.character === 'number';
