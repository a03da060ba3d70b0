// The prose blocks of a Markdown body (paragraphs, items, rows, quotes) with their headings and leads. Linear.

import type { AgentDocument } from './document';

export interface ProseBlock {
  readonly kind: 'text' | 'item' | 'row' | 'quote' | 'heading';
  /** Offset of `text` in the document. */
  readonly start: number;
  /** Whole lines as written; comments are blanks. */
  readonly text: string;
  /** Titles of the enclosing sections, outermost first. */
  readonly headings: readonly string[];
  /** Lines that introduce it: a line that ends in a colon, the items above it, the header of its table. Outermost first. */
  readonly leads: readonly string[];
  /** Names of the enclosing XML-like tags, in lower case. */
  readonly tags: readonly string[];
}

const blocks = new WeakMap<AgentDocument, readonly ProseBlock[]>();

/** In file order; computed once per document. */
export function proseBlocks(doc: AgentDocument): readonly ProseBlock[] {
  const known = blocks.get(doc);
  if (known) return known;
  const made = readBlocks(doc.text.slice(doc.body.start, doc.body.end), doc.body.start);
  blocks.set(doc, made);
  return made;
}

const FENCE = /^[ \t]{0,40}(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]{1,8}){0,4}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t](.*)$/;
const ITEM = /^([ \t]*)(?:[-*+•]|\d{1,9}[.)])[ \t]+/;
/** A title that is no heading: `**Output format:**`. */
const BOLD_LINE = /^\s*(?:\*\*|__)[^*_]+(?:\*\*|__):?\s*$/;
const TAG = /<(\/?)([a-z][\w-]{0,40})(?:\s[^<>]{0,200})?>/gi;

interface Line {
  readonly start: number;
  readonly line: string;
  readonly tags: readonly string[];
}

interface Open {
  readonly kind: ProseBlock['kind'];
  readonly start: number;
  readonly indent: number;
  readonly tags: readonly string[];
  readonly lines: string[];
}

function readBlocks(written: string, from: number): readonly ProseBlock[] {
  const body = withoutComments(written);
  const found: ProseBlock[] = [];
  const headings: { readonly level: number; readonly title: string }[] = [];
  const items: { readonly indent: number; readonly text: string }[] = [];
  const tagsOf = createTags(body);
  const fences: string[] = [];
  let intro: string | undefined;
  let header: string | undefined;
  let open: Open | undefined;
  let afterBlank = true;

  const leadsOf = (kind: ProseBlock['kind'], indent: number): readonly string[] => [
    ...(intro === undefined ? [] : [intro]),
    ...items.filter((item) => item.indent < indent).map(({ text }) => text),
    ...(kind === 'row' && header !== undefined ? [header] : []),
  ];
  const end = (): void => {
    if (!open) return;
    const { kind, start, indent, tags, lines } = open;
    const text = lines.join('\n');
    open = undefined;
    const titles = headings.map(({ title }) => title);
    found.push({ kind, start: from + start, text, headings: titles, leads: leadsOf(kind, indent), tags });
    if (kind === 'item') items.push({ indent, text });
    if (kind === 'text' && indent === 0) intro = leads(text) ? text : undefined;
    if (kind === 'text' && indent > 0 && leads(text)) items.push({ indent: indent - 1, text });
    if (kind === 'row') header ??= text;
  };
  const put = (kind: ProseBlock['kind'], { start, line, tags }: Line, indent: number): void => {
    end();
    if (kind === 'item') drop(items, (item) => item.indent >= indent);
    else if (indent === 0 && kind === 'text') items.length = 0;
    open = { kind, start, indent, tags, lines: [line] };
  };

  let at = 0;
  for (const line of body.split('\n')) {
    const start = at;
    at += line.length + 1;
    const tags = tagsOf(start, line);
    if (open && open.tags.join() !== tags.join()) end();
    const fence = FENCE.exec(line);
    const info = line.slice(fence?.[0].length ?? 0).trim();
    if (fence && !(fence[1]?.startsWith('`') && info.includes('`'))) {
      end();
      turnFence(fences, fence[1] ?? '', info);
      continue;
    }
    if (fences.length > 0) continue;
    if (line.trim() === '') {
      end();
      header = undefined;
      afterBlank = true;
      continue;
    }
    const indent = widthOf(line);
    const heading = HEADING.exec(line.trimEnd());
    const wasBlank = afterBlank;
    afterBlank = false;
    if (heading) {
      put('heading', { start, line, tags }, 0);
      end();
      const level = heading[1]?.length ?? 1;
      drop(headings, (each) => each.level >= level);
      headings.push({ level, title: (heading[2] ?? '').trim() });
      items.length = 0;
      intro = undefined;
    } else if (ITEM.test(line)) put('item', { start, line, tags }, indent);
    else if (/^\s*\|/.test(line)) put('row', { start, line, tags }, indent);
    else if (/^\s*>/.test(line)) put('quote', { start, line, tags }, indent);
    else if (open && open.kind !== 'row' && open.kind !== 'quote') open.lines.push(line);
    else if (wasBlank && indent >= 4 && !items.some((item) => item.indent < indent - 1)) afterBlank = true;
    else put('text', { start, line, tags }, indent);
  }
  end();
  return found;
}

const leads = (text: string): boolean => /[:：][*_]{0,2}\s*$/.test(text) || BOLD_LINE.test(text);

/** A fence with a language inside a fence nests: models write samples that way, unlike CommonMark. */
function turnFence(fences: string[], sign: string, info: string): void {
  const top = fences.at(-1);
  if (top === undefined || (info !== '' && sign[0] === top[0])) fences.push(sign);
  else if (sign.startsWith(top) && info === '') fences.pop();
}

function drop<T>(stack: T[], done: (each: T) => boolean): void {
  for (let last = stack.at(-1); last !== undefined && done(last); last = stack.at(-1)) stack.pop();
}

function widthOf(line: string): number {
  let width = 0;
  for (const sign of line) {
    if (sign === ' ') width += 1;
    else if (sign === '\t') width += 4;
    else break;
  }
  return width;
}

/** Tracks tags that are closed further down; a lone `<name>` in prose is no tag. Expects lines in order. */
function createTags(body: string): (start: number, line: string) => readonly string[] {
  const closed = new Map<string, number>();
  for (const match of body.matchAll(/<\/([a-z][\w-]{0,40})/gi)) closed.set((match[1] ?? '').toLowerCase(), match.index);
  if (closed.size === 0) return () => [];
  const stack: string[] = [];
  return (start, line) => {
    const here = [...stack];
    for (const match of line.matchAll(TAG)) {
      const name = (match[2] ?? '').toLowerCase();
      const opened = stack.lastIndexOf(name);
      if (match[1]) stack.length = opened >= 0 ? opened : stack.length;
      else if ((closed.get(name) ?? -1) > start) {
        stack.push(name);
        here.push(name);
      }
    }
    return here;
  };
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** An unclosed comment extends to the end. */
const withoutComments = (text: string): string => (text.includes('<!--') ? text.replace(COMMENT, blanked) : text);

/** Line breaks stay. */
export const blanked = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const INLINE_CODE = /``(?:(?!``)[^\n])*``|`[^`\n]*`/g;

/** Code spans with their backticks become blanks. */
export const withoutCodeSpans = (text: string): string =>
  text.includes('`') ? text.replace(INLINE_CODE, blanked) : text;
