// The store of open documents, kept in sync with the client by its incremental changes.

import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineIndex, type Units } from '../core/text/lineIndex';
import { toSpan } from './convert';

export interface Documents {
  get(uri: string): TextDocument | undefined;
  /** In order of the last change, the latest at the end. */
  uris(): Iterable<string>;
  /** After `onChange`. */
  onOpen(listener: (uri: string) => void): void;
  onSave(listener: (uri: string) => void): void;
  /** Also called when a document is opened. */
  onChange(listener: (document: TextDocument) => void): void;
  onClose(listener: (uri: string) => void): void;
}

export function createDocuments(connection: Connection, units: Units): Documents {
  const documents = new Map<string, TextDocument>();
  let changed: (document: TextDocument) => void = () => {};
  let opened: (uri: string) => void = () => {};
  let saved: (uri: string) => void = () => {};
  let closed: (uri: string) => void = () => {};
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    documents.delete(uri);
    documents.set(uri, document);
    changed(document);
    opened(uri);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => saved(uri));
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const before = documents.get(uri);
    if (!before) return;
    const document = updated(before, contentChanges, version, units);
    documents.delete(uri);
    documents.set(uri, document);
    changed(document);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    closed(uri);
  });
  return {
    get: (uri) => documents.get(uri),
    uris: () => documents.keys(),
    onOpen(listener) {
      opened = listener;
    },
    onSave(listener) {
      saved = listener;
    },
    onChange(listener) {
      changed = listener;
    },
    onClose(listener) {
      closed = listener;
    },
  };
}

/** The package counts in UTF-16 alone. Each change is meant in the text that those before it left. */
function updated(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  units: Units,
): TextDocument {
  if (units === 'utf-16') return TextDocument.update(document, [...changes], version);
  let now = document;
  for (const change of changes) {
    const text = now.getText();
    if (!('range' in change)) {
      now = TextDocument.update(now, [change], version);
      continue;
    }
    const { start, end } = toSpan(change.range, new LineIndex(text, units));
    now = TextDocument.update(now, [{ text: text.slice(0, start) + change.text + text.slice(end) }], version);
  }
  return changes.length === 0 ? TextDocument.update(now, [], version) : now;
}
