// Inlay hints: what a value comes to, where the settings ask for it.

import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { toSpan } from '../convert';
import { ofDocument } from '../documentRequests';
import { agentContext, type Server } from '../server';

export function serveInlayHints(server: Server): void {
  const { connection, agents } = server;
  connection.languages.inlayHint.on(
    ofDocument(server, 'inlayHint', null, ({ textDocument, range }: InlayHintParams): InlayHint[] | null => {
      const context = agentContext(server, textDocument.uri);
      if (!context) return null;
      const { lines } = context.doc;
      const visible = toSpan(range, lines);
      return agents
        .inlayHints(textDocument.uri)
        .filter(({ offset }) => offset >= visible.start && offset <= visible.end)
        .map(({ offset, label }) => ({
          position: lines.positionAt(offset),
          label,
          paddingLeft: true,
        }));
    }),
  );
}
