// An event below `hooks`.

import type { Runtime } from '../../dialects/runtime';
import { fact, text } from '../../messages/text';
import type { AgentDocument } from '../../syntax/document';
import { span } from '../../text/span';
import { learnedFrom } from '../learnedFrom';
import { sourceLine } from '../sourceLine';
import { type Hover, named } from './markdown';

/** Absent where the word at the offset is no event. */
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
