// The open documents, kept in step with the client by its incremental changes.

import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

export interface Documents {
  get(uri: string): TextDocument | undefined;
  uris(): Iterable<string>;
  /** Also called when a document is opened. */
  onChange(listener: (document: TextDocument) => void): void;
  onClose(listener: (uri: string) => void): void;
}

export function createDocuments(connection: Connection): Documents {
  const documents = new Map<string, TextDocument>();
  let changed: (document: TextDocument) => void = () => {};
  let closed: (uri: string) => void = () => {};
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    documents.set(uri, document);
    changed(document);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const before = documents.get(uri);
    if (!before) return;
    const document = TextDocument.update(before, contentChanges, version);
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
    onChange(listener) {
      changed = listener;
    },
    onClose(listener) {
      closed = listener;
    },
  };
}
