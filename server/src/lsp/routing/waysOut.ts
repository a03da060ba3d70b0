// Answers with the edit of one way out. It changes nothing by itself: whoever asked applies it, and can undo it.

import { type WayOutParams, type WayOutResult, wayOutRequest } from '../../../../common/src/protocol/routing';
import { wayOut } from '../../core/features/routingFixes/routingFixes';
import { applyEdits } from '../../core/text/edit';
import { LineIndex } from '../../core/text/lineIndex';
import { toRange, toWorkspaceEdit } from '../convert';
import { guarded } from '../guard';
import type { Server } from '../server';
import { isEditable } from '../workspaceView';

export function serveWaysOut(server: Server): void {
  const { connection, log } = server;
  connection.onRequest(
    wayOutRequest,
    guarded('wayOut', log, null, async (params: WayOutParams) => (await wayOutOf(server, params)) ?? null),
  );
}

async function wayOutOf({ session, localize }: Server, params: WayOutParams): Promise<WayOutResult | undefined> {
  session.flush();
  const agent = await session.load(params.uri);
  const summary = session.index.workspace.byUri(params.uri);
  if (!agent || !summary || !isEditable(summary, session.folders)) return undefined;
  const found = wayOut(session.context(agent), params);
  if (!found) return undefined;
  const { doc } = agent;
  return {
    title: localize(found.title),
    edit: toWorkspaceEdit(doc.uri, found.edits, doc.lines),
    select: toRange(found.select, new LineIndex(applyEdits(doc.text, found.edits), session.units)),
  };
}
