// What one thing to write is, and the order such things stand in.

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
  /** Paragraphs of Markdown; worked out only when somebody looks. */
  readonly documentation?: () => readonly Text[];
  readonly replace: Span;
  /** Snippet syntax when `isSnippet`, plain text otherwise. */
  readonly newText: string;
  readonly isSnippet?: boolean;
  readonly sortText: string;
  readonly filterText?: string;
  /** Ask for completions again once this one is in place. */
  readonly retrigger?: boolean;
  readonly deprecated?: boolean;
}

/** Of thousands nobody reads more; typing on asks again. */
export const MOST_AGENTS = 300;

export const order = (index: number): string => String(index).padStart(4, '0');

/** What begins with what is typed stands before what has it inside, and that before the rest. */
export function rankOf(label: string, prefix: string): '0' | '1' | '2' {
  const at = label.toLowerCase().indexOf(prefix.toLowerCase());
  return at === 0 ? '0' : at > 0 ? '1' : '2';
}
