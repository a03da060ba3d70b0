// A routing fix: one edit of the description whose result the orchestrator reads as intended, and the span to complete.

import type { Fix } from '../../fixes/fix';
import type { Span } from '../../text/span';

/** A `Fix`, so that code actions can offer it. */
export interface RoutingFix extends Fix {
  /** To select after the edit, in the edited text: what is left to write, or what was written. */
  readonly select: Span;
}
