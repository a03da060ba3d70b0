// Headings, fenced code and paragraphs of a body, for symbols, folding and selections. Block level only; linear.

import type { AgentDocument } from '../syntax/document';
import { type Span, span } from '../text/span';

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Without its `#` signs; may be empty. */
  readonly title: string;
  /** Its line, from the first sign to the last visible character. */
  readonly span: Span;
  /** From its line to the last visible character before the next heading of the same or a higher level. */
  readonly section: Span;
}

interface Outline {
  readonly headings: readonly Heading[];
  /** Fenced code with its fences; an unclosed one extends to the end. */
  readonly fences: readonly Span[];
  /** Consecutive non-blank lines outside of fenced code; a heading is a block of its own. */
  readonly blocks: readonly Span[];
}

const outlines = new WeakMap<AgentDocument, Outline>();

/** In file order. */
export function outlineOf(doc: AgentDocument): Outline {
  const known = outlines.get(doc);
  if (known) return known;
  const made = readOutline(doc.text, doc.body);
  outlines.set(doc, made);
  return made;
}

interface OpenFence {
  readonly start: number;
  readonly sign: string;
  readonly length: number;
}

function readOutline(text: string, body: Span): Outline {
  const found: (Omit<Heading, 'section'> & { end: number })[] = [];
  const unended: (typeof found)[number][] = [];
  const fences: Span[] = [];
  const blocks: Span[] = [];
  let block: { readonly start: number; end: number } | undefined;
  let fence: OpenFence | undefined;
  let inComment = false;
  let lastVisible = body.start;
  const endBlock = (): void => {
    if (block) blocks.push(span(block.start, block.end));
    block = undefined;
  };
  for (const { lineStart, start, end } of visibleLines(text, body)) {
    if (fence) {
      if (closes(text, fence, start, end)) {
        fences.push(span(fence.start, end));
        fence = undefined;
      }
    } else if (start === end) {
      if (!inComment) endBlock();
    } else if (inComment) {
      inComment = !text.slice(start, end).includes('-->');
      if (block) block.end = end;
    } else {
      const marked = start - lineStart <= 3;
      const level = marked ? headingLevel(text, start, end) : 0;
      fence = marked ? openingFence(text, start, end) : undefined;
      if (fence) endBlock();
      else if (level > 0) {
        endBlock();
        while ((unended.at(-1)?.level ?? 0) >= level) {
          const ended = unended.pop();
          if (ended) ended.end = lastVisible;
        }
        const heading = { level, title: titleOf(text, start + level, end), span: span(start, end), end };
        found.push(heading);
        unended.push(heading);
        blocks.push(heading.span);
      } else {
        inComment = marked && text.startsWith('<!--', start) && !text.slice(start, end).includes('-->');
        if (block) block.end = end;
        else block = { start, end };
      }
    }
    if (start < end) lastVisible = end;
  }
  endBlock();
  if (fence) fences.push(span(fence.start, lastVisible));
  for (const heading of unended) heading.end = lastVisible;
  return {
    headings: found.map(({ end, ...heading }) => ({ ...heading, section: span(heading.span.start, end) })),
    fences,
    blocks,
  };
}

interface Line {
  readonly lineStart: number;
  /** Of its visible characters; `start === end` on a blank line. */
  readonly start: number;
  readonly end: number;
}

function* visibleLines(text: string, within: Span): Generator<Line> {
  let lineStart = within.start;
  while (lineStart < within.end) {
    const next = text.indexOf('\n', lineStart);
    const lineEnd = next < 0 || next > within.end ? within.end : next;
    let end = lineEnd;
    while (end > lineStart && isBlank(text.charCodeAt(end - 1))) end--;
    let start = lineStart;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    yield { lineStart, start, end };
    lineStart = lineEnd + 1;
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13;

/** 0 for a line that is no heading. */
function headingLevel(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] === '#') at++;
  const level = at - start;
  return level <= 6 && (at === end || isBlank(text.charCodeAt(at))) ? level : 0;
}

/** Closing `#` signs belong to the title unless a blank precedes them. */
function titleOf(text: string, from: number, to: number): string {
  let end = to;
  while (end > from && text[end - 1] === '#') end--;
  const closed = end === from || isBlank(text.charCodeAt(end - 1));
  return text.slice(from, closed ? end : to).trim();
}

function openingFence(text: string, start: number, end: number): OpenFence | undefined {
  const sign = text[start] ?? '';
  if (sign !== '`' && sign !== '~') return undefined;
  let at = start;
  while (at < end && text[at] === sign) at++;
  if (at - start < 3 || (sign === '`' && text.slice(at, end).includes('`'))) return undefined;
  return { start, sign, length: at - start };
}

function closes(text: string, fence: OpenFence, start: number, end: number): boolean {
  if (end - start < fence.length) return false;
  for (let at = start; at < end; at++) if (text[at] !== fence.sign) return false;
  return true;
}
