// A sentence with its arguments put in. Apart from the tables of sentences, so that a report of what is known already reads none of them.

import type { Message } from '../rules/rule';
import { shown } from './shown';

/** `{name}` stands for text of authors and is made harmless; `{our:name}` for words of ours, code spans included. */
export const filled = (template: string, args: Message['args'], say: (message: Message) => string): string =>
  template.replace(/\{(our:)?(\w+)\}/g, (whole, our: string | undefined, key: string) => {
    const value = args[key];
    if (value === undefined) return whole;
    if (typeof value === 'object') return say(value);
    return our ? String(value) : shown(String(value));
  });
