// The language server's life: introduces itself, keeps folders, settings and documents in step with the client, and leaves
// every question to the module that answers it. Shared by every way of starting it.

import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL, serveAnswers } from './answers';
import { serveDiagnostics } from './diagnostics';
import { createDocuments } from './documents';
import { guarded } from './guard';
import { serveRequests } from './requests';
import type { Server, StartOptions } from './server';
import { createSession, WATCHED } from './session';

export type { StartOptions } from './server';

/** Wires the handlers and listens; the connection decides how long. */
export function start(connection: Connection, options: StartOptions): void {
  const log = (message: string): void => connection.console.error(message);
  const session = createSession({ ...options, log });
  const documents = createDocuments(connection);
  let client: InitializeParams['capabilities'] = {};
  let settingsFromStart: unknown;
  const server: Server = { connection, session, documents, options, log, client: () => client };
  const diagnostics = serveDiagnostics(server);
  serveAnswers(server);
  serveRequests(server);

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    settingsFromStart = isRecord(params.initializationOptions) ? params.initializationOptions['settings'] : undefined;
    session.setFolders(
      params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []),
    );
    return { serverInfo: { name: 'subagents', version: options.version }, capabilities };
  });

  const configure = async (given?: unknown): Promise<void> => {
    const asked = client.workspace?.configuration ? await connection.workspace.getConfiguration('subagents') : given;
    await session.configure(asked ?? settingsFromStart ?? {});
  };

  connection.onInitialized(
    guarded('initialized', log, undefined, async () => {
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'subagents' });
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: WATCHED.map((globPattern) => ({ globPattern })),
        });
      if (client.workspace?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(
          guarded('workspaceFolders', log, undefined, async ({ added, removed }) => {
            const gone = new Set(removed.map((folder) => folder.uri.replace(/\/$/, '')));
            session.setFolders([
              ...session.folders.filter((uri) => !gone.has(uri)),
              ...added.map((folder) => folder.uri),
            ]);
            await session.scan();
            diagnostics.refresh();
          }),
        );
      await configure();
      await session.scan();
      diagnostics.refresh();
    }),
  );

  connection.onDidChangeConfiguration(
    guarded('didChangeConfiguration', log, undefined, async ({ settings }) => {
      await configure(isRecord(settings) ? (settings['subagents'] ?? settings) : undefined);
      await session.scan();
      diagnostics.refresh();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guarded('didChangeWatchedFiles', log, undefined, async ({ changes }) => {
      const changed = await Promise.all(changes.map((change) => session.changedOnDisk(change.uri)));
      const manifest = changes.some((change) => change.uri.endsWith('/plugin.json'));
      if (manifest) await session.scan();
      if (manifest || changed.includes(true)) diagnostics.refresh();
    }),
  );

  documents.onChange((document) => {
    session.open(document.uri, document.getText());
    diagnostics.typed(document.uri);
  });
  documents.onClose(
    guarded('didClose', log, undefined, async (uri: string) => {
      diagnostics.forget(uri);
      if (await session.close(uri)) diagnostics.refresh();
    }),
  );
  connection.listen();
}

/** VS Code's suggestions while typing are off in Markdown: letters ask for them where the server has something to say. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
  completionProvider: { triggerCharacters: [':', ' ', ',', '[', '(', '-', '"', "'", '|', '\n', '_', ...LETTERS] },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  diagnosticProvider: { identifier: 'subagents', interFileDependencies: true, workspaceDiagnostics: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
