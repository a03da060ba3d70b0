// What a hover is. Author's text in it is shown as text, never as markup.

import type { Text } from '../../messages/render';
import { shown } from '../../messages/shown';
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

export const code = (name: string): string => `\`${shown(name)}\``;

/** More than this nobody reads in a hover. */
const LONGEST = 1500;

/** Several lines of an author's text as a block of plain text. */
export function block(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a screen.
  const safe = short.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
  const longest = Math.max(2, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${safe}\n${fence}`;
}
