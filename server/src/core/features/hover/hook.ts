// An event below `hooks`.

import { hookEvent } from '../../catalogue/hooks';
import type { AgentDocument } from '../../syntax/document';
import { span } from '../../text/span';
import { sourceLine } from '../sourceLine';
import type { Hover } from './hover';

/** Absent where the word at the offset is no event. */
export function hookHover(doc: AgentDocument, offset: number): Hover | undefined {
  let start = offset;
  let end = offset;
  while (/\w/.test(doc.text[start - 1] ?? ' ')) start--;
  while (/\w/.test(doc.text[end] ?? ' ')) end++;
  const event = hookEvent(doc.text.slice(start, end));
  if (!event) return undefined;
  const guard = event.guard ? ['A hook here that cannot be loaded keeps the whole agent from loading.'] : [];
  return { span: span(start, end), lead: `**${event.name}** — ${event.doc}`, facts: [...guard, sourceLine(event)] };
}
