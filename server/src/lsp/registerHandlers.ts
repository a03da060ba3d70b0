// Registers the handlers of all features, and keeps folders, settings and documents in sync with the client; loads the core.

import type { ClientCapabilities, Connection, FileSystemWatcher, InitializeParams } from 'vscode-languageserver';
import { coalesce } from '../../../common/src/coalesce';
import { isRecord } from '../../../common/src/json';
import { sayIn } from '../core/messages/render';
import { hostUntil } from './cancellation';
import { serveClaudeCode } from './claudeCode/claudeCode';
import { clientOf } from './client';
import { serveCommands } from './commands/commands';
import { createDocuments } from './documents';
import { serveCodeActions } from './features/codeActions';
import { serveCompletion } from './features/completion';
import { serveDiagnostics } from './features/diagnostics';
import { serveHover } from './features/hover';
import { serveNames } from './features/names';
import { serveStructure } from './features/structure';
import { failure, guarded } from './guard';
import type { Refuse } from './initialize';
import { serveRequests } from './requests';
import { serveModelEngine } from './routing/modelEngine';
import { servePreviewPlaces } from './routing/previewPlaces';
import { serveRoutingNotes } from './routing/routingNotes';
import { serveTestedAgents } from './routing/testedAgents';
import { serveWaysOut } from './routing/waysOut';
import { createWordsInSight } from './routing/wordsInSight';
import type { Server, StartOptions } from './server';
import { rootOf } from './session/lookAgain';
import { createSession } from './session/session';
import { isBesideAgents, WATCHED, WATCHED_OF_USER } from './session/watched';

/** Must be called before the client's next message is handled. */
export function registerHandlers(
  connection: Connection,
  given: StartOptions,
  params: InitializeParams,
  refuse: Refuse,
): void {
  const stop = new AbortController();
  const shutdown = stop.signal;
  // vscode-languageserver keeps one shutdown handler: everything else listens to the signal.
  connection.onShutdown(() => stop.abort());
  const options: StartOptions = { ...given, host: hostUntil(shutdown, given.host) };
  const log = (message: string): void => {
    if (!shutdown.aborted) connection.console.error(message);
  };
  const client = clientOf(params);
  const session = createSession({ ...options, log, units: client.units });
  const documents = createDocuments(connection, client.units);
  const say = sayIn(options.translation?.(params.locale ?? 'en') ?? client.translation ?? {});
  const server: Server = {
    connection,
    session,
    documents,
    options,
    log,
    shutdown,
    refuse,
    client,
    say,
  };
  const structure = serveStructure(server);
  const diagnostics = serveDiagnostics(server, () => structure.refresh());
  serveHover(server);
  serveClaudeCode(server, () => look());
  serveCodeActions(server);
  serveCompletion(server);
  serveNames(server);
  const words = createWordsInSight(session);
  const notes = serveRoutingNotes(server, words, () => diagnostics.found());
  serveRequests(server, words, () => look());
  serveCommands(server, words);
  servePreviewPlaces(server);
  serveWaysOut(server);
  serveTestedAgents(server);
  serveModelEngine(server);
  session.setFolders(params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []));

  // Told with a notification, which may come before the folders have been looked at: it counts from then on.
  let settingsTold: unknown;
  const configure = async (): Promise<void> => {
    const asked: unknown = client.capabilities.workspace?.configuration ? await settingsAsked() : undefined;
    await session.configure(asked ?? settingsTold ?? client.settings ?? {});
  };
  /** A client that says it can be asked and then refuses has no settings for us. */
  const settingsAsked = (): Promise<unknown> =>
    connection.workspace.getConfiguration('subagents').catch((error: unknown) => {
      log(`the client has no settings: ${String(error)}`);
      return undefined;
    });
  const look = async (): Promise<void> => {
    if (shutdown.aborted) return;
    await configure();
    await session.scan();
    diagnostics.refresh();
    notes.changed();
  };
  // What is opened while the folders are looked at for the first time is found by that.
  let looked = false;
  const lookAgain = coalesce(look, failure('look again', log));
  const isAlone = session.folders.length === 0;

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
      await look();
      looked = true;
    }),
  );

  connection.onDidChangeConfiguration(
    guarded('didChangeConfiguration', log, undefined, async ({ settings }) => {
      settingsTold = isRecord(settings) ? (settings.subagents ?? settings) : undefined;
      await look();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guarded('didChangeWatchedFiles', log, undefined, async ({ changes }) => {
      const changed = await Promise.all(changes.map((change) => session.changedOnDisk(change.uri)));
      const manifest = changes.some((change) => change.uri.endsWith('/plugin.json'));
      if (manifest) await session.scan();
      if (manifest || changed.includes(true)) diagnostics.refresh();
      // Also what was saved in the editor: then all agents are looked at.
      notes.changed();
    }),
  );

  documents.onChange((document) => {
    session.open(document.uri, document.getText());
    diagnostics.typed(document.uri);
    notes.typed();
  });
  documents.onOpen(
    guarded('didOpen', log, undefined, async (uri: string) => {
      const root = isAlone ? await rootOf(uri, options.host, options.user) : undefined;
      const isNew = root !== undefined && !session.folders.includes(root);
      if (isNew) session.setFolders([...session.folders, root]);
      if (isNew || (looked && !client.watchesFiles && session.agent(uri))) lookAgain();
    }),
  );
  documents.onSave((uri) => {
    if (!client.watchesFiles && (session.agent(uri) || isBesideAgents(uri))) lookAgain();
  });
  documents.onClose(
    guarded('didClose', log, undefined, async (uri: string) => {
      diagnostics.forget(uri);
      if (await session.close(uri)) diagnostics.refresh();
    }),
  );
}

/** Below the folders of the client, and, where it can watch elsewhere, what the user and the administrator have. */
function watchers({ workspace }: ClientCapabilities, { user, managedAgents }: StartOptions): FileSystemWatcher[] {
  const inside = WATCHED.map((globPattern) => ({ globPattern }));
  if (!workspace?.didChangeWatchedFiles?.relativePatternSupport) return inside;
  return [
    ...inside,
    ...(user ? WATCHED_OF_USER.map((pattern) => ({ globPattern: { baseUri: user.folder, pattern } })) : []),
    ...(managedAgents ? [{ globPattern: { baseUri: managedAgents, pattern: '**/*.md' } }] : []),
  ];
}
