// The language server's life after its introduction: keeps folders, settings and documents in step with the client, and
// leaves every question to the module that answers it. Loaded after the introduction is answered, because it brings the core.

import type { ClientCapabilities, Connection, FileSystemWatcher, InitializeParams } from 'vscode-languageserver';
import { coalesce } from '../../../common/src/coalesce';
import { type Translation, translationFrom } from '../../../common/src/messages/message';
import { sayIn } from '../core/messages/render';
import { hostUntil } from './cancellation';
import { serveClaudeCode } from './claudeCode/claudeCode';
import { serveCommands } from './commands/commands';
import { createDocuments } from './documents';
import { editorOf, watchesFiles } from './editor';
import { serveCodeActions } from './features/codeActions';
import { serveCompletion } from './features/completion';
import { serveDiagnostics } from './features/diagnostics';
import { serveHover } from './features/hover';
import { serveNames } from './features/names';
import { serveStructure } from './features/structure';
import type { Refuse } from './greeting';
import { failure, guarded } from './guard';
import { positionUnits } from './positionUnits';
import { isRecord } from './record';
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

/** Wires every handler. Must be called before the client's next message is read. */
export function live(connection: Connection, given: StartOptions, params: InitializeParams, refuse: Refuse): void {
  const stop = new AbortController();
  const shutdown = stop.signal;
  // vscode-languageserver keeps one shutdown handler: everything else listens to the signal.
  connection.onShutdown(() => stop.abort());
  const options: StartOptions = { ...given, host: hostUntil(shutdown, given.host) };
  const log = (message: string): void => {
    if (!shutdown.aborted) connection.console.error(message);
  };
  const units = positionUnits(params);
  const session = createSession({ ...options, log, units });
  const documents = createDocuments(connection, units);
  const client = params.capabilities;
  const settingsFromStart: unknown = isRecord(params.initializationOptions)
    ? params.initializationOptions.settings
    : undefined;
  const editor = editorOf(params);
  const say = sayIn(options.translation?.(params.locale ?? 'en') ?? textsFrom(params) ?? {});
  const server: Server = {
    connection,
    session,
    documents,
    editor,
    options,
    log,
    shutdown,
    refuse,
    client: () => client,
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
    const asked: unknown = client.workspace?.configuration ? await settingsAsked() : undefined;
    await session.configure(asked ?? settingsTold ?? settingsFromStart ?? {});
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
        ...(client.workspace?.didChangeConfiguration?.dynamicRegistration
          ? [
              {
                id: 'subagents.settings',
                method: 'workspace/didChangeConfiguration',
                registerOptions: { section: 'subagents' },
              },
            ]
          : []),
        ...(client.workspace?.didChangeWatchedFiles?.dynamicRegistration
          ? [
              {
                id: 'subagents.files',
                method: 'workspace/didChangeWatchedFiles',
                registerOptions: { watchers: watchers(client, options) },
              },
            ]
          : []),
      ];
      if (registrations.length > 0) await connection.sendRequest('client/registerCapability', { registrations });
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
      if (isNew || (looked && !watchesFiles(params) && session.agent(uri))) lookAgain();
    }),
  );
  documents.onSave((uri) => {
    if (!watchesFiles(params) && (session.agent(uri) || isBesideAgents(uri))) lookAgain();
  });
  documents.onClose(
    guarded('didClose', log, undefined, async (uri: string) => {
      diagnostics.forget(uri);
      if (await session.close(uri)) diagnostics.refresh();
    }),
  );
}

/** A server without a disk is given its texts by the client that has them, as `initializationOptions.texts`. */
function textsFrom({ initializationOptions: given }: InitializeParams): Translation | undefined {
  if (!isRecord(given) || !isRecord(given.texts)) return undefined;
  return translationFrom(given.texts);
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
