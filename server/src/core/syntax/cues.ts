// Classifies the wording around a place in a prompt (prohibition, sample, quotation); English only, otherwise no match.

import { type ProseBlock, withoutCodeSpans } from './prose';

const NEGATIVE =
  /\b(?:never|not|cannot|without|instead of|rather than|avoid(?:s|ed|ing)?|forbid\w*|prohibit\w*|disallow\w*|unavailable|lack(?:s|ing)?|no|neither|nor|refrain|except|unless|off[- ]limits|stop (?:using|calling)|den(?:y|ies|ied)|block(?:s|ed)|ban(?:s|ned)|remov(?:ed|al)|withheld|deprecated|old|former(?:ly)?|legacy)\b|n['’]t\b|[❌🚫✗✘⛔]/iu;

/** Forbids something, denies its existence, or calls it bad. */
export const isNegative = (text: string): boolean => NEGATIVE.test(text);

const BAD_TITLE =
  /\b(?:anti-?\s?patterns?|bad|wrong|incorrect|poor|weak|worse|pitfalls?|mistakes?|smells?|red flags|avoid|never|forbidden|prohibited|limits|limitations|restrictions?|out of scope)\b|\bdo not\b|^\W*(?:before|after)\W*$|\bdon['’]?ts?\b|[❌🚫✗✘⛔]/iu;

/** A title or leading line of bad examples or prohibitions. */
export const leadsToBad = (title: string): boolean => BAD_TITLE.test(title) || /^\W*not\b/i.test(title);

const SAMPLE_TITLE =
  /\b(?:examples?|e\.g\.|samples?|templates?|boilerplate|skeleton|scaffold|format(?:s|ting)?|syntax|outputs?|reports?|responses?|deliverables?|placeholders?|snippets?|for instance|such as|like (?:this|so|these)|looks? like|as follows|write (?:this|it))\b/iu;

/** A title or leading line of a sample or an output format. */
const leadsToSample = (title: string): boolean => SAMPLE_TITLE.test(withoutCodeSpans(title));

const SAMPLE_TAG = /example|sample|template|output|format|response|report|snippet|bad|wrong|avoid|incorrect|good/;

const samples = new WeakMap<ProseBlock, boolean>();

/** Not an instruction to the agent: a sample, a quotation, a bad example. */
export function isSample(block: ProseBlock): boolean {
  const known = samples.get(block) ?? readsAsSample(block);
  samples.set(block, known);
  return known;
}

function readsAsSample({ kind, headings, leads, tags }: ProseBlock): boolean {
  if (kind === 'quote') return true;
  if (tags.some((tag) => SAMPLE_TAG.test(tag))) return true;
  const titles = [...headings, ...leads.map((lead) => sentenceAt(lead.trimEnd(), lead.trimEnd().length).text)];
  return titles.some((title) => leadsToSample(title) || leadsToBad(title));
}

const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|etc|vs|cf|incl|approx|resp|\d))[.!?]["'”’)*_]*\s+|\n(?=\s*(?:[-*+•]|\d{1,9}[.)])\s)/g;

/** Length of the context on both sides of a place. */
const BEFORE = 400;
const AFTER = 200;

export interface Sentence {
  readonly text: string;
  /** Offset of the place in `text`. */
  readonly at: number;
}

/** The sentence of `whole` at `offset`, cut if it is long. `blank` keeps lengths. */
export function sentenceAt(whole: string, offset: number, blank: (near: string) => string = (near) => near): Sentence {
  const from = Math.max(0, offset - BEFORE);
  const text = blank(whole.slice(from, offset + AFTER));
  const at = offset - from;
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (match.index >= at) return { text: text.slice(start, match.index + match[0].trimEnd().length), at: at - start };
    if (end <= at) start = end;
  }
  return { text: text.slice(start), at: at - start };
}

/** Between two quotation marks of its sentence. */
export function isQuoted({ text, at }: Sentence): boolean {
  const count = (part: string, marks: RegExp): number => part.match(marks)?.length ?? 0;
  const [before, after] = [text.slice(0, at), text.slice(at)];
  if (count(before, /"/g) % 2 === 1 && after.includes('"')) return true;
  return count(before, /[“„«]/g) > count(before, /[”»]/g) && /[”“»]/.test(after);
}
