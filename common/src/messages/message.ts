// Messages as data: an id and its arguments. Rendering and language are the caller's.

export interface Message {
  readonly id: string;
  /** A nested message is rendered in the language of the outer one. */
  readonly args: Readonly<Record<string, string | number | Message>>;
  /** Of a fact, whose text is in a schema: used where no translation has the id. */
  readonly english?: string;
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
