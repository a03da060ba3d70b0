// Document highlights: all places of the file that name what the cursor is on.

import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { toRange } from '../convert';
import { ofDocument } from '../documentRequests';
import { agentContext, type Server } from '../server';

export function serveDocumentHighlights(server: Server): void {
  const { connection, agents } = server;
  connection.onDocumentHighlight(
    ofDocument(
      server,
      'documentHighlight',
      null,
      ({ textDocument, position }: DocumentHighlightParams): DocumentHighlight[] | null => {
        const context = agentContext(server, textDocument.uri);
        if (!context) return null;
        const { lines } = context.doc;
        const found = agents.documentHighlights(textDocument.uri, lines.offsetAt(position));
        // Null lets the editor highlight equal words.
        if (found.length === 0) return null;
        return found.map(({ span, declares }) => ({
          range: toRange(span, lines),
          kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      },
    ),
  );
}
