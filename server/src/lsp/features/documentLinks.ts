// Document links: files, skills and MCP servers an agent refers to, without files that do not exist.

import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { AgentLink } from '../../core/service/results';
import type { LineIndex } from '../../core/text/lineIndex';
import type { AgentContext } from '../../core/workspace/agentContext';
import { toRange } from '../convert';
import { ofDocument } from '../documentRequests';
import { agentContext, type Server } from '../server';

export function serveDocumentLinks(server: Server): void {
  const { connection } = server;
  connection.onDocumentLinks(
    ofDocument(
      server,
      'documentLink',
      null,
      async ({ textDocument }: DocumentLinkParams): Promise<DocumentLink[] | null> => {
        const context = agentContext(server, textDocument.uri);
        return context ? linksIn(context, server) : null;
      },
    ),
  );
}

/** Files of one document whose existence is checked; links to more files are left out. */
const MAX_FILES = 200;

async function linksIn(context: AgentContext, { agents, options, client }: Server): Promise<DocumentLink[]> {
  const links = agents.documentLinks(context.doc.uri, { markdownLinks: client.needsMarkdownFeatures });
  const files = new Set(links.filter(({ kind }) => kind === 'file').map(({ uri }) => uri));
  const existing = new Set<string>();
  await Promise.all(
    [...files].slice(0, MAX_FILES).map(async (uri) => {
      if (await options.host.stat(uri)) existing.add(uri);
    }),
  );
  return links
    .filter(({ kind, uri }) => kind !== 'file' || existing.has(uri))
    .map((link) => toDocumentLink(link, context.doc.lines));
}

/** Editors take a line from the fragment `#L<line>`. */
const toDocumentLink = ({ span, uri, line }: AgentLink, lines: LineIndex): DocumentLink => ({
  range: toRange(span, lines),
  target: line === undefined ? uri : `${uri}#L${line + 1}`,
});
