// Routing fixes for a query of the panel or a finding of the routing rules; none that would not be read as intended.

import type { RoutingFix } from '../../fixes/fix';
import type { Finding } from '../../rules/rule';
import { utterance } from '../../syntax/examples';
import { normalizeWords } from '../../text/normalizeWords';
import { spanIn } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { promptExample } from './promptExample';
import { addWords, excludeAgent } from './sentences';

export type RoutingFixQuery =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'apart'; readonly from: string }
  | { readonly kind: 'example'; readonly prompt: string; readonly context?: string };

export function routingFix(context: AgentContext, query: RoutingFixQuery): RoutingFix | undefined {
  switch (query.kind) {
    case 'words':
      return addWords(context, query.words);
    case 'apart':
      return excludeAgent(context, query.from);
    case 'example':
      return promptExample(context, query.prompt, query.context);
  }
}

/** Limit of agents to exclude at once. */
const MOST_OTHERS = 3;

export function routingFixesOf(finding: Finding, context: AgentContext): readonly RoutingFix[] {
  const notes = context.workspace.routing?.get(context.doc.uri);
  if (!notes) return [];
  switch (finding.rule) {
    case 'agents-compete':
      return found(notes.competes.slice(0, MOST_OTHERS).map(({ other }) => excludeAgent(context, other)));
    case 'description-wins-only-by-body':
      return found([addWords(context, notes.body?.words ?? [])]);
    case 'example-routes-elsewhere': {
      const spoken = utteranceAt(finding, context);
      const note = notes.elsewhere.find((each) => normalizeWords(each.utterance) === spoken);
      return note ? found([addWords(context, note.words), excludeAgent(context, note.other)]) : [];
    }
    default:
      return [];
  }
}

const found = (ways: readonly (RoutingFix | undefined)[]): readonly RoutingFix[] => ways.flatMap((way) => way ?? []);

function utteranceAt({ span }: Finding, { view }: AgentContext): string | undefined {
  const { description } = view;
  const spoken = view.examples
    .map(utterance)
    .find((part) => part && description && spanIn(description, part.span).start === span.start);
  return spoken && normalizeWords(spoken.value);
}
