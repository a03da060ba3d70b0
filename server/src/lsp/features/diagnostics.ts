// Diagnostics: pulled by clients that can pull, else pushed; refreshed when other files, settings or the disk change.

import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { workspaceChanged } from '../../../../common/src/protocol/agents';
import type { Steps } from '../../core/text/steps';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { toDiagnostic } from '../convert';
import { answerInSlices, type Cancelled, cancelled, ofDocument } from '../documentRequests';
import { failure, guarded } from '../guard';
import { afterQueuedMessages, inSlices } from '../scheduling';
import type { Server } from '../server';
import { refreshDecorations, requestRefresh } from './refresh';
import { serveWorkspaceDiagnostics } from './workspaceDiagnostics';

/** Pause in typing after which the diagnostics of other files are refreshed. */
const REFRESH_DEBOUNCE_MS = 200;

export interface Diagnostics {
  /** The document has changed. */
  typed(uri: string): void;
  /** Diagnostics and decorations of any file may be stale. */
  refresh(): void;
  /** Diagnostics of any file may be stale, and nothing else. */
  refreshDiagnostics(): void;
  forget(uri: string): void;
}

export function serveDiagnostics(server: Server): Diagnostics {
  const { connection, session, documents, client, options, log, shutdown } = server;
  const isPulling = client.capabilities.textDocument?.diagnostic !== undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPushQueued = false;
  const dirty = new Set<string>();
  /** Edits changed what other files may know, and those were not refreshed since. */
  let isStale = false;
  session.onOthersStale(() => {
    isStale = true;
  });

  /** Empty for a file whose check failed; other files are not affected. */
  function* findings(agent: IndexedAgent): Steps<Diagnostic[]> {
    try {
      const found = yield* server.agents.steps.check(agent);
      return found.map((finding) => toDiagnostic(finding, agent.doc.lines, options.rulePage));
    } catch (error) {
      failure(`findings of ${agent.doc.uri}`, log)(error);
      return [];
    }
  }
  /** Nothing is sent of a text that was replaced meanwhile: its change is pushed by itself. */
  const push = guarded('publishDiagnostics', log, undefined, async (uri: string): Promise<void> => {
    await session.parsed(uri);
    const document = documents.get(uri);
    const isStopped = (): boolean => shutdown.aborted || documents.get(uri) !== document;
    const agent = session.agent(uri);
    const diagnostics = agent ? await inSlices(findings(agent), isStopped) : [];
    if (!diagnostics || isStopped()) return;
    connection.sendDiagnostics({
      uri,
      diagnostics,
      ...(document === undefined ? {} : { version: document.version }),
    });
  });
  const refreshSettled = guarded('refresh', log, undefined, async () => {
    timer = undefined;
    await session.flush();
    if (isStale) refreshAll();
  });
  const refreshDiagnostics = (): void => {
    if (shutdown.aborted) return;
    if (!isPulling) for (const uri of documents.uris()) push(uri);
    else if (client.capabilities.workspace?.diagnostics?.refreshSupport)
      requestRefresh(server, 'diagnostics', () => connection.languages.diagnostics.refresh());
  };
  const refreshAll = (): void => {
    isStale = false;
    if (shutdown.aborted) return;
    refreshDiagnostics();
    refreshDecorations(server);
    connection.sendNotification(workspaceChanged);
  };
  /** After the queued messages, so that a burst of changes is answered once. */
  const queuePush = (): void => {
    if (isPushQueued) return;
    isPushQueued = true;
    afterQueuedMessages(pushDirty);
  };
  const pushDirty = guarded('publishDiagnostics', log, undefined, () => {
    isPushQueued = false;
    const uris = [...dirty];
    dirty.clear();
    if (!shutdown.aborted) for (const uri of uris) push(uri);
  });
  shutdown.addEventListener('abort', () => clearTimeout(timer));

  /** Changes with everything that the findings of a file depend on. */
  const resultId = (uri: string, { revision }: { readonly revision: number }): string =>
    `${documents.get(uri)?.version ?? `disk ${revision}`} ${session.index.workspace.revision} ${session.settingsRevision} ${session.routingRevision}`;

  connection.languages.diagnostics.on(
    ofDocument(
      server,
      'diagnostic',
      NONE,
      async (
        { textDocument, previousResultId }: DocumentDiagnosticParams,
        token,
      ): Promise<DocumentDiagnosticReport | Cancelled> => {
        const agent = session.agent(textDocument.uri);
        if (!agent) return NONE;
        const id = resultId(textDocument.uri, agent);
        if (previousResultId === id) return { kind: 'unchanged', resultId: id };
        const items = await answerInSlices(findings(agent), token);
        return items === cancelled ? items : { kind: 'full', resultId: id, items };
      },
    ),
  );
  serveWorkspaceDiagnostics(server, { findings, resultId });

  return {
    typed(uri) {
      if (!isPulling) {
        dirty.add(uri);
        queuePush();
      }
      clearTimeout(timer);
      if (!shutdown.aborted) timer = setTimeout(refreshSettled, REFRESH_DEBOUNCE_MS);
    },
    refresh: guarded('refresh', log, undefined, async () => {
      await session.flush();
      refreshAll();
    }),
    refreshDiagnostics,
    forget(uri) {
      dirty.delete(uri);
      if (!isPulling && !shutdown.aborted) connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

const NONE: DocumentDiagnosticReport = { kind: 'full', items: [] };
