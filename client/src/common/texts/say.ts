// How the client and its page say things: by the id of a text, in the language of the editor. The language is set once, before
// anything is said, as the editor's own is; a text without a translation is said in English.

import type { Piece, Sentence } from '../preview/verdict';

/** Texts in another language by id. */
export type Translation = Readonly<Record<string, string>>;

let translation: Translation = {};
let language = 'en';

export function speak(texts: Translation, tag: string): void {
  translation = texts;
  language = tag;
}

/** Out of JSON; what is no text in it is left out. */
export function textsIn(json: string | undefined): Translation {
  const read: unknown = json === undefined || json === '' ? {} : JSON.parse(json);
  if (typeof read !== 'object' || read === null) return {};
  return Object.fromEntries(
    Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
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

/** The names between braces. */
type Named<Template> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
type Arguments<Template, Value> = [Named<Template>] extends [never]
  ? readonly []
  : readonly [args: Readonly<Record<Named<Template>, Value>>];

/** Bound to one table: an id it does not have, or an argument that is forgotten, does not compile. */
export function speaker<const Texts extends Readonly<Record<string, string>>>(english: Texts) {
  const template = (id: keyof Texts & string): string => translation[id] ?? english[id] ?? id;
  return {
    say: <Id extends keyof Texts & string>(id: Id, ...[args]: Arguments<Texts[Id], Word>): string =>
      template(id).replace(PLACE, (whole, name: string) => String(valueIn(args, name) ?? whole)),
    /** The same where names and words of authors have to stay apart from our own text. */
    sentence: <Id extends keyof Texts & string>(id: Id, ...[args]: Arguments<Texts[Id], Part>): Sentence =>
      joined(
        template(id)
          .split(PARTS)
          .map((part) => partOf(part, args)),
      ),
  };
}

const PLACE = /\{(\w+)\}/g;
const PARTS = /(\{\w+\})/;

const valueIn = <Value>(args: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  args !== undefined && Object.hasOwn(args, name) ? args[name] : undefined;

function partOf(part: string, args: Readonly<Record<string, Part>> | undefined): Sentence {
  const value = part.startsWith('{') ? valueIn(args, part.slice(1, -1)) : undefined;
  if (value === undefined) return [part];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' || !isSentence(value) ? [value] : value;
}

const isSentence = (value: Piece | Sentence): value is Sentence => Array.isArray(value);

/** Text beside text is one text. */
function joined(sentences: readonly Sentence[]): Sentence {
  const pieces: Piece[] = [];
  for (const piece of sentences.flat()) {
    const last = pieces.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}
