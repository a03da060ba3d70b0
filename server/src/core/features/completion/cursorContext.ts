// The cursor positions that completion and hover distinguish, with the span that a completion replaces.

import type { Entry, ListStyle } from '../../syntax/document';
import type { Span } from '../../text/span';

export type CursorContext =
  /** A field's name. `hasColon`: the rest of the line already is a field. */
  | { readonly at: 'key'; readonly prefix: string; readonly replace: Span; readonly hasColon: boolean }
  /** The value of a single-value field. */
  | {
      readonly at: 'value';
      readonly field: string;
      readonly entry: Entry;
      readonly prefix: string;
      readonly replace: Span;
    }
  /** One item of a list field. `lead` must be inserted before the item. */
  | {
      readonly at: 'item';
      readonly field: string;
      readonly entry: Entry;
      readonly style: ListStyle;
      readonly prefix: string;
      readonly replace: Span;
      readonly lead: string;
      readonly used: readonly string[];
      /** Set inside `Agent(…)`: the tool whose parentheses contain the cursor. */
      readonly inside?: string;
    }
  /** Below `hooks`: an event's name, a hook's type, a matcher, or a condition. */
  | {
      readonly at: 'hook';
      readonly part: 'event' | 'type' | 'matcher' | 'if';
      readonly prefix: string;
      readonly replace: Span;
      readonly used: readonly string[];
    }
  | { readonly at: 'description'; readonly entry: Entry; readonly empty: boolean }
  | { readonly at: 'body' }
  | { readonly at: 'outside' };
