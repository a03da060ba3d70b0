// The ways out of what the routing rules say. They stand here and not in the rules, because each reads the file again as it would
// be after the edit.

import type { Finding } from '../../rules/rule';
import { utterance } from '../../syntax/examples';
import { normalizeWords } from '../../text/normalizeWords';
import { spanIn } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { putWords } from './putWords';
import type { RoutingFix } from './routingFix';
import { tellApart } from './tellApart';

/** Nobody tells an agent apart from more at once. */
const MOST_OTHERS = 3;

export function routingFixesOf(finding: Finding, context: AgentContext): readonly RoutingFix[] {
  const notes = context.workspace.routing?.get(context.doc.uri);
  if (!notes) return [];
  switch (finding.rule) {
    case 'agents-compete':
      return found(notes.competes.slice(0, MOST_OTHERS).map(({ other }) => tellApart(context, other)));
    case 'description-wins-only-by-body':
      return found([putWords(context, notes.body?.words ?? [])]);
    case 'example-routes-elsewhere': {
      const said = saidAt(finding, context);
      const note = notes.elsewhere.find((each) => normalizeWords(each.utterance) === said);
      return note ? found([putWords(context, note.words), tellApart(context, note.other)]) : [];
    }
    default:
      return [];
  }
}

const found = (ways: readonly (RoutingFix | undefined)[]): readonly RoutingFix[] => ways.flatMap((way) => way ?? []);

function saidAt({ span }: Finding, { view }: AgentContext): string | undefined {
  const { description } = view;
  const said = view.examples
    .map(utterance)
    .find((part) => part && description && spanIn(description, part.span).start === span.start);
  return said && normalizeWords(said.value);
}
