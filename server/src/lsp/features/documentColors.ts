// Document colours: the agent's `color` field as the themes of Claude Code draw it.

import type {
  ColorInformation,
  ColorPresentation,
  ColorPresentationParams,
  DocumentColorParams,
} from 'vscode-languageserver';
import { toRange } from '../convert';
import { ofDocument } from '../documentRequests';
import { agentContext, type Server } from '../server';

export function serveDocumentColors(server: Server): void {
  const { connection, agents } = server;
  connection.onDocumentColor(
    ofDocument(server, 'documentColor', [], ({ textDocument }: DocumentColorParams): ColorInformation[] => {
      const context = agentContext(server, textDocument.uri);
      const [color] = agents.colors(textDocument.uri);
      if (!context || !color) return [];
      const { red, green, blue, span } = color;
      return [{ range: toRange(span, context.doc.lines), color: { red, green, blue, alpha: 1 } }];
    }),
  );
  // Always presents the current name: a picker would write a colour that Claude Code does not know.
  connection.onColorPresentation(
    ofDocument(server, 'colorPresentation', [], ({ textDocument }: ColorPresentationParams): ColorPresentation[] => {
      return agents.colors(textDocument.uri).map(({ name }) => ({ label: name }));
    }),
  );
}
