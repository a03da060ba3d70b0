// The shape of a fix: a titled set of edits that are applied together.

import type { Message } from '../../../../common/src/messages/message';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';

export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** Keeps or restores the meaning: part of fix-all. */
  readonly safe: boolean;
  /** Not offered unless some field of that name is read as this text afterwards, or as it with `\n` for line breaks. */
  readonly reads?: readonly ReadAs[];
  /** Inserts a placeholder for the author to fill in: never applied unasked. */
  readonly placeholder?: true;
}

interface ReadAs {
  readonly field: string;
  readonly value: string;
}

/** An edit of the description whose result is read as intended. */
export interface RoutingFix extends Fix {
  /** Span to select in the edited text: the part to complete, or the inserted text. */
  readonly select: Span;
}
