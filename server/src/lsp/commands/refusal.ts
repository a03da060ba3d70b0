// What a command comes to: a text, or the words for why it cannot be done.

import type { Message } from '../../../../common/src/messages/message';

export type Answer =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly words: Message };

export const done = (text: string): Answer => ({ kind: 'done', text });
export const refusal = (words: Message): Answer => ({ kind: 'refused', words });
