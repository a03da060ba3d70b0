// Sentences in pieces: our own text, and names and words of authors, which a page isolates and can make pressable.

import { interpolateParts, isQuote } from './interpolate';
import type { Message, Quote, WordPlace } from './message';

export type Piece = string | Quote;
export type Sentence = readonly Piece[];

export const agentPiece = (text: string): Quote => ({ kind: 'agent', text });
export const wordPiece = (text: string, place?: WordPlace): Quote => ({ kind: 'word', text, ...(place && { place }) });

/** Adjacent strings become one, empty ones are dropped. */
export function joinPieces(parts: readonly (Piece | number | Sentence)[]): Sentence {
  const pieces: Piece[] = [];
  const add = (piece: Piece | number): void => {
    const last = pieces.at(-1);
    if (typeof piece === 'object') pieces.push(piece);
    else if (piece === '') return;
    else if (typeof last === 'string') pieces[pieces.length - 1] = `${last}${piece}`;
    else pieces.push(String(piece));
  };
  for (const part of parts) {
    if (isSentence(part)) for (const piece of part) add(piece);
    else add(part);
  }
  return pieces;
}

const isSentence = (part: Piece | number | Sentence): part is Sentence => Array.isArray(part);

/** `templateOf` gives a message's template in the wanted language. Strings are not sanitized: that is the reader's part. */
export function renderSentence(message: Message, templateOf: (message: Message) => string): Sentence {
  const parts = interpolateParts(templateOf(message), (name): Piece | number | Sentence | undefined => {
    const value = Object.hasOwn(message.args, name) ? message.args[name] : undefined;
    return typeof value === 'object' && !isQuote(value) ? renderSentence(value, templateOf) : value;
  });
  return joinPieces(parts);
}

export const plainText = (sentence: Sentence): string =>
  sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
