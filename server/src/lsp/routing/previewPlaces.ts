// Serves places of words and examples, and the agent list as the orchestrator is sent it. Closed files are read once until they change.

import type { Location } from 'vscode-languageserver-types';
import {
  type ListedLine,
  type ListingParams,
  type ListingResult,
  listingRequest,
  type PlaceParams,
  placeRequest,
} from '../../../../common/src/protocol/routing';
import { agentsInUse } from '../../core/routing/agentsInUse';
import { examplePlace, wordPlace } from '../../core/routing/wordPlace';
import { viewOf } from '../../core/syntax/view';
import type { Span } from '../../core/text/span';
import { compare } from '../../core/text/strings';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { shadowOf } from '../../core/workspace/precedence';
import { toRange } from '../convert';
import { guarded } from '../guard';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';
import type { Session } from '../session/session';

export function servePreviewPlaces({ connection, session, log }: Server): void {
  const lines = new Map<string, { readonly revision: number; readonly line: string }>();
  connection.onRequest(
    listingRequest,
    guarded('listing', log, null, (params: ListingParams) => listing(session, lines, params)),
  );
  connection.onRequest(
    placeRequest,
    guarded('place', log, null, async (params: PlaceParams) => (await placeOf(session, params)) ?? null),
  );
}

/** The file of `uri` where it has the name, even if another file takes precedence. */
async function namedAgent(session: Session, { uri, agent }: PlaceParams): Promise<IndexedAgent | undefined> {
  const focus = session.agent(uri);
  if (focus?.verdict.status === 'loads' && focus.verdict.name === agent) return focus;
  const { workspace } = session.index;
  const same = workspace.byName(agent).filter((each) => each.status === 'loads');
  const used = same.find((each) => !shadowOf(each, workspace)) ?? same[0];
  return used && session.load(used.uri);
}

async function placeOf(session: Session, params: PlaceParams): Promise<Location | undefined> {
  await session.flush();
  const found = await namedAgent(session, params);
  if (!found) return undefined;
  const { doc } = found;
  const view = viewOf(doc);
  const name = view.text('name')?.span;
  const { what } = params;
  const span: Span | undefined =
    what.kind === 'word'
      ? wordPlace(doc, view, what.term, what.field)
      : what.kind === 'example'
        ? examplePlace(view, what.example)
        : name;
  return { uri: doc.uri, range: toRange(span ?? name ?? { start: 0, end: 0 }, doc.lines) };
}

async function listing(
  session: Session,
  known: Map<string, { readonly revision: number; readonly line: string }>,
  { uri }: ListingParams,
): Promise<ListingResult> {
  await session.flush();
  const { workspace } = session.index;
  const used = [...agentsInUse(workspace, uri).values()];
  const listed: ListedLine[] = [];
  await timeSliced(used, async (agent) => {
    const revision = session.index.entry(agent.uri)?.revision ?? -1;
    let line = known.get(agent.uri);
    if (line?.revision !== revision) {
      const read = await session.load(agent.uri);
      if (read?.verdict.status !== 'loads') return;
      line = { revision, line: read.runtime.listing(read.verdict) };
      known.set(agent.uri, line);
    }
    listed.push({ agent: agent.name, uri: agent.uri, line: line.line, tokens: agent.tokens });
  });
  const there = new Set(used.map((agent) => agent.uri));
  for (const each of [...known.keys()]) if (!there.has(each)) known.delete(each);
  listed.sort((a, b) => compare(a.agent.toLowerCase(), b.agent.toLowerCase()) || compare(a.uri, b.uri));
  return {
    uri,
    heading: session.runtimeFor(uri).listingHeading,
    lines: listed,
    tokens: workspace.budget.total,
    limit: session.settings.descriptionBudget,
  };
}
