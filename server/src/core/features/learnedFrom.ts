// What is said of a fact that only the user's own Claude Code is known to have.

import type { Message } from '../../../../common/src/messages/message';
import { text } from '../messages/text';

interface MayBeLearned {
  readonly learned?: string;
}

/** A sentence; absent for a fact of the catalogue. */
export const learnedFrom = ({ learned }: MayBeLearned): Message | undefined =>
  learned === undefined ? undefined : text('learned.from', { version: learned });

/** A few words beside a name; absent for a fact of the catalogue. */
export const learnedWords = ({ learned }: MayBeLearned): Message | undefined =>
  learned === undefined ? undefined : text('learned.words', { version: learned });

/** The same as a property of a completion. */
export function learnedDetail(fact: MayBeLearned): { readonly detail?: Message } {
  const detail = learnedWords(fact);
  return detail ? { detail } : {};
}
