// The shape of a completion, and the sort order of completions.

import type { Text } from '../../messages/render';
import type { Span } from '../../text/span';

export type CompletionKind =
  | 'field'
  | 'value'
  | 'tool'
  | 'model'
  | 'agent'
  | 'color'
  | 'event'
  | 'server'
  | 'skill'
  | 'snippet';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One short line beside the label. */
  readonly detail?: Text;
  /** Paragraphs of Markdown; computed when the item is resolved. */
  readonly documentation?: () => readonly Text[];
  readonly replace: Span;
  /** Snippet syntax when `isSnippet`, plain text otherwise. */
  readonly newText: string;
  readonly isSnippet?: boolean;
  readonly sortText: string;
  readonly filterText?: string;
  /** Trigger completion again after insertion. */
  readonly retrigger?: boolean;
  readonly deprecated?: boolean;
}

/** Limit per request; typing on filters the rest. */
export const MOST_AGENTS = 300;

export const order = (index: number): string => String(index).padStart(4, '0');

/** Prefix matches sort before other substring matches, and those before the rest. */
export function rankOf(label: string, prefix: string): '0' | '1' | '2' {
  const at = label.toLowerCase().indexOf(prefix.toLowerCase());
  return at === 0 ? '0' : at > 0 ? '1' : '2';
}
