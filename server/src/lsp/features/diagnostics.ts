// Findings on their way to the client: pulled where it can pull, pushed where it cannot, and asked for again when another
// file, the settings or the disk changed what they say.

import type {
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { workspaceChanged } from '../../../../common/src/protocol/agents';
import { check } from '../../core/rules/run';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { toDiagnostic } from '../convert';
import { guarded } from '../guard';
import { afterQueuedMessages, timeSliced } from '../scheduling';
import { runOptions, type Server } from '../server';

/** Pause in typing after which the diagnostics of other files are refreshed. */
const REFRESH_DEBOUNCE_MS = 200;

interface Diagnostics {
  /** Something in this document changed. */
  typed(uri: string): void;
  /** What any file says may have changed. */
  refresh(): void;
  /** What the rules find may have changed, and nothing else. */
  found(): void;
  forget(uri: string): void;
}

/** `others` is told whenever what is said of any file may have changed. */
export function serveDiagnostics(server: Server, others: () => void): Diagnostics {
  const { connection, session, documents, options, log, shutdown } = server;
  const pulls = (): boolean => server.client.capabilities.textDocument?.diagnostic !== undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let soon = false;
  const dirty = new Set<string>();

  /** None for a file that cannot be judged; the other files have theirs. */
  const findings = (agent: IndexedAgent): Diagnostic[] => {
    try {
      const context = session.context(agent);
      return check(context, runOptions(server, context)).map((finding) =>
        toDiagnostic(finding, agent.doc.lines, options.rulePage, server.say),
      );
    } catch (error) {
      log(
        `findings of ${agent.doc.uri} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return [];
    }
  };
  const push = (uri: string): void => {
    const agent = session.agent(uri);
    const version = documents.get(uri)?.version;
    connection.sendDiagnostics({
      uri,
      diagnostics: agent ? findings(agent) : [],
      ...(version === undefined ? {} : { version }),
    });
  };
  const everywhere = guarded('findings everywhere', log, undefined, () => {
    timer = undefined;
    if (session.settle()) tellAll();
  });
  /** A client that refuses is told of in the log; a refusal nobody waits for would end the process. */
  const refreshed = (): Promise<void> =>
    connection.languages.diagnostics.refresh().catch((error: unknown) => {
      log(`the client did not refresh: ${String(error)}`);
    });
  const tellFindings = (): void => {
    if (shutdown.aborted) return;
    if (!pulls()) for (const uri of documents.uris()) push(uri);
    else if (server.client.capabilities.workspace?.diagnostics?.refreshSupport) void refreshed();
  };
  const tellAll = (): void => {
    if (shutdown.aborted) return;
    tellFindings();
    others();
    connection.sendNotification(workspaceChanged);
  };
  /** After what is already in the queue, so that a burst of changes is answered once. */
  const pushSoon = (): void => {
    if (soon) return;
    soon = true;
    afterQueuedMessages(pushDirty);
  };
  const pushDirty = guarded('pushed findings', log, undefined, () => {
    soon = false;
    const uris = [...dirty];
    dirty.clear();
    if (!shutdown.aborted) for (const uri of uris) push(uri);
  });
  shutdown.addEventListener('abort', () => clearTimeout(timer));

  /** Says whether anything that a file's findings depend on has moved. */
  const resultId = (uri: string, { reading }: { readonly reading: number }): string =>
    `${documents.get(uri)?.version ?? `disk ${reading}`} ${session.index.workspace.revision} ${session.settingsRevision} ${session.routingRevision}`;

  connection.languages.diagnostics.on(
    guarded(
      'diagnostic',
      log,
      NONE,
      ({ textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport => {
        const agent = session.agent(textDocument.uri);
        if (!agent) return NONE;
        const id = resultId(textDocument.uri, agent);
        return previousResultId === id
          ? { kind: 'unchanged', resultId: id }
          : { kind: 'full', resultId: id, items: findings(agent) };
      },
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    guarded(
      'workspaceDiagnostic',
      log,
      { items: [] },
      async ({ previousResultIds }: WorkspaceDiagnosticParams, token): Promise<WorkspaceDiagnosticReport> => {
        const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
        const inFolders = (uri: string): boolean => session.folders.some((folder) => uri.startsWith(`${folder}/`));
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        const closed = [...session.index.uris].filter((uri) => inFolders(uri) && !documents.get(uri));
        await timeSliced(closed, async (uri) => {
          const known = token.isCancellationRequested ? undefined : session.index.known(uri);
          const id = known && resultId(uri, known);
          if (id === undefined) return;
          if (before.get(uri) === id) items.push({ kind: 'unchanged', resultId: id, uri, version: null });
          else {
            const agent = await session.load(uri);
            if (agent) items.push({ kind: 'full', resultId: id, uri, version: null, items: findings(agent) });
          }
        });
        // Nobody else tells the client that a file it has findings of is gone.
        const gone = [...before.keys()].filter((uri) => !session.index.known(uri) && !documents.get(uri));
        const emptied = gone.map(
          (uri): WorkspaceDocumentDiagnosticReport => ({ kind: 'full', items: [], uri, version: null }),
        );
        return { items: [...items, ...emptied] };
      },
    ),
  );

  return {
    typed(uri) {
      if (!pulls()) {
        dirty.add(uri);
        pushSoon();
      }
      clearTimeout(timer);
      if (!shutdown.aborted) timer = setTimeout(everywhere, REFRESH_DEBOUNCE_MS);
    },
    refresh() {
      session.settle();
      tellAll();
    },
    found() {
      tellFindings();
    },
    forget(uri) {
      dirty.delete(uri);
      if (!pulls() && !shutdown.aborted) connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

const NONE: DocumentDiagnosticReport = { kind: 'full', items: [] };
