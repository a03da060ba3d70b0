// Converts offsets and results of the core into types of the protocol.

import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  type TextEdit as LspTextEdit,
  type MarkupContent,
  MarkupKind,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { CompletionKind } from '../core/features/completion/completion';
import type { Localize } from '../core/messages/render';
import { text } from '../core/messages/text';
import type { Severity } from '../core/rules/rule';
import type { AgentCompletion, AgentFinding, AgentFix } from '../core/service/results';
import type { TextEdit } from '../core/text/edit';
import type { LineIndex } from '../core/text/lineIndex';
import type { Span } from '../core/text/span';

const SOURCE = 'subagents';
/** The URI of a rule's page; undefined where the host has none. */
export type RulePage = (rule: string) => string | undefined;

export const toRange = (at: Span, lines: LineIndex): Range => ({
  start: lines.positionAt(at.start),
  end: lines.positionAt(at.end),
});

export const toSpan = (range: Range, lines: LineIndex): Span => ({
  start: lines.offsetAt(range.start),
  end: lines.offsetAt(range.end),
});

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(finding: AgentFinding, lines: LineIndex, rulePage: RulePage): Diagnostic {
  const page = rulePage(finding.rule);
  const tag =
    finding.tag === 'unnecessary'
      ? DiagnosticTag.Unnecessary
      : finding.tag === 'deprecated'
        ? DiagnosticTag.Deprecated
        : undefined;
  return {
    range: toRange(finding.span, lines),
    severity: SEVERITY[finding.severity],
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: SOURCE,
    message: finding.message,
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(finding.related.length === 0
      ? {}
      : {
          relatedInformation: finding.related.map((related) => ({
            location: { uri: related.uri, range: { start: related.start, end: related.end } },
            message: related.message,
          })),
        }),
  };
}

export const toTextEdit = (edit: TextEdit, lines: LineIndex): LspTextEdit => ({
  range: toRange(edit.span, lines),
  newText: edit.newText,
});

export const toWorkspaceEdit = (uri: string, edits: readonly TextEdit[], lines: LineIndex): WorkspaceEdit => ({
  changes: { [uri]: edits.map((edit) => toTextEdit(edit, lines)) },
});

/** Document changes that create a file with a text; the client fails them where the file exists. */
export function toFileCreation(uri: string, text: string): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}

export function toCodeAction(uri: string, fix: AgentFix, diagnostic: Diagnostic, lines: LineIndex): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit(uri, fix.edits, lines),
    ...(fix.preferred && fix.safe ? { isPreferred: true } : {}),
  };
}

const KIND: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  tool: CompletionItemKind.Function,
  model: CompletionItemKind.Constant,
  agent: CompletionItemKind.Class,
  color: CompletionItemKind.Color,
  event: CompletionItemKind.Event,
  server: CompletionItemKind.Module,
  skill: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
};

export interface CompletionSupport {
  readonly snippets: boolean;
  readonly localize: Localize;
  /** `labelDetails`; otherwise the text is the item's `detail`. */
  readonly labelDetails: boolean;
  readonly tags: boolean;
  /** Knows VS Code's command that requests completions again. */
  readonly retriggers: boolean;
}

/** Without snippet support, a snippet becomes plain text with the defaults of its placeholders. */
export function toCompletionItem(item: AgentCompletion, lines: LineIndex, support: CompletionSupport): CompletionItem {
  const snippet = item.isSnippet && support.snippets;
  const newText = item.isSnippet && !support.snippets ? withoutPlaceholders(item.newText) : item.newText;
  return {
    label: item.label,
    kind: KIND[item.kind],
    sortText: item.sortText,
    textEdit: { range: toRange(item.replace, lines), newText },
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(item.detail === '' ? {} : detailOf(item.detail, support)),
    ...(item.filterText ? { filterText: item.filterText } : {}),
    ...(item.retrigger && support.retriggers
      ? { command: { title: support.localize(text('completion.suggest')), command: 'editor.action.triggerSuggest' } }
      : {}),
    ...(item.deprecated ? (support.tags ? { tags: [1 as const] } : { deprecated: true }) : {}),
  };
}

const detailOf = (detail: string, { labelDetails }: CompletionSupport): Partial<CompletionItem> =>
  labelDetails ? { labelDetails: { description: detail } } : { detail };

/** An escaped character, a choice, a placeholder with a default, an empty placeholder; linear time. */
const SNIPPET = /\\([\\$}])|\$\{\d+\|([^,|}$]*)(?:[,|][^}$]*)?\}|\$\{\d+:((?:[^\\}$]|\\.|\$(?!\{))*)\}|\$\{?\d+\}?/gs;

const withoutPlaceholders = (snippet: string): string =>
  snippet.replace(SNIPPET, (_all, escaped?: string, choice?: string, words?: string) =>
    words === undefined ? (escaped ?? choice ?? '') : words.replace(/\\([\\$}])/g, '$1'),
  );

/** `formats`: what the client accepts; Markdown where it does not say. */
export function toMarkup(markdown: string, formats: readonly MarkupKind[] | undefined): MarkupContent {
  return formats === undefined || formats.includes(MarkupKind.Markdown)
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: toPlainText(markdown) };
}

/** Removes bold, emphasis, code spans and fences; the text inside fences is kept as it is. */
function toPlainText(markdown: string): string {
  let fence: string | undefined;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    const marks = /^(`{3,})(?:text)?$/.exec(line)?.[1];
    if (marks !== undefined && (fence === undefined || fence === marks))
      fence = fence === undefined ? marks : undefined;
    else lines.push(fence === undefined ? line.replace(/\*\*|`/g, '').replace(/\*(\w[^*]*)\*/g, '$1') : line);
  }
  return lines.join('\n');
}
