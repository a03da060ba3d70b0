// Keeps folders, settings and documents of the session in sync with the client.

import type { ClientCapabilities, FileSystemWatcher, InitializeParams } from 'vscode-languageserver';
import { coalesce } from '../../../common/src/coalesce';
import { isRecord } from '../../../common/src/json';
import { isPluginFile, sessionRootOf } from '../core/dialects/discovery';
import type { Diagnostics } from './features/diagnostics';
import { failure, guarded } from './guard';
import type { RoutingNotes } from './routing/routingNotes';
import type { Server, StartOptions } from './server';
import { isReadByScan, WATCHED, WATCHED_OF_USER } from './session/watched';

/** Returns a function that reads settings, folders and the installed version again. */
export function synchronize(
  { connection, session, documents, client, options, log, shutdown }: Server,
  params: InitializeParams,
  diagnostics: Diagnostics,
  notes: RoutingNotes,
): () => Promise<void> {
  session.setFolders(params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []));

  // Sent by `didChangeConfiguration`, which may come before the first scan.
  let pushedSettings: unknown;
  const configure = async (): Promise<void> => {
    const pulled: unknown = client.capabilities.workspace?.configuration ? await pullSettings() : undefined;
    await session.configure(pulled ?? pushedSettings ?? client.settings ?? {});
  };
  /** A client may announce `workspace/configuration` and refuse the request. */
  const pullSettings = (): Promise<unknown> =>
    connection.workspace.getConfiguration('subagents').catch((error: unknown) => {
      log(`the client has no settings: ${String(error)}`);
      return undefined;
    });
  const rescan = async (): Promise<void> => {
    if (shutdown.aborted) return;
    await configure();
    await session.scan();
    diagnostics.refresh();
    notes.changed();
  };
  // Documents opened before are found by the first scan.
  let isFirstScanDone = false;
  const queueRescan = coalesce(rescan, failure('rescan', log));
  const hasNoFolder = session.folders.length === 0;

  connection.onInitialized(
    guarded('initialized', log, undefined, async () => {
      const registrations = [
        ...(client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration
          ? [
              {
                id: 'subagents.settings',
                method: 'workspace/didChangeConfiguration',
                registerOptions: { section: 'subagents' },
              },
            ]
          : []),
        ...(client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration
          ? [
              {
                id: 'subagents.files',
                method: 'workspace/didChangeWatchedFiles',
                registerOptions: { watchers: watchers(client.capabilities, options) },
              },
            ]
          : []),
      ];
      if (registrations.length > 0) await connection.sendRequest('client/registerCapability', { registrations });
      if (client.capabilities.workspace?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(
          guarded('workspaceFolders', log, undefined, async ({ added, removed }) => {
            const gone = new Set(removed.map((folder) => folder.uri.replace(/\/$/, '')));
            session.setFolders([
              ...session.folders.filter((uri) => !gone.has(uri)),
              ...added.map((folder) => folder.uri),
            ]);
            await session.scan();
            diagnostics.refresh();
            notes.changed();
          }),
        );
      await rescan();
      isFirstScanDone = true;
    }),
  );

  connection.onDidChangeConfiguration(
    guarded('didChangeConfiguration', log, undefined, async ({ settings }) => {
      pushedSettings = isRecord(settings) ? (settings.subagents ?? settings) : undefined;
      await rescan();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guarded('didChangeWatchedFiles', log, undefined, async ({ changes }) => {
      const changed = await Promise.all(changes.map((change) => session.changedOnDisk(change.uri)));
      const manifest = changes.some((change) => isPluginFile(change.uri));
      if (manifest) await session.scan();
      if (manifest || changed.includes(true)) diagnostics.refresh();
      // Files saved in the editor are reported here, too.
      notes.changed();
    }),
  );

  documents.onChange((document) => {
    session.documentChanged(document.uri);
    diagnostics.typed(document.uri);
    notes.typed();
  });
  documents.onOpen(
    guarded('didOpen', log, undefined, async (uri: string) => {
      const root = hasNoFolder ? await sessionRootOf(session.search, uri) : undefined;
      const isNew = root !== undefined && !session.folders.includes(root);
      if (isNew) session.setFolders([...session.folders, root]);
      if (isNew || (isFirstScanDone && !client.watchesFiles && session.agent(uri))) queueRescan();
    }),
  );
  documents.onSave((uri) => {
    if (!client.watchesFiles && (session.agent(uri) || isReadByScan(uri))) queueRescan();
  });
  documents.onClose(
    guarded('didClose', log, undefined, async (uri: string) => {
      diagnostics.forget(uri);
      if (await session.documentClosed(uri)) diagnostics.refresh();
    }),
  );
  return rescan;
}

/** Files of the workspace; also those of the user and managed ones, where the client can watch outside the workspace. */
function watchers({ workspace }: ClientCapabilities, { user, managedAgents }: StartOptions): FileSystemWatcher[] {
  const inWorkspace = WATCHED.map((globPattern) => ({ globPattern }));
  if (!workspace?.didChangeWatchedFiles?.relativePatternSupport) return inWorkspace;
  return [
    ...inWorkspace,
    ...(user ? WATCHED_OF_USER.map((pattern) => ({ globPattern: { baseUri: user.folder, pattern } })) : []),
    ...(managedAgents ? [{ globPattern: { baseUri: managedAgents, pattern: '**/*.md' } }] : []),
  ];
}
