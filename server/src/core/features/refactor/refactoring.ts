// What a refactoring is: a change the author may want although nothing is wrong. Never applied unasked.

import type { Message } from '../../../../../common/src/messages/message';
import type { TextEdit } from '../../text/edit';

export const REFACTORING_KINDS = ['refactor.rewrite', 'refactor.extract', 'source.organize.subagents'] as const;
export type RefactoringKind = (typeof REFACTORING_KINDS)[number];

export interface Refactoring {
  readonly title: Message;
  readonly kind: RefactoringKind;
  readonly edits: readonly TextEdit[];
  /** A file that must not be there yet. */
  readonly create?: { readonly uri: string; readonly text: string };
}

/** The title of a refactoring, by its key in the texts of features. */
export const refactorTitle = (id: string, args: Message['args'] = {}): Message => ({ id: `refactor.${id}`, args });
