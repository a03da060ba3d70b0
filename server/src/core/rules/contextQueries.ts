// Facts of an agent context that rules share: skip reason, causes, field values, spans.

import type { SkipCode } from '../dialects/verdict';
import type { Entry } from '../syntax/document';
import type { UnreadableCause } from '../syntax/faults/fault';
import { type Plain, plainOf } from '../syntax/plainYaml';
import { type Span, span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';

/** True if the loader skips the file for this reason. */
export const isSkippedBy = (context: AgentContext, code: SkipCode): boolean =>
  context.verdict.status === 'skipped' && context.verdict.reason.code === code;

/** Every place that makes the frontmatter unreadable for this reason; a file can have several reasons. */
export const causesOf = (context: AgentContext, code: UnreadableCause['code']): readonly UnreadableCause[] =>
  context.verdict.status === 'skipped' ? context.verdict.causes.filter((cause) => cause.code === code) : [];

/** The opening fence; the start of the file without one. */
export const fenceSpan = (context: AgentContext): Span =>
  context.doc.fence.state === 'none' ? { start: 0, end: 0 } : context.doc.fence.open;

/** The value the runtime uses, else the written one; absent if empty, unreadable or repeated further down. */
export function fieldValue(entry: Entry, context: AgentContext): Plain | undefined {
  if (entry !== context.view.entry(entry.name)) return undefined;
  const { reading } = context.verdict;
  const readable = reading.state === 'valid' || reading.state === 'repaired';
  const value = readable ? reading.fields.get(entry.name) : entry.style === 'broken' ? undefined : plainOf(entry);
  return value === null ? undefined : value;
}

/** The name without quotes; the opening fence where there is none. */
export function nameSpanOf(context: AgentContext): Span {
  const name = context.view.text('name');
  return name ? span(name.toSource(0), name.toSource(name.value.length)) : fenceSpan(context);
}
