// Messages as data: an id and its arguments. Rendering and language are the caller's.

/**
 * A string is text of authors unless its placeholder is `{our:…}`; a nested message is rendered in the language of the outer
 * one; a quote is a code span in plain text and a piece of its own in a sentence.
 */
export type Argument = string | number | Message | Quote;

export interface Message {
  readonly id: string;
  readonly args: Readonly<Record<string, Argument>>;
  /** Of a fact, whose text is in a schema: used where no translation has the id. */
  readonly english?: string;
}

/** A name or a word of an author inside our own text. */
export type Quote =
  | { readonly kind: 'agent'; readonly text: string }
  /** `place`: where the word stands. */
  | { readonly kind: 'word'; readonly text: string; readonly place?: WordPlace };

export interface WordPlace {
  readonly agent: string;
  readonly field: 'name' | 'description' | 'example' | 'body';
}

/** Texts in another language by id; an id without one falls back to English. */
export type Translation = Readonly<Record<string, string>>;

/** Of anything that was received: values that are not strings are ignored, what is no object is empty. */
export function translationFrom(value: unknown): Translation {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Throws a SyntaxError for broken JSON. */
export const parseTranslation = (json: string): Translation => translationFrom(JSON.parse(json));
