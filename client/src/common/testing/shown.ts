// Words of authors as names of tests: one line, not endless, and never an icon or markup.

import { sanitize } from '../../../../common/src/text/sanitize';
import { say } from '../texts/engines';

const LONGEST = 160;

/** The list of tests reads `$(name)` as an icon; what looks like one is kept from being one. */
export const testLabel = (text: string): string =>
  sanitize(text.replace(/\s+/g, ' ').trim(), LONGEST).replace(/\$\(/g, '$\u2060(');

export const exampleLabel = (said: string, at: number): string =>
  testLabel(said) || say('testing.example', { number: at + 1 });
