// Recognizes separators, quotes and parentheses that the runtime reads as part of a tool's name.

/** `alone`: nothing but separators; `open`: a parenthesis that is never closed. */
type Punctuation = 'quotes' | 'separator' | 'lines' | 'alone' | 'open';

export interface Punctuated {
  readonly is: 'punctuated';
  readonly kind: Punctuation;
  /** The tool names in the item, in order; empty if it has none or they cannot be told. */
  readonly names: readonly string[];
}

const SEPARATOR = /[,;；，、|\t\r\n/+&]+/;
const QUOTES = /^["'`“”‘’„«»]+|(?<!["'`“”‘’„«»])["'`“”‘’„«»]+$/g;
const ONLY_SEPARATORS = /^(?:[;；，、|/+&\-–—•*]+|and|or)$/i;

/** `resolve` gives the name of the tool a piece stands for. */
export function punctuationIn(item: string, resolve: (piece: string) => string | undefined): Punctuated | undefined {
  if (ONLY_SEPARATORS.test(item)) return { is: 'punctuated', kind: 'alone', names: [] };
  const open = item.indexOf('(');
  if (open > 0 && !item.includes(')'))
    return resolve(item.slice(0, open)) === undefined ? undefined : { is: 'punctuated', kind: 'open', names: [] };
  const wrapped = /^\((.*)\)$/s.exec(item)?.[1];
  if (open >= 0 && wrapped === undefined) return undefined;
  const pieces = (wrapped ?? item)
    .split(SEPARATOR)
    .map((piece) => piece.replace(QUOTES, '').trim())
    .filter((piece) => piece !== '');
  if (pieces.length === 0 || pieces[0] === item) return undefined;
  const names: string[] = [];
  for (const piece of pieces) {
    const name = resolve(piece);
    if (name === undefined) return undefined;
    names.push(name);
  }
  const kind = /[\r\n\t]/.test(item) ? 'lines' : SEPARATOR.test(item) ? 'separator' : 'quotes';
  return { is: 'punctuated', kind, names };
}
