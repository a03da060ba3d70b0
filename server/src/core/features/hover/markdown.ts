// The shape of a hover; text of authors is escaped, never interpreted as Markdown.

import { codeBlock } from '../../../../../common/src/text/sanitize';
import type { Text } from '../../messages/render';
import { text } from '../../messages/text';
import type { Span } from '../../text/span';

export interface Hover {
  readonly span: Span;
  /** The first sentence: what the word is. Omitted by clients beside another hover with the same text. */
  readonly lead: Text;
  /** Markdown paragraphs after it. */
  readonly facts: readonly Text[];
}

/** The name and its definition. */
export const named = (name: string, what: Text): Text => text('hover.named', { name, what });

/** In UTF-16 units. */
const LONGEST_BLOCK = 1500;

/** Several lines of an author's text as a plain-text code block. */
export const block = (text: string): string => codeBlock(text, LONGEST_BLOCK);
