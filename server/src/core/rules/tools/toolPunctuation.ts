// What somebody meant by an item of a tool list that has quotes, other separators or an open parenthesis in it. Claude Code
// takes all of these for letters of the name. Only a guess: it answers nothing unless every piece is a name it knows.

/** `alone`: nothing but separators; `open`: a parenthesis that is never closed. */
type Punctuation = 'quotes' | 'separator' | 'lines' | 'alone' | 'open';

export interface Punctuated {
  readonly is: 'punctuated';
  readonly kind: Punctuation;
  /** The names meant, in order; empty for an item that means nothing, and where it cannot be said. */
  readonly meant: readonly string[];
}

const SEPARATOR = /[,;；，、|\t\r\n/+&]+/;
const QUOTES = /^["'`“”‘’„«»]+|(?<!["'`“”‘’„«»])["'`“”‘’„«»]+$/g;
const ONLY_SEPARATORS = /^(?:[;；，、|/+&\-–—•*]+|and|or)$/i;

/** `resolve` gives the name of the tool a piece stands for. */
export function punctuationIn(item: string, resolve: (piece: string) => string | undefined): Punctuated | undefined {
  if (ONLY_SEPARATORS.test(item)) return { is: 'punctuated', kind: 'alone', meant: [] };
  const open = item.indexOf('(');
  if (open > 0 && !item.includes(')'))
    return resolve(item.slice(0, open)) === undefined ? undefined : { is: 'punctuated', kind: 'open', meant: [] };
  const wrapped = /^\((.*)\)$/s.exec(item)?.[1];
  if (open >= 0 && wrapped === undefined) return undefined;
  const pieces = (wrapped ?? item)
    .split(SEPARATOR)
    .map((piece) => piece.replace(QUOTES, '').trim())
    .filter((piece) => piece !== '');
  const meant = pieces.map(resolve).filter((name) => name !== undefined);
  if (pieces.length === 0 || meant.length < pieces.length || pieces[0] === item) return undefined;
  const kind = /[\r\n\t]/.test(item) ? 'lines' : SEPARATOR.test(item) ? 'separator' : 'quotes';
  return { is: 'punctuated', kind, meant };
}
