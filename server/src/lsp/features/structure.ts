// What an editor shows around and in the text of an agent file: outline, folds, growing selections, links, highlights, colours,
// hints and the line above it. The core says what; here it becomes lines, and what the client cannot take is left out.

import type {
  CodeLens,
  CodeLensParams,
  ColorInformation,
  ColorPresentation,
  ColorPresentationParams,
  DocumentColorParams,
  DocumentHighlight,
  DocumentHighlightParams,
  DocumentLink,
  DocumentLinkParams,
  DocumentSymbol,
  DocumentSymbolParams,
  FoldingRange,
  FoldingRangeParams,
  InlayHint,
  InlayHintParams,
  Range,
  SelectionRange,
  SelectionRangeParams,
  SemanticTokens,
  SymbolInformation,
} from 'vscode-languageserver';
import { codeLens } from '../../core/features/codeLens';
import { agentColor } from '../../core/features/documentColors';
import { highlightsAt } from '../../core/features/documentHighlights';
import { documentLinks } from '../../core/features/documentLinks';
import { documentSymbols } from '../../core/features/documentSymbols';
import { folds } from '../../core/features/folding';
import { inlayHints } from '../../core/features/inlayHints';
import { selectionsAt } from '../../core/features/selectionRanges';
import { semanticTokens } from '../../core/features/semanticTokens';
import type { RuleContext } from '../../core/rules/rule';
import { toRange, toSpan } from '../convert';
import { guarded } from '../guard';
import type { Server } from '../server';
import {
  encodedTokens,
  toCodeLens,
  toDocumentLink,
  toFoldingRanges,
  toSelectionRange,
  toSymbols,
} from './structureShapes';

interface Structure {
  /** What was shown of any file may have changed. */
  refresh(): void;
}

export function serveStructure(server: Server): Structure {
  const { connection, session, client, log } = server;
  const { languages } = connection;
  /** Absent for a file that is not open or no agent: it is left alone. */
  const contextOf = (uri: string): RuleContext | undefined => {
    const agent = session.agent(uri);
    return agent && agent.verdict.status !== 'not-an-agent' ? session.context(agent) : undefined;
  };

  connection.onDocumentSymbol(
    guarded(
      'documentSymbol',
      log,
      null,
      ({ textDocument }: DocumentSymbolParams): DocumentSymbol[] | SymbolInformation[] | null => {
        const context = contextOf(textDocument.uri);
        if (!context) return null;
        const symbols = documentSymbols(context, { headings: client.needsMarkdownFeatures, say: server.say });
        const nested =
          server.client.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
        return toSymbols(symbols, context.doc, nested);
      },
    ),
  );
  connection.onFoldingRanges(
    guarded('foldingRange', log, null, ({ textDocument }: FoldingRangeParams): FoldingRange[] | null => {
      const context = contextOf(textDocument.uri);
      const limit = server.client.capabilities.textDocument?.foldingRange?.rangeLimit;
      return context ? toFoldingRanges(folds(context), context.doc.lines).slice(0, limit) : null;
    }),
  );
  connection.onSelectionRanges(
    guarded(
      'selectionRange',
      log,
      null,
      ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] | null => {
        const context = contextOf(textDocument.uri);
        if (!context) return null;
        const { lines } = context.doc;
        return positions.map((position) => toSelectionRange(selectionsAt(context, lines.offsetAt(position)), lines));
      },
    ),
  );
  connection.onDocumentLinks(
    guarded('documentLink', log, null, ({ textDocument }: DocumentLinkParams): Promise<DocumentLink[]> | null =>
      linksIn(server, contextOf(textDocument.uri)),
    ),
  );
  connection.onDocumentHighlight(
    guarded(
      'documentHighlight',
      log,
      null,
      ({ textDocument, position }: DocumentHighlightParams): DocumentHighlight[] | null => {
        const context = contextOf(textDocument.uri);
        if (!context) return null;
        const { lines } = context.doc;
        const found = highlightsAt(context, lines.offsetAt(position));
        if (found.length === 0) return null;
        return found.map(({ span, declares }) => ({ range: toRange(span, lines), kind: declares ? WRITE : READ }));
      },
    ),
  );
  const tokens = (uri: string, range?: Range): SemanticTokens => {
    const context = contextOf(uri);
    if (!context) return { data: [] };
    const { lines } = context.doc;
    return { data: encodedTokens(semanticTokens(context, range && toSpan(range, lines)), lines) };
  };
  languages.semanticTokens.on(
    guarded('semanticTokens', log, { data: [] }, ({ textDocument }) => tokens(textDocument.uri)),
  );
  languages.semanticTokens.onRange(
    guarded('semanticTokens', log, { data: [] }, ({ textDocument, range }) => tokens(textDocument.uri, range)),
  );
  languages.inlayHint.on(
    guarded('inlayHint', log, null, ({ textDocument, range }: InlayHintParams): InlayHint[] | null => {
      const context = contextOf(textDocument.uri);
      if (!context) return null;
      const { lines } = context.doc;
      const shownIn = toSpan(range, lines);
      return inlayHints(context, session.settingsFor(textDocument.uri).inlayHints)
        .filter(({ offset }) => offset >= shownIn.start && offset <= shownIn.end)
        .map(({ offset, label }) => ({
          position: lines.positionAt(offset),
          label: server.say(label),
          paddingLeft: true,
        }));
    }),
  );
  connection.onDocumentColor(
    guarded('documentColor', log, [], ({ textDocument }: DocumentColorParams): ColorInformation[] => {
      const context = contextOf(textDocument.uri);
      const color = context && agentColor(context);
      if (!context || !color) return [];
      const { red, green, blue, span } = color;
      return [{ range: toRange(span, context.doc.lines), color: { red, green, blue, alpha: 1 } }];
    }),
  );
  // Whatever is picked, the name that is there stays: a picker would write a colour Claude Code does not know.
  connection.onColorPresentation(
    guarded('colorPresentation', log, [], ({ textDocument }: ColorPresentationParams): ColorPresentation[] => {
      const context = contextOf(textDocument.uri);
      const color = context && agentColor(context);
      return color ? [{ label: color.name }] : [];
    }),
  );
  connection.onCodeLens(
    guarded('codeLens', log, null, ({ textDocument: { uri } }: CodeLensParams): CodeLens[] | null => {
      const agent = session.agent(uri);
      if (!agent || !session.settingsFor(uri).codeLens) return null;
      return codeLens(session.context(agent), server.say).map((lens) => toCodeLens(lens, uri, client.hasExtension));
    }),
  );

  const asked = (what: string, request: () => Promise<void>): void =>
    void request().catch((error: unknown) => {
      log(`the client did not refresh ${what}: ${String(error)}`);
    });
  return {
    refresh() {
      if (server.shutdown.aborted) return;
      const { workspace } = server.client.capabilities;
      if (workspace?.codeLens?.refreshSupport)
        asked('code lenses', () => connection.sendRequest('workspace/codeLens/refresh'));
      if (workspace?.semanticTokens?.refreshSupport) asked('tokens', () => languages.semanticTokens.refresh());
      if (workspace?.inlayHint?.refreshSupport) asked('hints', () => languages.inlayHint.refresh());
    },
  };
}

const READ = 2;
const WRITE = 3;

/** A prompt that refers to more files than this is looked at no further: each has to be asked for. */
const MOST_FILES = 200;

/** Without links to files that are not there. */
function linksIn({ options, client }: Server, context: RuleContext | undefined): Promise<DocumentLink[]> | null {
  if (!context) return null;
  const all = documentLinks(context, { markdownLinks: client.needsMarkdownFeatures });
  const files = [...new Set(all.filter(({ kind }) => kind === 'file').map(({ uri }) => uri))].slice(0, MOST_FILES);
  return Promise.all(files.map(async (uri) => [uri, await options.host.stat(uri)] as const)).then((stats) => {
    const there = new Set(stats.flatMap(([uri, stat]) => (stat ? [uri] : [])));
    return all
      .filter(({ kind, uri }) => kind !== 'file' || there.has(uri))
      .map((link) => toDocumentLink(link, context.doc.lines));
  });
}
