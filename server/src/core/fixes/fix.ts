// What a fix is: a titled set of edits that are applied together.

import type { Message } from '../../../../common/src/messages/message';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';

export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** Meaning kept or plainly restored: part of fix-all. */
  readonly safe: boolean;
  /** It puts something there for the author to fill in: never applied unasked. */
  readonly placeholder?: true;
}

/** A `Fix`, so that code actions can offer it. */
export interface RoutingFix extends Fix {
  /** To select after the edit, in the edited text: what is left to write, or what was written. */
  readonly select: Span;
}
