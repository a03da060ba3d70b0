// Hovers and facts of single fields: hook events, the model in effect, the description in the listing.

import { codeSpan } from '../../../../../common/src/text/sanitize';
import type { Runtime } from '../../dialects/runtime';
import type { Text } from '../../messages/render';
import { fact, text } from '../../messages/text';
import type { AgentDocument } from '../../syntax/document';
import { span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { learnedFrom, sourceLine } from '../catalogueTexts';
import { block, type Hover, named } from './markdown';

/** Absent if the word at the offset is no event. */
export function hookHover(doc: AgentDocument, offset: number, runtime: Runtime): Hover | undefined {
  let start = offset;
  let end = offset;
  while (/\w/.test(doc.text[start - 1] ?? ' ')) start--;
  while (/\w/.test(doc.text[end] ?? ' ')) end++;
  const event = runtime.hooks.event(doc.text.slice(start, end));
  if (!event) return undefined;
  const guard = event.guard ? [text('hover.hookGuards')] : [];
  const lead = named(event.name, learnedFrom(event) ?? fact(`event.${event.name}`, event.doc));
  return {
    span: span(start, end),
    lead,
    facts: [...guard, ...(event.learned === undefined ? [sourceLine(event)] : [])],
  };
}

export function modelFacts({ doc, verdict, workspace, scope, runtime }: AgentContext): readonly Text[] {
  if (verdict.status !== 'loads' || !runtime.can('forces-subagent-model')) return [];
  const found = runtime.sessions.modelOf({ uri: doc.uri, name: verdict.name, scope }, workspace);
  if (!found) return [];
  const path = codeSpan(found.place.path);
  if (found.model === undefined) return [text('hover.modelOfMain', { path })];
  return [text(found.forced ? 'hover.modelForced' : 'hover.modelWithoutField', { path, model: codeSpan(found.model) })];
}

export function descriptionFacts({ verdict, workspace, doc, options, runtime }: AgentContext): readonly Text[] {
  if (verdict.status !== 'loads') return [];
  const own = workspace.byUri(doc.uri)?.tokens ?? 0;
  const { total } = workspace.budget;
  const share = total > 0 ? Math.round((own / total) * 100) : 0;
  const number = (value: number): string => value.toLocaleString('en-US');
  return [
    text('hover.orchestratorIsShown'),
    block(runtime.listing(verdict)),
    text('hover.tokens', {
      own: number(own),
      share,
      total: number(total),
      budget: number(options.descriptionBudget),
      product: runtime.product,
    }),
  ];
}
