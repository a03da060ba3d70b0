// Builds messages of the server's tables. An unknown id or a missing argument does not compile.

import { messagesOf } from '../../../../common/src/messages/interpolate';
import type { Message } from '../../../../common/src/messages/message';
import type { completionTexts } from './completionTexts';
import type { featureTexts } from './featureTexts';
import type { hoverTexts } from './hoverTexts';
import type { terminalTexts } from './terminalTexts';

type Texts = typeof featureTexts & typeof hoverTexts & typeof completionTexts & typeof terminalTexts;

export const text = messagesOf<Texts>();

/** What a schema says, in its own words unless a translation has the id. */
export const fact = (id: string, english: string): Message => ({ id, args: {}, english });

/** `3 files`; languages that count otherwise have the same words for one and for more. */
export const counted = (what: 'file' | 'error' | 'warning' | 'case', count: number): Message =>
  text(`count.${what}.${count === 1 ? 'one' : 'other'}`, { count });
