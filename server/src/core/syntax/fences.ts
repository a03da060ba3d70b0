// Finds the frontmatter line by line; tolerates text before the first fence and a missing closing fence.

import { type Span, span } from '../text/span';
import { fenceBelowText, isSampleFence, opensFields } from './displaced';
import type { Fence } from './document';

const OPENING =
  /^(?:\uFEFF)?(?:[ \t]*(?:#(?:[^\r\n]|\r(?!\n))*|<!--[^\n]*?-->[ \t]*|`{3,}\w*[ \t]*)?\r?\n)*?[ \t\u00a0\u200b-\u200d\u2060\ufeff]*(---)(?:-+|[ \t]*ya?ml)?[ \t]*(?:\r?\n|\r|$)/;
const CLOSING = /^-{3,}[ \t]*\r*$/;
/** If no line closes it exactly, a line that begins with dashes does, as in the runtime. */
const LOOSELY_CLOSING = /^[ \t]*-{3,}/;
const KEY_OR_CONTINUATION = /^(?:[ \t]|- |#|["']?[A-Za-z_][\w.-]*["']?[ \t]*:|[A-Za-z_][\w-]*[ \t]*\r?$|<\/?\w|$)/;

/** Linear in the length of the frontmatter; without one, in the leading blank and comment lines. */
export function findFence(text: string): Fence {
  const opening = OPENING.exec(text);
  const dashes = opening ? text.indexOf('---') : fenceBelowText(text)?.start;
  if (dashes === undefined || (opening && isSampleFence(text, dashes)))
    return { state: 'none', open: span(0, 0), close: span(0, 0), region: span(0, 0) };
  const fence = fenceFrom(text, dashes, opening ? opening[0].length : nextLine(text, dashes));
  if (fence.state !== 'closed' || text.slice(fence.region.start, fence.region.end).trim() !== '') return fence;
  const { start } = fence.close;
  return opensFields(text, start) ? fenceFrom(text, start, nextLine(text, start)) : fence;
}

const nextLine = (text: string, from: number): number => text.indexOf('\n', from) + 1 || text.length;

/** The fence with its dashes at `dashes`; its region begins at `start`. */
function fenceFrom(text: string, dashes: number, start: number): Fence {
  const open = span(dashes, dashes + 3);
  for (const line of linesFrom(text, start)) {
    if (CLOSING.test(text.slice(line.start, line.end))) {
      const end = text.slice(line.start, line.end).trimEnd().length + line.start;
      return {
        state: 'closed',
        open,
        close: span(line.start, end),
        region: span(start, lineBreakBefore(text, line.start, start)),
      };
    }
  }
  const end = endOfUnclosed(text, start);
  for (const line of linesFrom(text, start)) {
    if (line.start > end) break;
    const dashes = LOOSELY_CLOSING.exec(text.slice(line.start, line.end))?.[0];
    if (dashes === undefined) continue;
    const from = line.start + dashes.length - dashes.trimStart().length;
    const close = span(from, line.start + dashes.length);
    return { state: 'closed', open, close, region: span(start, lineBreakBefore(text, line.start, start)) };
  }
  return { state: 'open', open, close: span(end, end), region: span(start, end) };
}

/** Start of the body: after the closing fence's line, or at the end of text that looks like frontmatter. */
export function bodyOf(text: string, fence: Fence): Span {
  if (fence.state === 'none') return span(0, text.length);
  let at = fence.close.end;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (text[at] === '\r') at++;
  if (text[at] === '\n') at++;
  return span(Math.min(at, text.length), text.length);
}

function* linesFrom(text: string, from: number): Generator<Span> {
  let start = from;
  while (start <= text.length) {
    const next = text.indexOf('\n', start);
    yield span(start, next < 0 ? text.length : next);
    if (next < 0) return;
    start = next + 1;
  }
}

function lineBreakBefore(text: string, lineStart: number, floor: number): number {
  let at = lineStart;
  if (at > floor && text[at - 1] === '\n') at--;
  if (at > floor && text[at - 1] === '\r') at--;
  return Math.max(at, floor);
}

/** Without a closing fence, the frontmatter continues as long as lines look like fields or their values. */
function endOfUnclosed(text: string, start: number): number {
  let end = start;
  let afterBlank = false;
  for (const line of linesFrom(text, start)) {
    const content = text.slice(line.start, line.end);
    const blank = content.trim() === '';
    if (afterBlank && !blank && /^(?:#|[^\s\w"'])/.test(content) && !content.startsWith('- ')) break;
    if (afterBlank && !blank && !KEY_OR_CONTINUATION.test(content)) break;
    afterBlank = blank;
    if (!blank) end = content.endsWith('\r') ? line.end - 1 : line.end;
  }
  return end;
}
