// Classifies why a frontmatter is unreadable: a code and a span for each field at fault. Only for frontmatter the runtime rejects.

import { applyEdits, insert } from '../../text/edit';
import { overlaps, type Span, slice, span } from '../../text/span';
import { wordStart } from '../../text/strings';
import type { AgentDocument, Entry } from '../document';
import { MOST_APART } from '../entries';
import { readYaml } from '../plainYaml';
import type { ReaderProfile } from '../readerProfile';
import type { Slip, UnreadableCause, UnreadableCode } from './fault';
import { closingQuote } from './scalarSlips';
import {
  evened,
  fieldWithoutColon,
  indentedField,
  itemAfterQuote,
  likelyShape,
  strayBackslashes,
  unevenLine,
} from './shapes';
import { aliasCauses, slipCauses } from './slipCauses';
import { unindentedBlock } from './unindentedBlock';

/** At least one cause, in file order; unnamed ones as `yaml-syntax`. `errorAt`: the offset where YAML stopped. */
export function causesByField(document: AgentDocument, errorAt: number): readonly UnreadableCause[] {
  const signs = commentSigns(document);
  if (signs.length > 0) return signs;
  const found: UnreadableCause[] = [];
  for (const entry of document.frontmatter.entries.slice(0, MOST_APART)) {
    if (found.length >= MOST_CAUSES) break;
    found.push(...causesOf(entry, document));
  }
  const block = unindentedBlock(document);
  if (block && found.every((cause) => overlaps(cause.span, block.span)) && isReadableIndented(document, block))
    return [block];
  if (found.length > 0) return found;
  const aliases = aliasCauses(document);
  if (aliases.length > 0) return aliases;
  const line = document.lines.positionAt(errorAt).line;
  const start = document.lines.lineStart(line);
  const end = start + document.text.slice(start, document.lines.lineStart(line + 1)).trimEnd().length;
  return [{ code: 'yaml-syntax', span: span(Math.min(errorAt, end), Math.max(end, Math.min(errorAt, end))) }];
}

/** Causes that are named: several times those of any real file. Each costs a few parses. */
const MOST_CAUSES = 100;

/** Where the causes lie in the description's own text, of which one line alone may be indented safely. */
const isReadableIndented = (
  { frontmatter, fence, profile }: AgentDocument,
  { span: at, slip }: UnreadableCause,
): boolean =>
  frontmatter.field('description')?.style !== 'broken' &&
  at.start >= fence.region.start &&
  !isUnreadable(
    applyEdits(
      frontmatter.text,
      (slip?.edits ?? []).map(({ span: { start, end }, newText }) => ({
        span: span(start - fence.region.start, end - fence.region.start),
        newText,
      })),
    ),
    profile,
  );

/** Lines with comments of other languages, if the frontmatter is readable without them. */
function commentSigns({ frontmatter, fence, profile }: AgentDocument): readonly UnreadableCause[] {
  const lines = [...frontmatter.text.matchAll(/^(?:\/\/|<!--)[^\r\n]*/gm)];
  if (lines.length === 0 || isUnreadable(frontmatter.text.replace(/^(?:\/\/|<!--)[^\r\n]*/gm, '#'), profile)) return [];
  return lines.map((line) => {
    const start = fence.region.start + line.index;
    return { code: 'not-a-comment', span: span(start, start + line[0].trimEnd().length) };
  });
}

function causesOf(entry: Entry, document: AgentDocument): readonly UnreadableCause[] {
  const cause = causeOf(entry, document);
  if (!cause || (cause.code !== 'description-crlf-colon' && !isGuess(cause))) return cause ? [cause] : [];
  return slipCauses(entry, document) ?? [cause];
}

/** Codes that only say that a value is unreadable, or that look at its first line alone. */
const isGuess = ({ code }: UnreadableCause): boolean => GUESSES.includes(code);
const GUESSES: readonly UnreadableCode[] = [
  'bracket-unclosed',
  'tab-indentation',
  'uneven-indentation',
  'text-after-quote',
  'continuation-not-indented',
  'quote-unclosed',
  'backslash-in-quotes',
  'multiline-text',
  'field-indented',
  'colon-missing',
  'yaml-syntax',
];

function causeOf(entry: Entry, { text, frontmatter, profile }: AgentDocument): UnreadableCause | undefined {
  if (entry.colon === undefined) {
    const above = entryBefore(entry, frontmatter.entries);
    const isOpen =
      above !== undefined && (above.style === 'empty' || /^[|>][-+\d]*$/.test(slice(text, above.valueSpan).trim()));
    return isOpen
      ? { code: 'continuation-not-indented', span: entry.nameSpan, entry: above, slip: indented(entry.nameSpan) }
      : { code: 'line-not-field', span: entry.nameSpan, entry };
  }
  if (/[^ \t\r\n]/.test(text[entry.colon + 1] ?? ' '))
    return { code: 'colon-without-space', span: span(entry.nameSpan.start, entry.colon + 1), entry };
  // YAML reads this field by itself, so it is not the one at fault.
  if (entry.style !== 'broken') return undefined;
  // Includes the last line's end, because \r prevents the runtime's repair of the line.
  const chunk = text.slice(entry.span.start, entry.span.end + (text.startsWith('\r\n', entry.span.end) ? 2 : 0));
  const repaired = profile.repair(chunk);
  if (repaired !== chunk && !('error' in readYaml(repaired))) return undefined;
  const value = text.slice(entry.valueSpan.start, entry.valueSpan.end);
  const at = (code: UnreadableCode, start: number, end: number): UnreadableCause => ({
    code,
    span: span(start, end),
    entry,
  });
  const whole = entry.valueSpan;
  const inChunk = (code: UnreadableCode, found: Span | undefined): UnreadableCause | undefined =>
    found && at(code, entry.span.start + found.start, entry.span.start + found.end);
  const isWritten = (field: string): boolean => frontmatter.field(field) !== undefined;
  const isOpen = /^[[{]/.test(value) && isLeftOpen(value);
  const takesLists = (profile.shapeOf(entry.name)?.listStyles.length ?? 0) > 0;
  if (isOpen && takesLists) return at('bracket-unclosed', whole.start, whole.start + 1);
  if (chunk.includes('\r') && !isUnreadable(chunk.replaceAll('\r', ''), profile)) {
    const colon = value.search(/: /);
    const from = colon < 0 ? whole.start : wordStart(text, whole.start + colon, whole.start);
    return at('description-crlf-colon', from, colon < 0 ? whole.end : whole.start + colon + 1);
  }
  const blank = NOT_A_SPACE.exec(chunk);
  if (blank && !isUnreadable(withSpaces(chunk), profile)) {
    const length = blank[1]?.length ?? 1;
    const start = entry.span.start + blank.index + blank[0].length - length;
    return at('tab-indentation', start, start + length);
  }
  const uneven = unevenLine(chunk);
  const shaped =
    inChunk('colon-missing', fieldWithoutColon(chunk, profile, isWritten)) ??
    inChunk('field-indented', indentedField(chunk, profile, isWritten)) ??
    (uneven && !isUnreadable(evened(chunk), profile) ? inChunk('uneven-indentation', uneven) : undefined) ??
    inChunk('text-after-quote', itemAfterQuote(chunk));
  if (shaped) return shaped;
  const margin = marginLines(chunk)[0];
  if (margin !== undefined && !isUnreadable(indentMargin(chunk), profile)) {
    const start = entry.span.start + margin;
    return at('continuation-not-indented', start, lineEnd(text, start, entry.span.end));
  }
  const quote = value[0];
  if (quote === '"' || quote === "'") {
    const close = closingQuote(value, quote);
    if (close < 0) return at('quote-unclosed', whole.start, whole.start + 1);
    const stray = strayBackslashes(value.slice(0, close + 1))[0];
    if (stray && value.slice(close + 1).trim() === '')
      return at('backslash-in-quotes', whole.start + stray.start, whole.start + stray.end);
    return at('text-after-quote', whole.start + close + 1, whole.end);
  }
  if (isOpen) return at('bracket-unclosed', whole.start, whole.start + 1);
  const template = /(?:^|\n)[ \t]*(\{\{[^{}\n]*\}\})/.exec(value);
  if (template && profile.shapeOf(entry.name) !== undefined && entry.name !== 'description') {
    const start = whole.start + template.index + template[0].length - (template[1] ?? '').length;
    const last = value.slice(template.index + template[0].length).search(/\n[ \t]*\{\{/);
    const from = last < 0 ? start : start + (template[1] ?? '').length + last + 1;
    return at('text-needs-quotes', from, Math.max(text.indexOf('}}', from) + 2, from + 2));
  }
  if (likelyShape(entry, chunk, profile) !== 'text') return at('yaml-syntax', ...restOfLine(entry, text));
  const bulleted = BULLETED_FIELD.exec(chunk);
  if (bulleted && profile.isField(bulleted[1] ?? '')) {
    const start = entry.span.start + bulleted.index + 1;
    return at('line-not-field', start, lineEnd(text, start, whole.end));
  }
  if (value.trimEnd().includes('\n')) {
    const second = value.indexOf('\n') + 1;
    const first = value.slice(second).search(/\S/);
    const start = whole.start + second + Math.max(first, 0);
    return at('multiline-text', start, lineEnd(text, start, whole.end));
  }
  if (value.endsWith(':')) return at('value-ends-with-colon', whole.end - 1, whole.end);
  return at('yaml-syntax', Math.min(entry.problems[0]?.span.start ?? whole.start, whole.end), whole.end);
}

/** Entries are in file order. O(log n). */
function entryBefore({ span: { start } }: Entry, entries: readonly Entry[]): Entry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}

const indented = (at: Span): Slip => ({
  code: 'continuation-not-indented',
  span: at,
  edits: [insert(at.start, '  ')],
  fix: 'indent',
  what: '',
  plain: false,
});

/** A line at the margin that begins with a Markdown mark and then the name of a field. */
const BULLETED_FIELD = /\n(?:[-*+>•–—][ \t]+|\*+)["']?([A-Za-z_][\w.-]*)["']?\*{0,2}[ \t]*:/;

/** From where YAML stopped to the end of that line. */
function restOfLine({ problems, valueSpan }: Entry, text: string): readonly [start: number, end: number] {
  const start = Math.min(problems[0]?.span.start ?? valueSpan.start, valueSpan.end - 1);
  return [start, Math.max(lineEnd(text, start, valueSpan.end), start)];
}

/** Indentation that is no space for YAML: tabs, and blanks that look like spaces. */
const NOT_A_SPACE = /\n[ ]*([\t\u00a0\u2000-\u200b\u3000]+)/;
const withSpaces = (chunk: string): string => chunk.replace(/\t/g, '  ').replace(/[\u00a0\u2000-\u200b\u3000]/g, ' ');

/** A line break before a line at the margin that continues a value: neither a list item nor a comment nor blank. */
const BEFORE_MARGIN_LINE = /\n(?=[^\s#-]|-(?! ))/g;

/** Starts of the lines that continue a value at the margin, as offsets into the chunk. */
export const marginLines = (chunk: string): readonly number[] =>
  [...chunk.matchAll(BEFORE_MARGIN_LINE)].map((match) => match.index + 1);

/** The value with such lines indented by two spaces, which changes nothing in quoted text. */
const indentMargin = (chunk: string): string => chunk.replace(BEFORE_MARGIN_LINE, '\n  ');

const isUnreadable = (chunk: string, { repair }: ReaderProfile): boolean =>
  'error' in readYaml(chunk) && 'error' in readYaml(repair(chunk));

function lineEnd(text: string, from: number, ceiling: number): number {
  const end = text.indexOf('\n', from);
  return Math.min(end < 0 ? ceiling : end - (text[end - 1] === '\r' ? 1 : 0), ceiling);
}

/** An extra closing bracket at the end is not fixed by another one. */
function isLeftOpen(value: string): boolean {
  let depth = 0;
  for (const char of value) {
    if (char === '[' || char === '{') depth++;
    if (char === ']' || char === '}') depth--;
  }
  return depth > 0;
}
