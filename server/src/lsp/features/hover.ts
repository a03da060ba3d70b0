// Hover, as Markdown or plain text as the client can show it.

import type { Hover, HoverParams } from 'vscode-languageserver';
import { toMarkup, toRange } from '../convert';
import { ofDocument } from '../documentRequests';
import type { Server } from '../server';

export function serveHover(server: Server): void {
  const { connection } = server;
  connection.onHover(ofDocument(server, 'hover', null, (params) => hoverAt(server, params)));
}

function hoverAt({ session, agents, client }: Server, { textDocument, position }: HoverParams): Hover | null {
  const agent = session.agent(textDocument.uri);
  const found = agent && agents.hover(agent, agent.doc.lines.offsetAt(position));
  if (!agent || !found) return null;
  return {
    range: toRange(found.span, agent.doc.lines),
    contents: toMarkup(found.markdown, client.capabilities.textDocument?.hover?.contentFormat),
  };
}
