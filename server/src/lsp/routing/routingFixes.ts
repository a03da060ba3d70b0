// Answers `subagents/routingFix` with one edit, which the client applies.

import {
  type RoutingFixParams,
  type RoutingFixResult,
  routingFixRequest,
} from '../../../../common/src/protocol/routing';
import { routingFix } from '../../core/features/routingFixes/routingFixes';
import { applyEdits } from '../../core/text/edit';
import { LineIndex } from '../../core/text/lineIndex';
import { toRange, toWorkspaceEdit } from '../convert';
import { guarded } from '../guard';
import type { Server } from '../server';
import { isEditable } from '../workspaceView';

export function serveRoutingFixes(server: Server): void {
  const { connection, log } = server;
  connection.onRequest(
    routingFixRequest,
    guarded(
      'routingFix',
      log,
      null,
      async (params: RoutingFixParams) => (await answerRoutingFix(server, params)) ?? null,
    ),
  );
}

async function answerRoutingFix(
  { session, localize }: Server,
  params: RoutingFixParams,
): Promise<RoutingFixResult | undefined> {
  await session.flush();
  const agent = await session.load(params.uri);
  const summary = session.index.workspace.byUri(params.uri);
  if (!agent || !summary || !isEditable(summary, session.folders)) return undefined;
  if (await session.leadsOut(params.uri)) return undefined;
  const found = routingFix(session.context(agent), params);
  if (!found) return undefined;
  const { doc } = agent;
  return {
    title: localize(found.title),
    edit: toWorkspaceEdit(doc.uri, found.edits, doc.lines),
    select: toRange(found.select, new LineIndex(applyEdits(doc.text, found.edits), session.units)),
  };
}
