// Folding ranges and selection ranges: the spans of the core as lines and nested ranges.

import type { FoldingRange, FoldingRangeParams, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import type { LineIndex } from '../../core/text/lineIndex';
import type { Span } from '../../core/text/span';
import { toRange } from '../convert';
import { ofDocument } from '../documentRequests';
import { agentContext, type Server } from '../server';

export function serveFolding(server: Server): void {
  const { connection, agents, client } = server;
  const limit = client.capabilities.textDocument?.foldingRange?.rangeLimit;
  connection.onFoldingRanges(
    ofDocument(server, 'foldingRange', null, ({ textDocument }: FoldingRangeParams): FoldingRange[] | null => {
      const context = agentContext(server, textDocument.uri);
      return context ? toFoldingRanges(agents.folding(textDocument.uri), context.doc.lines).slice(0, limit) : null;
    }),
  );
  connection.onSelectionRanges(
    ofDocument(
      server,
      'selectionRange',
      null,
      ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] | null => {
        const context = agentContext(server, textDocument.uri);
        if (!context) return null;
        const { lines } = context.doc;
        return positions.map((position) =>
          toSelectionRange(agents.selectionRanges(textDocument.uri, lines.offsetAt(position)), lines),
        );
      },
    ),
  );
}

/** At most one per start line, the longest; none for a span of one line. */
function toFoldingRanges(spans: readonly Span[], lines: LineIndex): FoldingRange[] {
  const endLines = new Map<number, number>();
  for (const { start, end } of spans) {
    const startLine = lines.positionAt(start).line;
    const last = lines.positionAt(end);
    const endLine = last.character === 0 && last.line > startLine ? last.line - 1 : last.line;
    if (endLine > startLine && endLine > (endLines.get(startLine) ?? 0)) endLines.set(startLine, endLine);
  }
  return [...endLines].sort(([a], [b]) => a - b).map(([startLine, endLine]) => ({ startLine, endLine }));
}

/** `spans`: innermost first. */
function toSelectionRange(spans: readonly Span[], lines: LineIndex): SelectionRange {
  const [inner = { start: 0, end: 0 }, ...outer] = spans;
  const range = toRange(inner, lines);
  return outer.length === 0 ? { range } : { range, parent: toSelectionRange(outer, lines) };
}
