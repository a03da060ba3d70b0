// Inserts text into a description in its own style; a style that cannot hold it is replaced, the other characters stay.

import { keepsAgent, type Reread, readersFollow, reread } from '../../fixes/reread';
import { eolOf, valueEdit } from '../../rules/frontmatter/valueFixes';
import type { Entry } from '../../syntax/document';
import { rawText, withLineBreaks } from '../../syntax/scalars';
import { writeQuoted, writeReadable, writeScalar } from '../../syntax/writeScalar';
import { insert, type TextEdit } from '../../text/edit';
import { slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { hasSign } from '../refactor/refactoring';

interface Inserted {
  readonly edits: readonly TextEdit[];
  readonly after: Reread;
}

/** Absent if no style is read as exactly the description with the text in it. */
export function insertText(context: AgentContext, at: number, added: string): Inserted | undefined {
  const { verdict, view } = context;
  const entry = readEntry(view.entry('description'), context);
  if (!entry || verdict.status !== 'loads' || added === '') return undefined;
  const wanted = verdict.description.slice(0, at) + added + verdict.description.slice(at);
  const here = inPlace(entry, at, added, context);
  if (here && isRead(here, wanted, context)) return { edits: here.edits, after: here.after };
  const rest = wanted.trimEnd();
  // If the runtime reads the file only by quoting it, blocks do not work, but quotes do.
  const whole = [writeReadable, writeQuoted]
    .map((write) => rewritten(entry, rest, write, context))
    .find((tried) => tried && isRead(tried, rest, context));
  return whole && { edits: whole.edits, after: whole.after };
}

/** The runtime's own quoting covers one line; lines below may be a comment. */
function readEntry(entry: Entry | undefined, { doc }: AgentContext): Entry | undefined {
  if (entry?.style !== 'broken') return entry;
  const line = /^[^\r\n]*/.exec(slice(doc.text, entry.valueSpan))?.[0].trimEnd() ?? '';
  return { ...entry, valueSpan: span(entry.valueSpan.start, entry.valueSpan.start + line.length) };
}

interface Tried extends Inserted {
  /** Undefined: any value that is readable. */
  readonly style: Entry['style'] | undefined;
}

function isRead({ after, style, edits }: Tried, wanted: string, context: AgentContext): boolean {
  const now = after.view.entry('description');
  if (!now || (style !== undefined && now.style !== style) || edits.length === 0) return false;
  if (!keepsAgent(context, after, ['description', 'seen'])) return false;
  if (after.verdict.status !== 'loads' || after.verdict.description !== wanted) return false;
  return stillRead(context, after);
}

/** Another program that could read the file still can. */
function stillRead(context: AgentContext, after: Reread): boolean {
  const others = [...context.verdict.reading.fields.keys()].filter((name) => name !== 'description');
  return readersFollow(context, after, others);
}

function inPlace(entry: Entry, at: number, added: string, context: AgentContext): Tried | undefined {
  const { view, scope, verdict, doc } = context;
  const decoded = entry.style === 'broken' ? rawText(doc.text, entry.valueSpan) : view.text('description');
  const text = decoded && scope !== 'plugin' ? withLineBreaks(decoded) : decoded;
  if (!text || verdict.status !== 'loads' || text.value !== verdict.description) return undefined;
  const written = encoded(entry, added, context);
  if (written === undefined) return undefined;
  const source = at > 0 ? text.toSource(at - 1) : undefined;
  const offset = behind(doc.text, entry, source, text.toSource(at));
  const edits = [insert(offset, written)];
  return { edits, after: reread(context, edits), style: entry.style };
}

/**
 * At a line end, the next decoded character is on the next line or after the quotes, so the text goes after the previous character.
 * Within a line both places are the same.
 */
function behind(text: string, entry: Entry, before: number | undefined, next: number): number {
  if (before === undefined || before >= next) return next;
  const between = text.slice(before, next);
  if (entry.style === 'double' && between.startsWith('\\')) return before + escapeLength(between);
  if (entry.style === 'single' && between.startsWith("''")) return before + 2;
  const step = (text.codePointAt(before) ?? 0) > 0xffff ? 2 : 1;
  return Math.min(before + step, next);
}

const escapeLength = (text: string): number =>
  /^\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[^\r\n])/i.exec(text)?.[0].length ?? 1;

/** The text in this style; absent where the style cannot express it. */
function encoded(entry: Entry, added: string, context: AgentContext): string | undefined {
  const { doc, scope } = context;
  const raw = slice(doc.text, entry.valueSpan);
  const eol = eolOf(doc.text);
  const lines = added.split('\n');
  const signs = lines.length === 1 || (scope !== 'plugin' && raw.includes('\\n'));
  switch (entry.style) {
    case 'double':
      return writeScalar(added, 'double', eol)?.slice(1, -1);
    case 'single':
      return signs ? lines.join('\\n').replaceAll("'", "''") : undefined;
    case 'plain':
    case 'broken':
      return signs ? lines.join('\\n') : undefined;
    case 'literal':
    case 'folded': {
      const indent = indentOf(raw);
      if (indent === undefined) return undefined;
      // In a folded scalar an empty line stands for a line break.
      const breaks = entry.style === 'folded' ? added.replace(/\n+/g, (run) => `${run}\n`) : added;
      return breaks
        .split('\n')
        .map((line, index) => (index === 0 || line === '' ? line : indent + line))
        .join(eol);
    }
    default:
      return undefined;
  }
}

function indentOf(raw: string): string | undefined {
  const given = /^[|>][-+]?(\d)/.exec(raw)?.[1];
  return given === undefined ? /\n([ ]+)[^\s]/.exec(raw)?.[1] : ' '.repeat(Number(given));
}

/** None where an anchor or a tag would be lost. */
function rewritten(
  entry: Entry,
  value: string,
  write: (value: string, eol: string) => string,
  context: AgentContext,
): Tried | undefined {
  if (hasSign(entry, context)) return undefined;
  const lead = entry.colon !== undefined && entry.valueSpan.start === entry.colon + 1 ? ' ' : '';
  const edits = [valueEdit(entry, lead + write(value, eolOf(context.doc.text)), context)];
  return { edits, after: reread(context, edits), style: undefined };
}
