// How the client and its page say things: by the id of a text, in the language of the editor. The language is set once, before
// anything is said, as the editor's own is; a text without a translation is said in English.

import { type ArgumentsOf, argument, interpolate, interpolateParts } from '../../../../common/src/messages/interpolate';
import type { Translation } from '../../../../common/src/messages/message';
import { joinPieces, type Piece, type Sentence } from '../../../../common/src/messages/sentence';

let translation: Translation = {};
let language = 'en';

export function speak(texts: Translation, tag: string): void {
  translation = texts;
  language = tag;
}

/** As `lang` of a page names it. */
export const spokenLanguage = (): string => language;

/** For those who cannot read them themselves. */
export const spokenTexts = (): Translation => translation;

/** The texts of our own that are said by somebody else: a page has no other way to them. */
export const translatedTexts = (of: readonly string[]): Translation =>
  Object.fromEntries(of.flatMap((id) => (translation[id] === undefined ? [] : [[id, translation[id]]])));

type Word = string | number;
type Part = Word | Piece | Sentence;

/** Bound to one table: an unknown id or a missing argument does not compile. */
export function speaker<const Texts extends Readonly<Record<string, string>>>(english: Texts) {
  const template = (id: keyof Texts & string): string => translation[id] ?? english[id] ?? id;
  return {
    say: <Id extends keyof Texts & string>(id: Id, ...[args]: ArgumentsOf<Texts[Id], Word>): string =>
      interpolate(template(id), (name) => argument<Word>(args, name)),
    /** The same where names and words of authors have to stay apart from our own text. */
    sentence: <Id extends keyof Texts & string>(id: Id, ...[args]: ArgumentsOf<Texts[Id], Part>): Sentence =>
      joinPieces(interpolateParts(template(id), (name) => argument<Part>(args, name))),
  };
}
