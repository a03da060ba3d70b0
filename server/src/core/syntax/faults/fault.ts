// The shapes of YAML faults: causes of unreadable frontmatter, and slips with edits that change only their characters.

import type { TextEdit } from '../../text/edit';
import { type Span, span } from '../../text/span';
import type { Entry } from '../document';

export type UnreadableCode =
  | 'description-crlf-colon'
  | 'multiline-text'
  | 'value-ends-with-colon'
  | 'text-after-quote'
  | 'quote-unclosed'
  | 'bracket-unclosed'
  | 'colon-without-space'
  | 'tab-indentation'
  | 'continuation-not-indented'
  | 'field-indented'
  | 'uneven-indentation'
  | 'backslash-in-quotes'
  | 'colon-missing'
  | 'text-needs-quotes'
  | 'list-item-marker'
  | 'not-a-comment'
  | 'line-not-field'
  | 'yaml-syntax';

export interface UnreadableCause {
  readonly code: UnreadableCode;
  readonly span: Span;
  /** The field at fault; absent if there is no single one. */
  readonly entry?: Entry;
  /** A slip with the edits that change only its characters; offsets are into the document. */
  readonly slip?: Slip;
}

/** The kind of edit, for the title of a fix. */
type SlipFix =
  | 'quote'
  | 'escape-quotes'
  | 'escape-backslashes'
  | 'close-quote'
  | 'close-bracket'
  | 'colon'
  | 'space'
  | 'dash'
  | 'align'
  | 'spaces'
  | 'unquote'
  | 'join'
  | 'indent';

type SlipRule =
  | 'backslash-in-quotes'
  | 'quote-unclosed'
  | 'text-after-quote'
  | 'text-needs-quotes'
  | 'bracket-unclosed'
  | 'colon-missing'
  | 'colon-without-space'
  | 'list-item-marker'
  | 'uneven-indentation'
  | 'tab-indentation'
  | 'multiline-text'
  | 'continuation-not-indented';

/** Offsets are into the text that was searched. */
export interface Slip {
  readonly code: SlipRule;
  readonly span: Span;
  readonly edits: readonly TextEdit[];
  readonly fix: SlipFix;
  /** The characters the message names: a key, a character, a value. */
  readonly what: string;
  /** False if the edits are one of several readings. */
  readonly plain: boolean;
}

export interface SlipOptions {
  /** The items are texts, as in `tools`: `a: b` in an item is part of its text. */
  readonly textItems: boolean;
  /** Keys that may be intended if a colon is missing. */
  readonly isKey: (word: string) => boolean;
}

export interface Line {
  readonly start: number;
  readonly indent: number;
  /** Columns of the dashes before the content. */
  readonly dashes: readonly number[];
  readonly column: number;
  readonly content: string;
}

/** A key with its colon, at the start of a line's content. */
export const KEY = /^(?:"[^"\n]*"[ \t]*|'[^'\n]*'[ \t]*|[^\s"'[\]{},#&*!|>%@`-][^\n:]*|-[^\s:][^\n:]*):(?:[ \t]+|$)/;

export const edit = (start: number, end: number, newText: string): TextEdit => ({ span: span(start, end), newText });

export const moved = (slip: Slip, by: number): Slip => ({
  ...slip,
  span: span(slip.span.start + by, slip.span.end + by),
  edits: slip.edits.map((each) => edit(each.span.start + by, each.span.end + by, each.newText)),
});
