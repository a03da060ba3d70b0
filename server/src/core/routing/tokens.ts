// Cuts text into the words that ranking counts, each with its place in the text as written. Words that say nothing
// about a task, and the words every agent description has, are left out here and nowhere else.

import type { Span } from '../text/span';
import { stem } from './stem';

export interface Token {
  /** What is counted: the stem, in lower case. */
  readonly term: string;
  readonly span: Span;
}

const STOP: ReadonlySet<string> = new Set(
  (
    'a about after again all also am an and any are aren as at be because been before being below between both but by can ' +
    'cannot could couldn d did didn do does doesn doing don down during each few for from further had hadn has hasn have ' +
    'haven having he her here hers herself him himself his how i if in into is isn it its itself just let ll m me might more ' +
    'most must my myself no nor not now of off on once only or other our ours ourselves out over own please re s same shall ' +
    'she should shouldn so some such t than that the their theirs them themselves then there these they this those through ' +
    'to too under until up us ve very was wasn we were weren what when where which while who whom why will with won would ' +
    'wouldn you your yours yourself yourselves want need needs wants help like get got make makes sure able going go give ' +
    'really something thing things lot way im ive dont id cant'
  ).split(' '),
);

/** Words that come with the form of an agent file, not with its subject. */
const BOILERPLATE: ReadonlySet<string> = new Set(
  (
    'agent use user assistant context commentary example ll launch proactively task tool invoke since specializes ' +
    'specialist expert specifically'
  )
    .split(' ')
    .map(stem),
);

/** Names that would fall apart at their punctuation. */
const SPELLED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^c\+\+$/, ['cpp']],
  [/^c#$/, ['csharp']],
  [/^\.net$/, ['dotnet']],
  [/^ci\s*\/\s*cd$/, ['cicd']],
  [/^a\/b$/, ['abtest']],
  [/^ui\/ux$/, ['ui', 'ux']],
  [/^i\/o$/, ['io']],
];

const NAME = String.raw`(?<![\p{L}\p{N}])(?:c\+\+|c#(?!\p{L})|\.net(?![\p{L}\p{N}])|ci\s{0,3}\/\s{0,3}cd(?![\p{L}\p{N}])|(?:a\/b|ui\/ux|i\/o)(?![\p{L}\p{N}]))`;
const WORD = new RegExp(String.raw`${NAME}|[\p{L}\p{M}\p{N}]+(?:\.js(?![\p{L}\p{N}]))?`, 'giu');

/** Scripts written without spaces: pairs of neighbouring characters stand in for words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+$/u;

/** The counted words of a text in order. */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const simple = /^[A-Za-z]+$/.test(raw);
    const whole = simple ? raw : raw.normalize('NFKC');
    const spelled = simple ? undefined : SPELLED.find(([form]) => form.test(whole.toLowerCase()));
    if (spelled) {
      for (const word of spelled[1]) add(out, word, start, start + raw.length);
    } else if (UNSPACED.test(whole)) {
      pairs(out, raw, start);
    } else if (/^[\x20-\x7f]+$/.test(raw)) {
      asciiWords(out, raw, start);
    } else {
      add(out, fold(whole.toLowerCase()), start, start + raw.length);
    }
  }
  return out;
}

/** `camelCase` is two words, `3d` and `utf8` are one, a bare number is none. */
function asciiWords(out: Token[], raw: string, start: number): void {
  if (/\.js$/i.test(raw)) {
    add(out, `${raw.slice(0, -3).toLowerCase()}js`, start, start + raw.length);
    return;
  }
  for (const piece of raw.matchAll(/[A-Za-z][A-Za-z0-9]*|[0-9]+[A-Za-z]+[A-Za-z0-9]*/g)) {
    let from = 0;
    for (let i = 1; i < piece[0].length - 1; i++) {
      if (/^[a-z][A-Z][a-z]$/.test(piece[0].slice(i - 1, i + 2))) {
        add(out, piece[0].slice(from, i).toLowerCase(), start + piece.index + from, start + piece.index + i);
        from = i;
      }
    }
    const end = start + piece.index + piece[0].length;
    add(out, piece[0].slice(from).toLowerCase(), start + piece.index + from, end);
  }
}

function pairs(out: Token[], raw: string, start: number): void {
  const characters = [...raw];
  let at = start;
  characters.forEach((c, i) => {
    const next = characters[i + 1];
    const length = c.length + (next?.length ?? 0);
    if (next !== undefined || characters.length === 1) {
      out.push({ term: (c + (next ?? '')).normalize('NFKC'), span: { start: at, end: at + length } });
    }
    at += c.length;
  });
}

/** Latin letters lose their accents, so that *naïve* and *naive* are one word; other scripts keep theirs. */
const fold = (word: string): string =>
  /^[\p{Script=Latin}\p{M}\p{N}]+$/u.test(word) ? word.normalize('NFKD').replace(/\p{M}+/gu, '') : word;

const memo = new Map<string, string | null>();
const MEMO_LIMIT = 20_000;

function add(out: Token[], word: string, start: number, end: number): void {
  let term = memo.get(word);
  if (term === undefined) {
    term = termOf(word);
    if (memo.size >= MEMO_LIMIT) memo.clear();
    if (word.length <= 40) memo.set(owned(word), term);
  }
  if (term !== null) out.push({ term, span: { start, end } });
}

function termOf(word: string): string | null {
  if (STOP.has(word) || (word.length < 2 && word < '\u00c0')) return null;
  const term = stem(word);
  return BOILERPLATE.has(term) ? null : owned(term);
}

/** A copy that does not keep the text alive it was cut from: engines share the memory of a slice with its source. */
const owned = (s: string): string => (s.length < 13 ? s : Array.from(s).join(''));
