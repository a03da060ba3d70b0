// All causes of an unreadable frontmatter within the part the runtime reads: those of fields first, then the first faulty line.

import { type Span, span } from '../../text/span';
import type { AgentDocument } from '../document';
import { entryAt } from '../entryQueries';
import { causesByField } from './causes';
import { moved, type UnreadableCause } from './fault';
import { lineFault } from './lineFaults';

/**
 * In file order, within the part that the runtime reads. Empty only if that part ends early and nothing before its last field is at
 * fault.
 */
export function unreadableCauses(document: AgentDocument, reading: Reading): readonly UnreadableCause[] {
  const { cutAt, errorAt = 0, region = document.fence.region } = reading;
  const causes = causesByField(document, errorAt);
  const read = span(region.start, cutAt ?? region.end);
  const named = causes.filter(({ code, span: at }) => code !== 'yaml-syntax' && at.start <= read.end);
  if (named.length > 0 && named.length === causes.length) return causes;
  const others = causes.flatMap((cause) =>
    cause.code === 'yaml-syntax' && cause.entry && cause.entry.span.start < read.end
      ? (faultIn(cause.entry.span, document, read.end) ?? [])
      : [],
  );
  const found = [...named, ...others].sort((a, b) => a.span.start - b.span.start);
  if (found.length > 0) return found;
  if (cutAt === undefined) return faultIn(read, document, read.end) ?? causes;
  const cut = document.frontmatter.entries.find(({ span: at }) => at.start <= cutAt && cutAt < at.end);
  return (
    faultIn(span(read.start, cut?.span.start ?? document.text.lastIndexOf('\n', cutAt) + 1), document, cutAt) ?? []
  );
}

/** The part of the document the runtime reads, and the offset of its error. */
interface Reading {
  readonly region?: Span;
  readonly errorAt?: number;
  readonly cutAt?: number;
}

/** The first line at fault, as a cause. */
function faultIn({ start, end }: Span, document: AgentDocument, limit: number): readonly UnreadableCause[] | undefined {
  const fault = lineFault(document.text.slice(start, Math.min(end, limit)), document.profile);
  if (!fault) return undefined;
  const at = span(start + fault.span.start, start + fault.span.end);
  const entry = entryAt(document, at.start);
  const slip = fault.slip && moved(fault.slip, start);
  return [{ code: fault.code, span: at, ...(entry ? { entry } : {}), ...(slip ? { slip } : {}) }];
}
