// Finds the turns inside one example by labels (`user:`, `**Assistant**:`, `Context:`) and tags (`<user_request>`). One pass.

import type { Span } from '../text/span';
import { closesBefore, isBreakEscape, lastVisible, type Quote, quoteAt } from './speech';

type Kind = 'context' | 'user' | 'assistant' | 'commentary' | 'end';

export interface Mark {
  readonly kind: Kind;
  readonly label: Span;
  /** Start of the mark, with its lead: a bullet, a number, `**`. */
  readonly start: number;
  /** Start of the words after it. */
  readonly content: number;
  /** The opening quote there, looked up once: a long run of spaces must not be scanned for every later label. */
  readonly quote: Quote | undefined;
}

const KIND_OF: ReadonlyMap<string, Kind> = new Map([
  ['context', 'context'],
  ['user', 'user'],
  ['human', 'user'],
  ['user_request', 'user'],
  ['user_message', 'user'],
  ['user_query', 'user'],
  ['assistant', 'assistant'],
  ['claude', 'assistant'],
  ['agent', 'assistant'],
  ['assistant_response', 'assistant'],
  ['commentary', 'commentary'],
  ['reasoning', 'commentary'],
]);

const TOKEN =
  /<(\/?)(context|user|human|user_request|user_message|user_query|assistant|assistant_response|commentary|reasoning)>|(?<=\\n|^|[^\p{L}\p{N}_\\-])(context|user|human|assistant|claude|agent|commentary|[A-Z][a-z]{1,20})(?:[*_]{0,3})\s{0,4}:[*_]{0,3}/giu;

/** One pass from left to right: a label counts only where a turn can begin, so that words inside quotes stay words. */
export function marksOf(text: string, inner: Span): readonly Mark[] {
  const marks: Mark[] = [];
  let insideTag: string | undefined;
  // Cuts out the block first: a search beyond its end would make many short blocks quadratic.
  for (const m of text.slice(inner.start, inner.end).matchAll(TOKEN)) {
    const at = inner.start + m.index;
    const end = at + m[0].length;
    const tag = m[2]?.toLowerCase();
    if (tag) {
      const closing = m[1] === '/';
      if (insideTag && !(closing && tag === insideTag)) continue;
      insideTag = closing ? undefined : tag;
      const label = { start: at, end };
      const kind = closing ? 'end' : (KIND_OF.get(tag) ?? 'end');
      marks.push({ kind, label, start: at, content: end, quote: quoteAt(text, end, inner.end) });
      continue;
    }
    if (insideTag) continue;
    const word = m[3] ?? '';
    const kind = KIND_OF.get(word.toLowerCase()) ?? 'user';
    const named = !KIND_OF.has(word.toLowerCase());
    const quote = quoteAt(text, end, inner.end);
    const lead = lineLead(text, inner.start, at);
    if (!speakerBegins(text, inner, marks.at(-1), { at, lead, quoted: quote !== undefined, word, kind, named }))
      continue;
    let start = lead ?? at;
    while (start > inner.start && /[*_]/.test(text.charAt(start - 1))) start--;
    marks.push({ kind, label: { start: at, end: at + word.length }, start, content: end, quote });
  }
  return marks;
}

interface Candidate {
  readonly at: number;
  /** Start of the line that starts with this label. */
  readonly lead: number | undefined;
  readonly quoted: boolean;
  readonly word: string;
  readonly kind: Kind;
  /** A proper name ("Daisy:") instead of a role. */
  readonly named: boolean;
}

function speakerBegins(text: string, inner: Span, before: Mark | undefined, c: Candidate): boolean {
  const { quoted } = c;
  const lineStart = c.lead !== undefined;
  if (c.named) {
    const first = !before || before.kind === 'context';
    return (
      lineStart && quoted && first && /^[A-Z]/.test(c.word) && !/^(?:Note|Example|Input|Output|Result)$/.test(c.word)
    );
  }
  if (/^agent$/i.test(c.word)) return lineStart && (quoted || before?.kind === 'user');
  if (!before || before.kind === 'end')
    return lineStart || quoted || c.kind === 'context' || endsSentence(text, inner.start, c.at);
  const { quote } = before;
  const closed = !quote || closesBefore(text, quote, c.lead ?? c.at);
  if (lineStart) return closed || quoted || c.kind === 'assistant';
  if (quote) return closed;
  if (c.kind === 'context') return endsSentence(text, inner.start, c.at);
  return quoted || endsSentence(text, inner.start, c.at);
}

/** Start of the line's lead (spaces, bullets, numbers, decoration), if nothing else precedes `at` in its line. */
function lineLead(text: string, from: number, at: number): number | undefined {
  let i = at;
  while (i > from) {
    const c = text.charAt(i - 1);
    if (c === '\n' || c === '\r' || (c === 'n' && i - 2 >= from && isBreakEscape(text, i - 2))) return i;
    if (!/[\s>*_\-•\d.)]/.test(c)) return undefined;
    i--;
  }
  return i;
}

function endsSentence(text: string, from: number, at: number): boolean {
  const i = lastVisible(text, from, at);
  return i < from || /[.!?)\]>"'”’`…。]/.test(text.charAt(i));
}
