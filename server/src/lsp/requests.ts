// Requests beyond the standard protocol: routing preview, list of agents, copies and personas.

import type { CancellationToken } from 'vscode-languageserver';
import {
  type CopyParams,
  copyRequest,
  type PersonaChoice,
  type PersonaParams,
  personaRequest,
  personasRequest,
  type WorkspaceParams,
  workspaceRequest,
} from '../../../common/src/protocol/agents';
import {
  type RouteParams,
  type RouteResult,
  type RouteWorkspaceParams,
  routeRequest,
  routeWorkspaceRequest,
} from '../../../common/src/protocol/routing';
import { copyAs } from '../core/features/copyAgent';
import { fact, text } from '../core/messages/text';
import { blankAgent } from '../core/personas/blank';
import { personaById, personas, personaText } from '../core/personas/personas';
import type { IndexedAgent } from '../core/workspace/agentIndex';
import { guarded } from './guard';
import { toRouteResult } from './routing/convertRouting';
import { routeFile } from './routing/routeFile';
import { createRouteWorkspace, type RouteWorkspaceAnswer } from './routing/routeWorkspace';
import type { WorkspaceWords } from './routing/workspaceWords';
import type { Server } from './server';
import { workspaceView } from './workspaceView';

/** `rescan` reads settings, folders and the installed version again. */
export function serveRequests(server: Server, words: WorkspaceWords, rescan: () => Promise<void>): void {
  const { connection, session, documents, options, log, localize, localizeSentence } = server;
  const routeWorkspace = createRouteWorkspace(words, localizeSentence);
  connection.onRequest(
    routeRequest,
    guarded('route', log, null, async (params: RouteParams): Promise<RouteResult | null> => {
      const version = documents.get(params.uri)?.version ?? 0;
      const ranked = await routeFile(session, words, params);
      return ranked ? toRouteResult(ranked, version, loadProblem(server, ranked.focus), localizeSentence) : null;
    }),
  );
  connection.onRequest<RouteWorkspaceAnswer | null, unknown>(
    routeWorkspaceRequest,
    guarded(
      'routeWorkspace',
      log,
      null as RouteWorkspaceAnswer | null,
      (params: RouteWorkspaceParams | null, token: CancellationToken) => routeWorkspace(params ?? {}, token),
    ),
  );
  connection.onRequest(
    workspaceRequest,
    guarded('workspace', log, null, async (params: WorkspaceParams | null) => {
      if (params?.rescan) await rescan();
      await session.flush();
      return workspaceView(session, options.userAgents, params ?? {}, localize);
    }),
  );
  connection.onRequest(
    copyRequest,
    guarded('copy', log, null, async ({ uri, name }: CopyParams) => {
      const agent = await session.load(uri);
      return (agent && copyAs(agent.doc, name)) ?? null;
    }),
  );
  connection.onRequest(
    personasRequest,
    guarded('personas', log, [], (): PersonaChoice[] =>
      personas.map(({ id, title, summary }) => ({
        id,
        title: localize(fact(`persona.${id}.title`, title)),
        summary: localize(fact(`persona.${id}.summary`, summary)),
      })),
    ),
  );
  connection.onRequest(
    personaRequest,
    guarded('persona', log, '', ({ name, persona }: PersonaParams) => {
      const chosen = persona === undefined ? undefined : personaById(persona);
      return chosen ? personaText(chosen, { name }) : blankAgent(name);
    }),
  );
}

/** Why a file does not load, in a sentence; empty where it does. */
function loadProblem({ agents, localize }: Server, agent: IndexedAgent): string {
  if (agent.verdict.status === 'not-an-agent') return localize(text('route.notAnAgent'));
  if (agent.verdict.status !== 'skipped') return '';
  return agents.check(agent).find((finding) => finding.severity === 'error')?.message ?? '';
}
