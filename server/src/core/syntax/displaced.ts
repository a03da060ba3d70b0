// Finds agent fields where the runtime does not read them: below text, unfenced, in UTF-16. Strict: documentation shows fields too.

import { type Span, span } from '../text/span';

/** Limit of lines to search; frontmatter further down is a sample in a document. */
const LINES = 400;
/** Lines of text before the opening fence, without blank lines and comments. */
const LINES_BEFORE = 8;

const FENCE = /^---[ \t]*$/;
/** A first line that resembles a fence: another rule, dashes with text after them, a comment, a code fence. */
const LIKE_A_FENCE =
  /^(?:--\P{L}*|---.*|[*+=_~]{3,}|[-\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d]+|(?:[-*] ){2,}[-*]|<!--|`{3,}\w*)$/u;
const CODE_FENCE = /^(?:`{3,}|~{3,})/;
const INDENTED_CODE = /^(?: {4}|\t)/;
const FIELD = /^([A-Za-z_][\w-]*)[ \t]*([:=])(?=[ \t]|$)(.*)$/;
const VALUE_LINE = /^(?:[ \t]|-[ \t]|#)/;
/** Phrases that introduce a sample. */
const SAMPLE = /:$|\b(?:examples?|samples?|front[ -]?matter|looks? like|like this|following)\b/i;
const ZERO_WIDTH = /^[\u00ad\ufeff\u200b-\u200d\u2060]+/;
/** Claude Code ends lines at the first kind; in a line of many fields the others are taken as line ends. */
const LINE_ENDS = /\r?\n/g;
const MEANT_LINE_ENDS = /\r\n|[\n\r\u2028\u2029\f\v\u0085]/g;

interface Line extends Span {
  /** Without zero-width characters at its start. */
  readonly text: string;
  readonly content: string;
}

interface FieldBlock {
  /** From the first field to the end of the last. */
  readonly fields: Span;
  /** The line that ends it, if it is a fence or matches the line before the block. */
  readonly close?: Span;
  /** A field is written with `=`. */
  readonly hasEquals: boolean;
}

export interface LooseFields extends FieldBlock {
  /** The line at the position of the opening fence; absent if there is none. */
  readonly open?: Span;
}

/**
 * The dashes of an opening fence below other text; absent if the text reads like documentation about agents: it introduces the
 * fields as a sample, shows several blocks, or shows them as code.
 */
export function fenceBelowText(text: string): Span | undefined {
  const lines = linesOf(text, LINE_ENDS);
  const [found, other] = agentFences(lines);
  if (!found || other) return undefined;
  const before = textLines(lines).filter(({ start }) => start < found.start);
  const introduced = before.some(({ content }) => SAMPLE.test(content) && !CODE_FENCE.test(content));
  return introduced || before.length > LINES_BEFORE ? undefined : found;
}

/** True for a fence below a heading or a comment that is a sample in a document. */
export function isSampleFence(text: string, dashes: number): boolean {
  if (text.slice(0, dashes).trim() === '') return false;
  const start = text.lastIndexOf('\n', dashes) + 1;
  return INDENTED_CODE.test(text.slice(start, dashes)) || agentFences(linesOf(text, LINE_ENDS)).length > 1;
}

/** The opening dashes of an agent's fields, outside code. A code fence on the first line wraps the file and is no code. */
function agentFences(lines: readonly Line[]): readonly Span[] {
  const found: Span[] = [];
  let code: string | undefined;
  for (const [i, { text, content, end }] of textLines(lines).entries()) {
    const mark = CODE_FENCE.exec(content)?.[0];
    if (code !== undefined) {
      if (mark === content && mark.startsWith(code)) code = undefined;
    } else if (mark !== undefined && i > 0) code = mark;
    else if (FENCE.test(content) && !INDENTED_CODE.test(text)) {
      const below = lines.findIndex((line) => line.end === end) + 1;
      if (blockAt(lines, below)?.close) found.push(span(end - content.length, end - content.length + 3));
    }
  }
  return found;
}

/** Neither blank nor part of an HTML comment. */
function textLines(lines: readonly Line[]): readonly Line[] {
  let inComment = false;
  return lines.filter(({ content }) => {
    if (!inComment && !content.startsWith('<!--')) return content !== '';
    inComment = !content.includes('-->');
    return false;
  });
}

/** True if an empty pair of fences precedes the intended one. */
export const opensFields = (text: string, at: number): boolean =>
  blockAt(linesOf(text.slice(at)), 1)?.close !== undefined;

/** Fields at the top of the text without a correct opening fence. `isField` tells the keys of agents from others. */
export function looseFields(text: string, isField: (key: string) => boolean): LooseFields | undefined {
  const lines = linesOf(text);
  const first = lines.findIndex(({ content }) => content !== '');
  const line = lines[first];
  if (!line) return undefined;
  const { content, end } = line;
  const glued = /^-{2,}[ \t]*(?=[A-Za-z]+:[ \t])/.exec(content)?.[0];
  if (glued !== undefined) {
    const rest = { ...line, text: content.slice(glued.length), content: content.slice(glued.length) };
    const block = blockAt([rest, ...lines.slice(first + 1)], 0, { isField });
    return block && { ...block, open: span(end - content.length, end - content.length + glued.length) };
  }
  if (LIKE_A_FENCE.test(content)) {
    const block = blockAt(lines, first + 1, {
      isField,
      closedBy: content === '<!--' ? '-->' : (/^`+/.exec(content)?.[0] ?? content),
    });
    return block && { ...block, open: span(end - content.length, end) };
  }
  if (FIELD.test(content)) return blockAt(lines, first, { isField });
  const below = fieldsBelowLine(lines);
  const block = below === undefined ? undefined : blockAt(lines, below, { isField });
  return block?.close ? block : undefined;
}

/** The first line of fields below comments and at most one line of text. */
function fieldsBelowLine(lines: readonly Line[]): number | undefined {
  const text = textLines(lines);
  const at = text.findIndex(({ content }) => FIELD.test(content));
  if (at < 0 || at > 1 || text.slice(0, at).some(({ content }) => SAMPLE.test(content))) return undefined;
  return lines.findIndex(({ start }) => start === text[at]?.start);
}

/** True for an agent file in UTF-16 or UTF-32 that was decoded as UTF-8, as the runtime does. */
export function isWideText(text: string): boolean {
  const head = text.slice(0, 4000);
  const nulls = head.split('\0').length - 1;
  if (nulls * 4 < head.length || nulls === 0) return false;
  const lines = linesOf(head.replace(/[\0\ufffd\ufeff]/g, '')).filter(({ content }) => content !== '');
  return blockAt(lines, FENCE.test(lines[0]?.content ?? '') ? 1 : 0) !== undefined;
}

interface BlockOptions {
  readonly isField?: (key: string) => boolean;
  /** A line that closes the block as well as a fence does. */
  readonly closedBy?: string;
}

/** The fields that begin in this line, if they are those of an agent. */
function blockAt(
  lines: readonly Line[],
  from: number,
  { isField, closedBy }: BlockOptions = {},
): FieldBlock | undefined {
  const names = new Map<string, string>();
  let start: number | undefined;
  let end = 0;
  let hasEquals = false;
  let afterBlank = false;
  const block = (close?: Span): FieldBlock | undefined =>
    start !== undefined && isAgent(names)
      ? { fields: span(start, end), hasEquals, ...(close ? { close } : {}) }
      : undefined;
  for (const line of lines.slice(from)) {
    const { text, content } = line;
    if (content === '') {
      afterBlank = start !== undefined;
      continue;
    }
    if (FENCE.test(content) || content === closedBy) return block(span(line.end - content.length, line.end));
    const [, key, sign, value] = FIELD.exec(text) ?? [];
    const goesOn = start !== undefined && (VALUE_LINE.test(text) || (!afterBlank && RUN_ON.test(text)));
    if (key === undefined ? !goesOn : afterBlank && isField?.(key) === false) break;
    if (key !== undefined) names.set(key.toLowerCase(), (value ?? '').trim());
    hasEquals ||= sign === '=';
    start ??= line.end - content.length;
    end = line.end;
    afterBlank = false;
  }
  return block();
}

/** A line at the margin that continues a description: not a heading, a quote or a table. */
const RUN_ON = /^[\p{L}\p{N}"'(<\]]/u;

const PLAIN_NAME = /^["']?[\p{L}\p{N}][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+){0,2}["']?$/u;

const isAgent = (names: ReadonlyMap<string, string>): boolean =>
  PLAIN_NAME.test(names.get('name') ?? '') && ['description', 'tools', 'model'].some((field) => names.has(field));

function linesOf(text: string, ends: RegExp = MEANT_LINE_ENDS): readonly Line[] {
  const out: Line[] = [];
  const breaks = new RegExp(ends);
  const add = (start: number, end: number): void => {
    const line = text.slice(start, end).replace(ZERO_WIDTH, '').trimEnd();
    out.push({ start, end: start + text.slice(start, end).trimEnd().length, text: line, content: line.trimStart() });
  };
  let start = 0;
  for (let found = breaks.exec(text); found && out.length < LINES; found = breaks.exec(text)) {
    add(start, found.index);
    start = found.index + found[0].length;
  }
  if (out.length < LINES) add(start, text.length);
  return out;
}
