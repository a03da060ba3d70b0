// What a hover is made of. Text of authors in it is text, never markup.

import { codeBlock } from '../../../../../common/src/text/sanitize';
import type { Text } from '../../messages/render';
import { text } from '../../messages/text';
import type { Span } from '../../text/span';

export interface Hover {
  readonly span: Span;
  /** The first sentence: what it is. Left out by clients beside another that says the same. */
  readonly lead: Text;
  /** Markdown paragraphs after it. */
  readonly facts: readonly Text[];
}

/** What it is called, and what it is. */
export const named = (name: string, what: Text): Text => text('hover.named', { name, what });

/** In UTF-16 units. */
const LONGEST_BLOCK = 1500;

/** Several lines of an author's text as a block of plain text. */
export const block = (text: string): string => codeBlock(text, LONGEST_BLOCK);
