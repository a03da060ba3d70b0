// Our own requests: the routing preview, the workspace at a glance, and agents to start from.

import { blankAgent } from '../core/personas/blank';
import { personaById, personas, personaText } from '../core/personas/personas';
import { guarded } from './guard';
import {
  type PersonaChoice,
  type PersonaParams,
  personaRequest,
  personasRequest,
  type RouteParams,
  routeRequest,
  type WorkspaceResult,
  workspaceRequest,
} from './protocol';
import { createPreview } from './route';
import type { Server } from './server';

export function serveRequests({ connection, session, documents, log }: Server): void {
  const preview = createPreview(session);
  connection.onRequest(
    routeRequest,
    guarded(
      'route',
      log,
      null,
      async (params: RouteParams) => (await preview.route(params, documents.get(params.uri)?.version ?? 0)) ?? null,
    ),
  );
  connection.onRequest(
    workspaceRequest,
    guarded('workspace', log, null, (): WorkspaceResult => {
      session.settle();
      const agents = session.index.workspace.agents.map(({ uri, path, name, scope, status, tokens }) => ({
        uri,
        path,
        name,
        scope,
        status,
        descriptionTokens: tokens,
      }));
      return {
        agents,
        descriptionTokens: session.index.workspace.budget.total,
        descriptionBudget: session.settings.descriptionBudget,
      };
    }),
  );
  connection.onRequest(
    personasRequest,
    guarded('personas', log, [], (): PersonaChoice[] =>
      personas.map(({ id, title, summary }) => ({ id, title, summary })),
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
