// Highlights of the name at the cursor within one file; empty elsewhere, so that editors fall back to equal words.

import { type Span, touches } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { prefixesOf, standpointOf } from './names/agentResolution';
import { agentFields, occurrencesIn } from './names/occurrences';
import { symbolAt } from './names/symbolAt';
import { type Mention, mentions } from './namesInFile';

interface Highlight {
  readonly span: Span;
  /** The place that gives the name. */
  readonly declares: boolean;
}

/** In file order; empty if the cursor is on no name. */
export function highlightsAt(context: AgentContext, offset: number): readonly Highlight[] {
  const all = mentions(context);
  const here = mentionAt(all, offset) ?? agentAt(context, offset);
  if (!here) return [];
  const found = new Map(here.of === 'agent' ? agentPlaces(here.name, context) : []);
  for (const { of, name, span, declares } of all)
    if (of === here.of && name === here.name) found.set(span.start, { span, declares: declares === true });
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

type Named = Pick<Mention, 'of' | 'name'>;

/** Of two adjacent names, the one that begins at the cursor. */
const mentionAt = (all: readonly Mention[], offset: number): Named | undefined =>
  all
    .filter(({ span }) => touches(span, offset))
    .sort((a, b) => Number(offset < b.span.end) - Number(offset < a.span.end))[0];

/** In prose, where only certain phrases name an agent. */
function agentAt({ doc, workspace, runtime }: AgentContext, offset: number): Named | undefined {
  const own = workspace.byUri(doc.uri);
  const named = own && symbolAt(doc, offset, standpointOf(own), workspace, runtime);
  return named && { of: 'agent', name: named.agents[0]?.name ?? named.occurrence.written };
}

const agentPlaces = (name: string, { doc, workspace }: AgentContext): readonly (readonly [number, Highlight])[] =>
  occurrencesIn(doc, { name, prefixes: [...new Set(workspace.byName(name).flatMap(prefixesOf))] }, agentFields).map(
    ({ span, form }) => [span.start, { span, declares: form === 'name' }],
  );
