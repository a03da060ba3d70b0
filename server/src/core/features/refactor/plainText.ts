// Says which texts need no quotes: those that every reader of YAML, old or new, takes for the very same text. Stricter than
// YAML on purpose, because nobody is helped by a text that is a date or a truth value somewhere else.

import { writeScalar } from '../../syntax/writeScalar';

/** Words that some version of YAML reads as truth values or nothing. */
const SPECIAL = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** `inFlow`: between brackets, where commas and brackets mean something. */
export function needsNoQuotes(value: string, inFlow = false): boolean {
  if (!/^\p{L}/u.test(value) || /\s$/.test(value) || SPECIAL.test(value)) return false;
  if (/:(?:\s|$)|\s#|\t/.test(value) || (inFlow && /[,[\]{}:]/.test(value))) return false;
  return writeScalar(value, 'plain') !== undefined;
}
