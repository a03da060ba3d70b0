// `workspace/diagnostic`: the diagnostics of all files that are not open, in partial results where the client takes them.

import type {
  Diagnostic,
  ResponseError,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Steps } from '../../core/text/steps';
import type { AgentEntry, IndexedAgent } from '../../core/workspace/agentIndex';
import { cancelledAnswer } from '../documentRequests';
import { guarded } from '../guard';
import { inSlices, timeSliced } from '../scheduling';
import type { Server } from '../server';

/** Files in one partial result. */
const PARTIAL_SIZE = 100;

type Report = WorkspaceDocumentDiagnosticReport;

interface DocumentDiagnostics {
  findings(agent: IndexedAgent): Steps<Diagnostic[]>;
  /** Changes with everything that the findings of a file depend on. */
  resultId(uri: string, entry: Pick<AgentEntry, 'revision'>): string;
}

export function serveWorkspaceDiagnostics(
  { connection, session, documents, log, shutdown, refuse }: Server,
  { findings, resultId }: DocumentDiagnostics,
): void {
  const full = (uri: string, items: Diagnostic[], id?: string): Report => ({
    kind: 'full',
    uri,
    version: null,
    items,
    ...(id === undefined ? {} : { resultId: id }),
  });
  const inFolders = (uri: string): boolean => session.folders.some((folder) => uri.startsWith(`${folder}/`));

  connection.languages.diagnostics.onWorkspace(
    guarded(
      'workspaceDiagnostic',
      log,
      { items: [] },
      async (
        { previousResultIds }: WorkspaceDiagnosticParams,
        token,
        _workDone,
        partial,
      ): Promise<WorkspaceDiagnosticReport | ResponseError<never>> => {
        const isStopped = (): boolean => token.isCancellationRequested || shutdown.aborted;
        const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
        let items: Report[] = [];
        const add = (report: Report): void => {
          items.push(report);
          if (!partial || items.length < PARTIAL_SIZE || isStopped()) return;
          partial.report({ items });
          items = [];
        };
        const closed = [...session.index.uris].filter((uri) => inFolders(uri) && !documents.get(uri));
        await timeSliced(closed, async (uri) => {
          const known = isStopped() ? undefined : session.index.entry(uri);
          if (!known) return;
          const id = resultId(uri, known);
          if (before.get(uri) === id) return add({ kind: 'unchanged', resultId: id, uri, version: null });
          const agent = await session.load(uri);
          const found = agent && (await inSlices(findings(agent), isStopped));
          if (found) add(full(uri, found, id));
        });
        if (token.isCancellationRequested) return cancelledAnswer(refuse);
        // Clears the diagnostics of files that are gone.
        for (const uri of before.keys()) if (!session.index.entry(uri) && !documents.get(uri)) add(full(uri, []));
        return { items };
      },
    ),
  );
}
