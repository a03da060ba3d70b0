// Semantic tokens: names whose colour depends on the catalogue; no token spans several lines.

import type { Range, SemanticTokens } from 'vscode-languageserver';
import type { AgentToken } from '../../core/service/results';
import type { LineIndex } from '../../core/text/lineIndex';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../capabilities';
import { toSpan } from '../convert';
import { ofDocument } from '../documentRequests';
import { agentContext, type Server } from '../server';

export function serveSemanticTokens(server: Server): void {
  const { connection } = server;
  const tokensOf = (uri: string, range?: Range): SemanticTokens => {
    const context = agentContext(server, uri);
    if (!context) return { data: [] };
    const { lines } = context.doc;
    return { data: encode(server.agents.semanticTokens(uri, range && toSpan(range, lines)), lines) };
  };
  const { semanticTokens: requests } = connection.languages;
  requests.on(ofDocument(server, 'semanticTokens', { data: [] }, ({ textDocument }) => tokensOf(textDocument.uri)));
  requests.onRange(
    ofDocument(server, 'semanticTokens', { data: [] }, ({ textDocument, range }) => tokensOf(textDocument.uri, range)),
  );
}

/** Five numbers per token: lines and characters since the previous token, length, type, modifiers. */
function encode(tokens: readonly AgentToken[], lines: LineIndex): number[] {
  const data: number[] = [];
  let previous = { line: 0, character: 0 };
  for (const { span, type, modifier } of tokens) {
    const start = lines.positionAt(span.start);
    const isSameLine = start.line === previous.line;
    data.push(start.line - previous.line, isSameLine ? start.character - previous.character : start.character);
    data.push(lines.positionAt(span.end).character - start.character);
    data.push(TOKEN_TYPES.indexOf(type), modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier));
    previous = start;
  }
  return data;
}
