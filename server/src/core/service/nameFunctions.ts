// The functions of the agent service about names across the documents it holds: references, rename, and who may start whom.

import { isDenied, isStartableBy, mayStart, spawnSpan, startableBy } from '../features/callHierarchy';
import { declarationsOf } from '../features/definition';
import { type AgentReference, agentReferencesIn } from '../features/names/agentReferences';
import { standpointOf } from '../features/names/agentResolution';
import { type AgentSymbol, symbolAt } from '../features/names/symbolAt';
import { listedSymbolAt, mayReference, referencesOf } from '../features/references';
import { renameEdits, renameTarget, whyNotCalled } from '../features/rename';
import type { Localize } from '../messages/render';
import type { AgentDocument } from '../syntax/document';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { AgentIndex, IndexedAgent } from '../workspace/agentIndex';
import type { AgentSummary } from '../workspace/workspace';
import type { AgentNameFunctions } from './agentService';
import { offsetIn } from './documentFunctions';
import type { AgentInput, AgentLocation, AgentRename } from './results';
import { summaryData } from './summaryData';

export function createNameFunctions(
  index: AgentIndex,
  contextOf: (input: AgentInput) => AgentContext | undefined,
  localize: Localize,
): AgentNameFunctions {
  const held = (): readonly IndexedAgent[] => [...index.uris].sort().flatMap((uri) => index.get(uri) ?? []);
  const symbolIn = (context: AgentContext, offset: number): AgentSymbol | undefined => {
    const { doc, workspace, runtime } = context;
    const own = workspace.byUri(doc.uri);
    return own && symbolAt(doc, offsetIn(context, offset), standpointOf(own), workspace, runtime);
  };
  /** The document of the context in place of the one that is held. */
  const documents = ({ doc, runtime }: AgentContext): readonly Searched[] =>
    held().map((agent) => ({ ...agent, ...(agent.doc.uri === doc.uri ? { doc, runtime } : {}) }));
  const referencesTo = (agents: readonly AgentSummary[], context: AgentContext) =>
    documents(context).flatMap(({ doc, place, runtime }) => {
      const file = { uri: doc.uri, text: doc.text, kind: 'agent' as const, from: standpointOf(place), doc };
      const found = agentReferencesIn(file, agents, context.workspace, runtime.profile);
      return found.length > 0 ? [{ doc, found }] : [];
    });

  const rename = (context: AgentContext, offset: number, newName: string): AgentRename | undefined => {
    const { workspace, runtime } = context;
    const named = symbolIn(context, offset);
    if (!named) return undefined;
    const target = renameTarget(named, workspace, runtime, ({ scope }) => scope !== 'managed');
    if ('refusal' in target) return { refused: localize(target.refusal) };
    const { agent } = target;
    const to = newName.trim();
    const why = to === agent.name ? undefined : whyNotCalled(to, agent, workspace, runtime);
    if (why) return { refused: localize(why) };
    const edits = [];
    for (const { doc, found } of referencesTo([agent], context)) {
      const result = renameEdits(occurrencesOfOne(found), to, doc.text.includes('\r\n') ? '\r\n' : '\n');
      if ('unwritable' in result) {
        const line = doc.lines.positionAt(result.unwritable.span.start).line + 1;
        const path = workspace.byUri(doc.uri)?.path ?? doc.uri;
        return { refused: localize({ id: 'rename.unwritable', args: { name: to, path, line } }) };
      }
      if (result.edits.length > 0) edits.push({ uri: doc.uri, edits: result.edits });
    }
    return { edits };
  };

  return {
    references(input, offset, { declaration = true } = {}) {
      const context = contextOf(input);
      if (!context) return [];
      const named = symbolIn(context, offset);
      if (named)
        return referencesTo(named.agents, context).flatMap(({ doc, found }) =>
          found
            .filter(({ occurrence }) => declaration || occurrence.form !== 'name')
            .map(({ occurrence }) => locationOf(occurrence.span, doc)),
        );
      const used = listedSymbolAt(context.doc, offsetIn(context, offset), context.runtime)?.used;
      if (!used) return [];
      const listings = documents(context).flatMap(({ doc, runtime }) =>
        mayReference(doc.text, used) ? referencesOf(doc, used, runtime).map((span) => locationOf(span, doc)) : [],
      );
      const declared = declaration ? declarationsOf(used, context.doc, context.workspace) : [];
      return [...declared.filter((place) => !listings.some((listing) => haveSameStart(listing, place))), ...listings];
    },
    rename(input, offset, newName) {
      const context = contextOf(input);
      return context && rename(context, offset, newName);
    },
    outgoingCalls(uri) {
      const agent = index.get(uri);
      const { workspace } = index;
      const own = workspace.byUri(uri);
      if (!agent || !own) return [];
      const { doc, runtime, verdict } = agent;
      const may = mayStart(verdict, runtime);
      return startableBy(own, may, workspace).map((target) => ({
        agent: summaryData(target),
        at: locationOf(spawnSpan(doc, own, may === 'any' ? undefined : target, runtime), doc),
      }));
    },
    incomingCalls(uri) {
      const { workspace } = index;
      const target = workspace.byUri(uri);
      if (target?.status !== 'loads' || isDenied(target, workspace)) return [];
      return held().flatMap(({ doc, verdict, runtime }) => {
        const own = workspace.byUri(doc.uri);
        if (own?.status !== 'loads' || !isStartableBy(target, own, mayStart(verdict, runtime), workspace)) return [];
        return [{ agent: summaryData(own), at: locationOf(spawnSpan(doc, own, target, runtime), doc) }];
      });
    },
  };
}

type Searched = Pick<IndexedAgent, 'doc' | 'place' | 'runtime'>;

/** A name that may stand for several agents is left as it is. */
const occurrencesOfOne = (found: readonly AgentReference[]) =>
  found.filter(({ agents }) => agents.length === 1).map(({ occurrence }) => occurrence);

const locationOf = (span: Span, { uri, lines }: AgentDocument): AgentLocation => ({
  uri,
  start: lines.positionAt(span.start),
  end: lines.positionAt(span.end),
});

const haveSameStart = (a: AgentLocation, b: AgentLocation): boolean =>
  a.uri === b.uri && a.start.line === b.start.line && a.start.character === b.start.character;
