// Document symbols: the outline of an agent file, nested or flat as the client can show it.

import type { DocumentSymbolParams } from 'vscode-languageserver';
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { AgentSymbol } from '../../core/service/results';
import type { AgentDocument } from '../../core/syntax/document';
import { toRange } from '../convert';
import { ofDocument } from '../documentRequests';
import { agentContext, type Server } from '../server';

export function serveDocumentSymbols(server: Server): void {
  const { connection, client, agents } = server;
  const isNested = client.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  connection.onDocumentSymbol(
    ofDocument(
      server,
      'documentSymbol',
      null,
      ({ textDocument }: DocumentSymbolParams): DocumentSymbol[] | SymbolInformation[] | null => {
        const context = agentContext(server, textDocument.uri);
        if (!context) return null;
        const symbols = agents.symbols(textDocument.uri, { headings: client.needsMarkdownFeatures });
        return isNested
          ? symbols.map((symbol) => toNested(symbol, context.doc))
          : symbols.flatMap((symbol) => toFlat(symbol, context.doc, ''));
      },
    ),
  );
}

const KIND: Readonly<Record<AgentSymbol['kind'], SymbolKind>> = {
  field: SymbolKind.Property,
  example: SymbolKind.Event,
  heading: SymbolKind.String,
};

const toNested = (symbol: AgentSymbol, doc: AgentDocument): DocumentSymbol => ({
  name: symbol.name,
  kind: KIND[symbol.kind],
  range: toRange(symbol.span, doc.lines),
  selectionRange: toRange(symbol.selection, doc.lines),
  ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
  ...(symbol.children.length === 0 ? {} : { children: symbol.children.map((child) => toNested(child, doc)) }),
});

const toFlat = (symbol: AgentSymbol, doc: AgentDocument, containerName: string): SymbolInformation[] => [
  {
    name: symbol.name,
    kind: KIND[symbol.kind],
    location: { uri: doc.uri, range: toRange(symbol.span, doc.lines) },
    ...(containerName === '' ? {} : { containerName }),
  },
  ...symbol.children.flatMap((child) => toFlat(child, doc, symbol.name)),
];
