// The core's stretches as the protocol's shapes for what an editor shows around a text.

import {
  type CodeLens,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Lens } from '../../core/features/codeLens';
import type { DocumentLink as Link } from '../../core/features/documentLinks';
import type { DocumentSymbol as Outlined } from '../../core/features/documentSymbols';
import type { SemanticToken } from '../../core/features/semanticTokens';
import type { AgentDocument } from '../../core/syntax/document';
import type { LineIndex } from '../../core/text/lineIndex';
import type { Span } from '../../core/text/span';
import { PREVIEW_ROUTING, TOKEN_MODIFIERS, TOKEN_TYPES } from '../capabilities';
import { toRange } from '../convert';

const KIND: Readonly<Record<Outlined['kind'], SymbolKind>> = {
  field: SymbolKind.Property,
  example: SymbolKind.Event,
  heading: SymbolKind.String,
};

/** `nested`: the client can show a symbol below another. */
export const toSymbols = (
  symbols: readonly Outlined[],
  doc: AgentDocument,
  nested: boolean,
): DocumentSymbol[] | SymbolInformation[] =>
  nested ? symbols.map((symbol) => toSymbol(symbol, doc)) : symbols.flatMap((symbol) => toFlat(symbol, doc, ''));

const toSymbol = (symbol: Outlined, doc: AgentDocument): DocumentSymbol => ({
  name: symbol.name,
  kind: KIND[symbol.kind],
  range: toRange(symbol.span, doc.lines),
  selectionRange: toRange(symbol.selection, doc.lines),
  ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
  ...(symbol.children.length === 0 ? {} : { children: symbol.children.map((child) => toSymbol(child, doc)) }),
});

const toFlat = (symbol: Outlined, doc: AgentDocument, containerName: string): SymbolInformation[] => [
  {
    name: symbol.name,
    kind: KIND[symbol.kind],
    location: { uri: doc.uri, range: toRange(symbol.span, doc.lines) },
    ...(containerName === '' ? {} : { containerName }),
  },
  ...symbol.children.flatMap((child) => toFlat(child, doc, symbol.name)),
];

/** One a line, the outer of two; none that would hide nothing. */
export function toFoldingRanges(spans: readonly Span[], lines: LineIndex): FoldingRange[] {
  const last = new Map<number, number>();
  for (const { start, end } of spans) {
    const from = lines.positionAt(start).line;
    const to = lines.positionAt(end);
    const endLine = to.character === 0 && to.line > from ? to.line - 1 : to.line;
    if (endLine > from && endLine > (last.get(from) ?? 0)) last.set(from, endLine);
  }
  return [...last].sort(([a], [b]) => a - b).map(([startLine, endLine]) => ({ startLine, endLine }));
}

/** Innermost first, as the protocol has it: each with the next around it. */
export function toSelectionRange(spans: readonly Span[], lines: LineIndex): SelectionRange {
  const [inner = { start: 0, end: 0 }, ...outer] = spans;
  const range = toRange(inner, lines);
  return outer.length === 0 ? { range } : { range, parent: toSelectionRange(outer, lines) };
}

/** A line in a file is said behind `#`, as editors read it. */
export const toDocumentLink = ({ span, uri, line }: Link, lines: LineIndex): DocumentLink => ({
  range: toRange(span, lines),
  target: line === undefined ? uri : `${uri}#L${line + 1}`,
});

/** None goes over the end of a line. Five numbers a token: lines and characters since the one before, length, type, modifiers. */
export function encodedTokens(tokens: readonly SemanticToken[], lines: LineIndex): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { span, type, modifier } of tokens) {
    const at = lines.positionAt(span.start);
    const sameLine = at.line === before.line;
    data.push(at.line - before.line, sameLine ? at.character - before.character : at.character);
    data.push(lines.positionAt(span.end).character - at.character);
    data.push(TOKEN_TYPES.indexOf(type), modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier));
    before = at;
  }
  return data;
}

/** A lens without a command only says what it says. The list of problems is VS Code's own. */
const commandOf = (kind: Lens['kind'], hasCommands: boolean): string =>
  kind === 'preview' ? PREVIEW_ROUTING : kind === 'verdict' && hasCommands ? 'workbench.actions.view.problems' : '';

export function toCodeLens({ kind, title }: Lens, uri: string, hasCommands: boolean): CodeLens {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const command = commandOf(kind, hasCommands);
  return { range, command: { title, command, ...(kind === 'preview' ? { arguments: [uri] } : {}) } };
}
