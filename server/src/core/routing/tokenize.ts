// Tokenizes text into stemmed words with their spans. Stop words and boilerplate of agent files are removed here only.

import type { Span } from '../text/span';
import { stem } from './stem';

export interface Token {
  /** The stem in lower case. */
  readonly term: string;
  readonly span: Span;
}

/** The counted words of a text in order. */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  scan(text, (term, start, end) => out.push({ term, span: { start, end } }));
  return out;
}

/** Terms without spans; cheaper for long bodies. */
export function terms(text: string): string[] {
  const out: string[] = [];
  scan(text, (term) => out.push(term));
  return out;
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

/** Words of the form of agent files, not of their subject. */
const BOILERPLATE: ReadonlySet<string> = new Set(
  (
    'agent use user assistant context commentary example ll launch proactively task tool invoke since specializes ' +
    'specialist expert specifically'
  )
    .split(' ')
    .map(stem),
);

/** Camel-case names that are one word: JavaScript is not Java. */
const ONE_WORD: ReadonlySet<string> = new Set(
  (
    'javascript typescript github gitlab devops postgresql graphql openai chatgpt nodejs nextjs youtube linkedin tiktok ' +
    'wordpress powershell webassembly websocket websockets webhook webhooks whatsapp paypal macos ios iphone dropbox'
  ).split(' '),
);

type Emit = (term: string, start: number, end: number) => void;

const ASCII_RUN = /[A-Za-z0-9]+/y;
const OTHER_RUN = /[\p{L}\p{M}\p{N}]+/uy;
/** Names with punctuation, matched where a word begins. */
const SPELLED = /(?:c\+\+|c#|\.net|ci\s{0,3}\/\s{0,3}cd|a\/b|ui\/ux|i\/o|[a-z0-9]{1,40}\.js)(?![\p{L}\p{N}])/iuy;
const SPELLED_AS: ReadonlyMap<string, readonly string[]> = new Map([
  ['c++', ['cpp']],
  ['c#', ['csharp']],
  ['.net', ['dotnet']],
  ['ci/cd', ['cicd']],
  ['a/b', ['abtest']],
  ['ui/ux', ['ui', 'ux']],
  ['i/o', ['io']],
]);

/** Sticky expressions in a hand-written loop; one expression for everything takes three times as long on a body. */
function scan(text: string, emit: Emit): void {
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (isAsciiWord(code)) i = asciiRun(text, i, emit);
    else if (code >= 0x80) i = otherRun(text, i, emit);
    else if (code === 0x2e && (text.charCodeAt(i + 1) | 0x20) === 0x6e) i = spelled(text, i, emit) ?? i + 1;
    else i++;
  }
}

const isAsciiWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

function match(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

function asciiRun(text: string, start: number, emit: Emit): number {
  const run = match(ASCII_RUN, text, start) ?? text.charAt(start);
  const end = start + run.length;
  const next = text.charCodeAt(end);
  if (next >= 0x80 && match(OTHER_RUN, text, end) !== undefined) return otherRun(text, start, emit);
  if (next === 0x2b || next === 0x23 || next === 0x2f || next === 0x2e || (next === 0x20 && /^ci$/i.test(run))) {
    const after = spelled(text, start, emit);
    if (after !== undefined) return after;
  }
  asciiWords(run, start, emit);
  return end;
}

function spelled(text: string, start: number, emit: Emit): number | undefined {
  const found = match(SPELLED, text, start);
  if (found === undefined) return undefined;
  const name = found.toLowerCase().replace(/\s/g, '');
  const end = start + found.length;
  for (const word of SPELLED_AS.get(name) ?? [name.replace('.', '')]) add(word, start, end, emit);
  return end;
}

/** `camelCase` is two words, `3d` and `utf8` are one, a bare number is none. */
function asciiWords(run: string, start: number, emit: Emit): void {
  let from = 0;
  while (from < run.length && run.charCodeAt(from) <= 0x39) from++;
  if (from === run.length) return;
  // Digits in front stay with the letters behind them.
  from = 0;
  const lower = run.toLowerCase();
  for (let i = 1; i < run.length - 1 && !ONE_WORD.has(lower); i++) {
    if (isLower(run, i - 1) && !isLower(run, i) && run.charCodeAt(i) > 0x39 && isLower(run, i + 1)) {
      add(run.slice(from, i).toLowerCase(), start + from, start + i, emit);
      from = i;
    }
  }
  add(run.slice(from).toLowerCase(), start + from, start + run.length, emit);
}

const isLower = (text: string, at: number): boolean => text.charCodeAt(at) >= 0x61;

/** Scripts without spaces: bigrams instead of words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+$/u;
const UNSPACED_STRETCH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+/gu;

function otherRun(text: string, start: number, emit: Emit): number {
  const run = match(OTHER_RUN, text, start);
  if (run === undefined) return start + 1;
  let at = 0;
  for (const stretch of run.matchAll(UNSPACED_STRETCH)) {
    wholeWord(run.slice(at, stretch.index), start + at, emit);
    pairs(stretch[0], start + stretch.index, emit);
    at = stretch.index + stretch[0].length;
  }
  wholeWord(run.slice(at), start + at, emit);
  return start + run.length;
}

function wholeWord(raw: string, start: number, emit: Emit): void {
  const word = fold(raw.normalize('NFKC').toLowerCase());
  if (word === '' || UNSPACED.test(word) || /^\p{N}+$/u.test(word)) return;
  add(word, start, start + raw.length, emit);
}

function pairs(raw: string, start: number, emit: Emit): void {
  const characters = [...raw];
  let at = start;
  characters.forEach((c, i) => {
    const next = characters[i + 1];
    if (next !== undefined || characters.length === 1) {
      emit((c + (next ?? '')).normalize('NFKC'), at, at + c.length + (next?.length ?? 0));
    }
    at += c.length;
  });
}

/** Removes accents from Latin letters (*naïve* → *naive*); other scripts keep their marks. */
const fold = (word: string): string =>
  /^[\p{Script=Latin}\p{M}\p{N}]+$/u.test(word) ? word.normalize('NFKD').replace(/\p{M}+/gu, '') : word;

/** Terms by word; null for stop words. Stemming is the slow part. */
const memo = new Map<string, string | null>();
const MEMO_LIMIT = 50_000;

function add(word: string, start: number, end: number, emit: Emit): void {
  let term = memo.get(word);
  if (term === undefined) {
    const kept = owned(word);
    term = termOf(kept);
    if (memo.size >= MEMO_LIMIT) memo.clear();
    if (word.length <= 40) memo.set(kept, term);
  }
  if (term !== null) emit(term, start, end);
}

function termOf(word: string): string | null {
  if (STOP.has(word) || (word.length < 2 && word < '\u00c0')) return null;
  const term = stem(word);
  return BOILERPLATE.has(term) ? null : owned(term);
}

/** A copy: engines let a slice keep its source text in memory. */
const owned = (s: string): string => (s.length < 13 ? s : Array.from(s).join(''));
