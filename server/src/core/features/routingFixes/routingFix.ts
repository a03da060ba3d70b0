// What an author can do about a prompt that goes elsewhere: one edit of the description, and the place in it that is left to
// finish. None is offered whose result the orchestrator would not read as it is meant.

import type { Fix } from '../../rules/rule';
import type { Span } from '../../text/span';

/** As `Fix`, so that a rule can offer it as it is. */
export interface WayOut extends Fix {
  /** To be selected afterwards, in the text with the edit: what is left to write, or what was written. */
  readonly select: Span;
}
