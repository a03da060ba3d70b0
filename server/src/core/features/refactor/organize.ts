// Sorts the fields conventionally and removes needless quotes; offered only if every field is read as before.

import type { Runtime } from '../../dialects/runtime';
import { keepsAgent, readersFollow, reread } from '../../fixes/reread';
import type { AgentDocument, Entry } from '../../syntax/document';
import { applyEdits, changeBetween, type TextEdit } from '../../text/edit';
import { lineOf, type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { type Refactoring, refactorTitle } from './refactoring';
import { unquotings } from './unquote';

export function organizedFrontmatter(context: AgentContext): readonly Refactoring[] {
  const { doc, verdict } = context;
  const names = doc.frontmatter.entries.map((entry) => entry.name);
  if (verdict.reading.state !== 'valid' || doc.frontmatter.mode !== 'whole' || doc.fence.state !== 'closed') return [];
  if (new Set(names).size < names.length) return [];
  const at = span(doc.fence.region.start, lineOf(doc.text, span(doc.fence.close.start, doc.fence.close.start)).start);
  const unquoted = unquotings(context);
  // Tries without the quotes first; keeps them if removing them changes a value for some reader.
  for (const edits of unquoted.length > 0 ? [unquoted, []] : [[]]) {
    const region = reordered(context, at, edits);
    const edit = region === undefined ? undefined : { span: at, newText: region };
    if (!edit || region === slice(doc.text, at)) continue;
    const after = reread(context, [edit]);
    const same = keepsAgent(context, after, []) && sameNames(names, after.doc.frontmatter.entries);
    if (!same || !readersFollow(context, after, names)) continue;
    const small = changeBetween(doc.text, applyEdits(doc.text, [edit]));
    return [{ title: refactorTitle('organize'), kind: 'source.organize.subagents', edits: [small] }];
  }
  return [];
}

const sameNames = (names: readonly string[], entries: readonly Entry[]): boolean =>
  JSON.stringify([...names].sort()) === JSON.stringify(entries.map((entry) => entry.name).sort());

/** The region with sorted fields and these edits; absent where a line belongs to several fields. */
function reordered({ doc, runtime }: AgentContext, at: Span, edits: readonly TextEdit[]): string | undefined {
  const chunks = chunksOf(doc, at, runtime);
  if (!chunks) return undefined;
  const sorted = chunks
    .map(({ lines, order }, index) => ({ index, order, text: applyWithin(doc.text, lines, edits) }))
    .sort((a, b) => a.order - b.order || a.index - b.index);
  const head = doc.text.slice(at.start, chunks[0]?.lines.start ?? at.start);
  const tail = doc.text.slice(chunks.at(-1)?.lines.end ?? at.end, at.end);
  // Blank lines above the new first field move to the old one: they separate two fields.
  const top = sorted[0];
  const blank = top && top.index > 0 ? (/^(?:[ \t]*\r?\n)*/.exec(top.text)?.[0] ?? '') : '';
  const texts = sorted.map((chunk) =>
    chunk === top ? chunk.text.slice(blank.length) : chunk.index === 0 ? blank + chunk.text : chunk.text,
  );
  return head + texts.join('') + tail;
}

interface Chunk {
  readonly lines: Span;
  readonly order: number;
}

/** Whole lines, each with the comments above its field, and comments inside its value that stand at the value's end. */
function chunksOf(
  { text, frontmatter: { entries } }: AgentDocument,
  at: Span,
  { fields }: Runtime,
): readonly Chunk[] | undefined {
  if (entries.length === 0) return undefined;
  const chunks: Chunk[] = [];
  let start = at.start + introLength(text.slice(at.start, entries[0]?.nameSpan.start));
  for (const [index, entry] of entries.entries()) {
    const line = lineOf(text, entry.span);
    if (line.start !== entry.nameSpan.start || line.end > at.end || !/\n$/.test(slice(text, line))) return undefined;
    if (!/^[ \t]*(?:#[^\r\n]*)?\r?\n$/.test(text.slice(entry.span.end, line.end))) return undefined;
    const next = entries[index + 1]?.nameSpan.start ?? at.end;
    if (next < line.end) return undefined;
    const gap = text.slice(line.end, next);
    if (!/^(?:[ \t\r]*(?:#[^\n]*)?\n)*$/.test(gap)) return undefined;
    const end = line.end + ownLength(gap, slice(text, entry.valueSpan));
    chunks.push({ lines: span(start, end), order: fields.get(entry.name)?.order ?? Number.MAX_SAFE_INTEGER });
    start = end;
  }
  return chunks;
}

/** Comments above all fields, followed by a blank line: they are about the file. */
const introLength = (text: string): number => /^(?:[\s\S]*\n)?[ \t]*\r?\n/.exec(text)?.[0].length ?? 0;

/** The part of the lines below a value that belongs to it: comments at its indentation, and blank lines of a block. */
function ownLength(gap: string, value: string): number {
  const kept = /^[|>]\d?\+/.test(value) ? (/^(?:[ \t]*\r?\n)*/.exec(gap)?.[0].length ?? 0) : 0;
  const indented = /^[\s\S]*(?:^|\n)[ \t]+#[^\n]*\n/.exec(gap)?.[0].length ?? 0;
  return Math.max(kept, indented);
}

const applyWithin = (text: string, lines: Span, edits: readonly TextEdit[]): string =>
  applyEdits(
    slice(text, lines),
    edits
      .filter((edit) => edit.span.start >= lines.start && edit.span.end <= lines.end)
      .map((edit) => ({ ...edit, span: span(edit.span.start - lines.start, edit.span.end - lines.start) })),
  );
