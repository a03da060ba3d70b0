// Parses the <example> blocks of a decoded description and their turns. Accepts every form. Linear.

import { type Span, span } from '../text/span';
import { type Mark, marksOf } from './speakers';
import { type Part, partOf, trimEnd } from './speech';

export type { Part } from './speech';

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly part: Part;
  /** The word that names the speaker (`user`), or the tag (`<user_request>`). */
  readonly label: Span;
}

export interface Example {
  /** From the opening tag to the closing one, tags included. */
  readonly span: Span;
  /** False for "Examples: - Context: … user: …" without tags around each example. */
  readonly tagged: boolean;
  /** False while the closing tag is missing; the example then ends before the next one or at the end of the text. */
  readonly closed: boolean;
  readonly context?: Part;
  readonly turns: readonly Turn[];
  readonly commentary?: Part;
  readonly contextLabel?: Span;
  readonly commentaryLabel?: Span;
}

/** All examples of a description, in order; spans are offsets into `text` and do not overlap. */
export function parseExamples(text: string): readonly Example[] {
  const tagged = taggedBlocks(text).map((block) => readBlock(text, block));
  return tagged.length > 0 ? tagged : untaggedExamples(text);
}

/** The first turn of the user in this example, if any. */
export const utterance = (example: Example): Part | undefined => example.turns.find((t) => t.role === 'user')?.part;

const WRAPPER_TAG = /<\/?(?:examples?|commentary)>/gi;
const TRAILING_LABEL =
  /(?:^|[\s.,;:(])(?:specifically|for example|(?:usage |common )?examples?(?: (?:of when|include|usage|use cases?)\b[^:\n]{0,80})?)(?<!\s)\s*:\s*$/i;

/** The label at the end of a text that introduces the examples after it ("Examples:"). */
export const leadsToExamples = (text: string): RegExpExecArray | null => TRAILING_LABEL.exec(text.slice(-160));

/** The description without its examples and their labels ("Examples:", a lone dash). */
export function proseOf(text: string, examples: readonly Example[]): string {
  let prose = '';
  let at = 0;
  for (const { span } of examples) {
    prose += `${text.slice(at, span.start)}\n`;
    at = span.end;
  }
  prose += text.slice(at);
  return prose
    .replace(WRAPPER_TAG, ' ')
    .split('\n')
    .map((line) => {
      const end = line.trimEnd();
      const label = end.endsWith(':') ? TRAILING_LABEL.exec(end.slice(-160)) : null;
      const kept = label ? end.slice(0, end.length - label[0].length + (/^[.,;:(]/.test(label[0]) ? 1 : 0)) : end;
      return /^\s*[-*•]\s*$/.test(kept.slice(0, 40)) && kept.length <= 40 ? '' : kept;
    })
    .join('\n')
    .trim();
}

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Block {
  readonly span: Span;
  readonly inner: Span;
  readonly closed: boolean;
  readonly tagged: boolean;
}

const BLOCK_TAG = /<(\/?)example(s?)\s{0,8}>/gi;

function taggedBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { start: number; inner: number } | undefined;
  const endAt = (end: number): void => {
    if (!open) return;
    const last = trimEnd(text, open.inner, end);
    blocks.push({
      span: { start: open.start, end: last },
      inner: { start: open.inner, end: last },
      closed: false,
      tagged: true,
    });
    open = undefined;
  };
  for (const match of text.matchAll(BLOCK_TAG)) {
    const after = match.index + match[0].length;
    if (match[2]) endAt(match.index);
    else if (!match[1]) {
      endAt(match.index);
      open = { start: match.index, inner: after };
    } else if (open) {
      const inner = { start: open.inner, end: match.index };
      blocks.push({ span: { start: open.start, end: after }, inner, closed: true, tagged: true });
      open = undefined;
    }
  }
  endAt(text.length);
  return blocks;
}

function readBlock(text: string, block: Block): Example {
  return assemble(text, block, marksOf(text, block.inner));
}

// ── Without tags ─────────────────────────────────────────────────────────────────────────────────────────────────────

const UNTAGGED_START = /(?<=\\n|^|[^\p{L}\p{N}])examples?\b[^:\n]{0,60}:/iu;

interface Group {
  readonly marks: Mark[];
  asked: boolean;
  answered: boolean;
  /** The user's words are in quotes. */
  quoted: boolean;
}

/** Only after a heading with "examples", and only if the user's words are quoted: prose must not become speech. */
function untaggedExamples(text: string): readonly Example[] {
  if (!/\b(?:user|human)\b/i.test(text)) return [];
  const heading = UNTAGGED_START.exec(text);
  if (!heading) return [];
  const from = heading.index + heading[0].length;
  const marks = marksOf(text, { start: from, end: text.length });
  const groups: Group[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    const next = !last || (mark.kind === 'context' && last.asked) || (mark.kind === 'user' && last.answered);
    const group: Group = next ? { marks: [], asked: false, answered: false, quoted: false } : last;
    if (next) groups.push(group);
    group.marks.push(mark);
    group.asked ||= mark.kind === 'user';
    group.quoted ||= mark.kind === 'user' && mark.quote !== undefined;
    group.answered ||= mark.kind === 'assistant' || mark.kind === 'commentary';
  }
  return groups.flatMap((group, i) => {
    const first = group.marks[0];
    if (!first || !group.quoted) return [];
    const limit = groups[i + 1]?.marks[0]?.start ?? text.length;
    const last = group.marks.at(-1) ?? first;
    const end = Math.max(last.content, trimEnd(text, last.content, lineOfList(text, last.content, limit)));
    const span = { start: first.start, end };
    return [assemble(text, { span, inner: span, closed: true, tagged: false }, group.marks)];
  });
}

/** End of the previous turn in the text before `limit`: at a bullet or number that leads to the next example. */
function lineOfList(text: string, from: number, limit: number): number {
  const tail = text.slice(Math.max(from, limit - 24), limit);
  const lead = /(?:^|\s)(?:[-*•]|\d{1,3}[.)])\s*$/.exec(tail);
  return lead ? limit - tail.length + lead.index : limit;
}

// ── Parts of one example ─────────────────────────────────────────────────────────────────────────────────────────────

function assemble(text: string, block: Block, marks: readonly Mark[]): Example {
  const turns: Turn[] = [];
  let context: Part | undefined;
  let contextLabel: Span | undefined;
  let commentary: Part | undefined;
  let commentaryLabel: Span | undefined;
  const lead = partOf(text, block.inner.start, marks[0]?.start ?? block.inner.end);
  // Words before the first label are the situation, however the author labelled them.
  if (block.tagged && lead && /[\p{L}\p{N}]/u.test(lead.value)) context = lead;
  marks.forEach((mark, i) => {
    if (mark.kind === 'end') return;
    const found = partOf(text, mark.content, marks[i + 1]?.start ?? block.inner.end);
    if (mark.kind === 'context') {
      if (contextLabel) return;
      contextLabel = mark.label;
      if (found) context = found;
    } else if (mark.kind === 'commentary') {
      if (commentaryLabel) return;
      commentaryLabel = mark.label;
      commentary = found;
    } else {
      const empty = { value: '', span: { start: mark.content, end: mark.content } };
      turns.push({ role: mark.kind, part: found ?? empty, label: mark.label });
    }
  });
  return {
    span: block.span,
    tagged: block.tagged,
    closed: block.closed,
    turns,
    ...(context && { context }),
    ...(contextLabel && { contextLabel }),
    ...(commentary && { commentary }),
    ...(commentaryLabel && { commentaryLabel }),
  };
}

/** The `<example>` tag itself; findings about a whole example underline it. */
export function openingTag(example: Example, text: string): Span {
  const { start, end } = example.span;
  return span(start, start + (/^<[^<>]*>/.exec(text.slice(start, end))?.[0].length ?? 0));
}

/** It begins inside the previous example, which closes after it. */
export function isNested(examples: readonly Example[], index: number, text: string): boolean {
  const [outer, inner, next] = [examples[index - 1], examples[index], examples[index + 1]];
  if (!outer?.tagged || outer.closed || !inner?.closed) return false;
  return /<\/example\s*>/i.test(text.slice(inner.span.end, next?.span.start ?? text.length));
}
