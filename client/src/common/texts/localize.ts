// Localized texts of the client and its page by id; English where the translation lacks one. The language is set once, at the start.

import { type ArgumentsOf, argument, interpolate, interpolateParts } from '../../../../common/src/messages/interpolate';
import type { Translation } from '../../../../common/src/messages/message';
import { joinPieces, type Piece, type Sentence } from '../../../../common/src/messages/sentence';
import { sanitize } from '../../../../common/src/text/sanitize';

let translation: Translation = {};
let language = 'en';

export function setTranslation(texts: Translation, languageTag: string): void {
  translation = texts;
  language = languageTag;
}

/** For the `lang` attribute of a page. */
export const displayLanguage = (): string => language;

/** For a server that cannot read the translation file. */
export const currentTranslation = (): Translation => translation;

/** The translations of these ids, for a page. */
export const translationOf = (ids: readonly string[]): Translation =>
  Object.fromEntries(ids.flatMap((id) => (translation[id] === undefined ? [] : [[id, translation[id]]])));

type Word = string | number;
type Part = Word | Piece | Sentence;

/** Bound to one table: an unknown id or a missing argument does not compile. */
export function localizer<const Texts extends Readonly<Record<string, string>>>(english: Texts) {
  const template = (id: keyof Texts & string): string => translation[id] ?? english[id] ?? id;
  return {
    /** Hidden characters of arguments are shown by name. */
    localize: <Id extends keyof Texts & string>(id: Id, ...[args]: ArgumentsOf<Texts[Id], Word>): string =>
      interpolate(template(id), (name) => {
        const value = argument<Word>(args, name);
        return typeof value === 'string' ? sanitize(value, Number.POSITIVE_INFINITY) : value;
      }),
    /** Keeps names and quoted words apart from the text, so that a page can isolate them. */
    localizeParts: <Id extends keyof Texts & string>(id: Id, ...[args]: ArgumentsOf<Texts[Id], Part>): Sentence =>
      joinPieces(interpolateParts(template(id), (name) => argument<Part>(args, name))),
  };
}
