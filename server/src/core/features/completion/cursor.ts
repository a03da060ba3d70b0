// Classifies the cursor position in the frontmatter by lines, not by YAML nodes, which half-typed text does not have.

import type { AgentDocument, Entry, ListStyle } from '../../syntax/document';
import { agentNames } from '../../syntax/toolList';
import { type Span, span } from '../../text/span';
import { tailStart } from '../../text/strings';
import type { CursorContext } from './cursorContext';

const OUTSIDE: CursorContext = { at: 'outside' };

export function cursorAt(doc: AgentDocument, offset: number): CursorContext {
  const { fence } = doc;
  if (fence.state === 'none') return OUTSIDE;
  if (offset < fence.region.start) return OUTSIDE;
  if (fence.state === 'closed' && offset >= fence.close.start)
    return offset >= doc.body.start ? { at: 'body' } : OUTSIDE;
  const line = lineAround(doc.text, offset);
  const entry = ownerOf(doc, line.start);
  const keyed = /^([A-Za-z_][\w-]*)[ \t]*:/.exec(line.text);
  const typed = line.text.slice(0, offset - line.start);
  const keyEnd = keyed ? keyed[0].length : -1;
  const startsEntry =
    entry !== undefined && entry.nameSpan.start >= line.start && entry.nameSpan.start <= line.start + 1;
  if (keyed && startsEntry && typed.length >= keyEnd) return inValue(doc, entry, offset, line);
  if (keyed && startsEntry) return keyAt(line, offset, true);
  if (/^\s/.test(typed) || /^\s*-/.test(typed)) return entry ? inNested(doc, entry, offset, line) : OUTSIDE;
  if (/^[A-Za-z_-]*$/.test(typed) && !inRunOnText(doc, entry, line)) return keyAt(line, offset, false);
  return entry?.name === 'description' ? { at: 'description', entry, empty: false } : OUTSIDE;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function lineAround(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const end = next < 0 ? text.length : next;
  return { start, text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end) };
}

/** The last field that starts on or above this line. */
const ownerOf = (doc: AgentDocument, lineStart: number): Entry | undefined =>
  lastWhere(doc.frontmatter.entries, (entry) => doc.text.lastIndexOf('\n', entry.nameSpan.start - 1) + 1 <= lineStart);

function lastWhere<T>(items: readonly T[], is: (item: T) => boolean): T | undefined {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item !== undefined && is(item)) return item;
  }
  return undefined;
}

function keyAt(line: Line, offset: number, hasColon: boolean): CursorContext {
  const end = /^[\w-]*/.exec(line.text)?.[0].length ?? 0;
  // No completion between a name and its colon, or inside quotes.
  if (offset > line.start + end) return OUTSIDE;
  return {
    at: 'key',
    prefix: line.text.slice(0, offset - line.start),
    replace: span(line.start, line.start + end),
    hasColon,
  };
}

/** A word at the margin continues unquoted text above, unless a blank line or a complete field lies between. */
function inRunOnText(doc: AgentDocument, entry: Entry | undefined, line: Line): boolean {
  if (entry?.style !== 'broken' || entry.colon === undefined) return false;
  const raw = doc.text.slice(entry.valueSpan.start, Math.min(line.start, entry.valueSpan.end)).trimEnd();
  return raw.includes('\n') && entry.span.end > line.start;
}

function inValue(doc: AgentDocument, entry: Entry, offset: number, line: Line): CursorContext {
  const field = doc.profile.shapeOf(entry.name);
  if (entry.name === 'description')
    return {
      at: 'description',
      entry,
      empty: doc.text.slice(entry.valueSpan.start, entry.valueSpan.end).trim() === '',
    };
  if (field && field.listStyles.length > 0) {
    const value = doc.text.slice((entry.colon ?? entry.nameSpan.end) + 1, line.start + line.text.length);
    return itemAt(doc, entry, offset, line, value.trimStart().startsWith('[') ? 'flow' : 'csv', '');
  }
  const colon = line.text.indexOf(':');
  const lead = /^[ \t]*["']?/.exec(line.text.slice(colon + 1))?.[0].length ?? 0;
  const start = line.start + colon + 1 + lead;
  const rest = /^[^\s"'#]*/.exec(doc.text.slice(start, line.start + line.text.length))?.[0] ?? '';
  if (offset < start) return { at: 'value', field: entry.name, entry, prefix: '', replace: span(offset, offset) };
  return {
    at: 'value',
    field: entry.name,
    entry,
    prefix: doc.text.slice(start, offset),
    replace: span(start, Math.max(start + rest.length, offset)),
  };
}

function inNested(doc: AgentDocument, entry: Entry, offset: number, line: Line): CursorContext {
  if (entry.name === 'hooks') return inHooks(doc, entry, offset, line);
  if (entry.name === 'description') return { at: 'description', entry, empty: false };
  const field = doc.profile.shapeOf(entry.name);
  if (!field || field.listStyles.length === 0) return OUTSIDE;
  const value = doc.text.slice((entry.colon ?? entry.nameSpan.end) + 1, offset);
  if (value.trimStart().startsWith('[')) return itemAt(doc, entry, offset, line, 'flow', '');
  if (/^\s*-/.test(line.text))
    return itemAt(
      doc,
      entry,
      offset,
      line,
      'block',
      /^\s*-\S?$/.test(line.text) || /^\s*-$/.test(line.text.slice(0, offset - line.start)) ? ' ' : '',
    );
  if (value.trim() === '' || endsInItem(value)) return itemAt(doc, entry, offset, line, 'block', '- ');
  return itemAt(doc, entry, offset, line, 'csv', '');
}

/** True if the last non-blank line is a list item, and not the first. */
function endsInItem(value: string): boolean {
  const lines = value.trimEnd();
  const last = lines.lastIndexOf('\n');
  return last >= 0 && lines.slice(last).trimStart().startsWith('-');
}

const BREAK = { csv: /[\s,"'`;]/, flow: /[\s,"'[\]]/, block: /[\s"']/ } as const;

function itemAt(
  doc: AgentDocument,
  entry: Entry,
  offset: number,
  line: Line,
  style: ListStyle,
  lead: string,
): CursorContext {
  const floor = Math.max(
    line.start,
    entry.nameSpan.start >= line.start ? (entry.colon ?? entry.nameSpan.end) + 1 : line.start,
  );
  const ceiling = line.start + line.text.length;
  const inside = openParenthesis(doc.text, floor, offset);
  let start = offset;
  const stops = inside ? /[,("']/ : BREAK[style];
  while (start > floor && !stops.test(doc.text[start - 1] ?? ' ')) start--;
  while (inside && start < offset && /\s/.test(doc.text[start] ?? '')) start++;
  if (style === 'block' && /^\s*-$/.test(line.text.slice(0, start - line.start + 1)))
    start = Math.min(offset, start + 1);
  let end = offset;
  const ends = inside ? /[,)"'\]]/ : style === 'flow' ? /[\s,"'\]]/ : BREAK[style];
  while (end < ceiling && !ends.test(doc.text[end] ?? ' ')) end++;
  while (inside && end > offset && /\s/.test(doc.text[end - 1] ?? '')) end--;
  const at = span(start, end);
  return {
    at: 'item',
    field: entry.name,
    entry,
    style,
    prefix: doc.text.slice(start, offset),
    replace: at,
    lead,
    used: inside ? usedInside(doc.text, floor, ceiling, offset, at) : usedItems(doc, entry, at),
    ...(inside ? { inside } : {}),
  };
}

/** The tool whose parenthesis is open at the offset. */
function openParenthesis(text: string, floor: number, offset: number): string | undefined {
  const before = text.slice(floor, offset);
  const open = before.lastIndexOf('(');
  if (open < 0 || before.indexOf(')', open) >= 0) return undefined;
  return before.slice(tailStart(before.slice(0, open), /[\w-]/), open) || undefined;
}

const usedInside = (text: string, floor: number, ceiling: number, offset: number, at: Span): readonly string[] => {
  const open = text.lastIndexOf('(', offset - 1);
  const close = text.indexOf(')', offset);
  const start = Math.max(open + 1, floor);
  const end = close < 0 || close > ceiling ? ceiling : close;
  const others = `${text.slice(start, at.start)},${text.slice(at.end, end)}`;
  return agentNames(others).map(({ name }) => name);
};

/** The list's names without the one being typed. Reads raw text, so that broken lists still have items. */
function usedItems(doc: AgentDocument, entry: Entry, typing: Span): readonly string[] {
  const start = (entry.colon ?? entry.nameSpan.end) + 1;
  const end = Math.max(entry.valueSpan.end, typing.end);
  const raw = `${doc.text.slice(start, typing.start)} ${doc.text.slice(typing.end, end)}`;
  return raw
    .replace(/\([^)]*\)?/g, '')
    .split(/[\s,[\]"'`;]+/)
    .filter((name) => name !== '' && name !== '-');
}

function inHooks(doc: AgentDocument, entry: Entry, offset: number, line: Line): CursorContext {
  const typed = line.text.slice(0, offset - line.start);
  const value = /^\s+(?:-\s+)?(type|matcher|if):[ \t]*["']?([\w|-]*)$/.exec(typed);
  if (value) {
    const prefix = (value[2] ?? '').split('|').at(-1) ?? '';
    const rest = /^[\w-]*/.exec(line.text.slice(typed.length))?.[0].length ?? 0;
    return {
      at: 'hook',
      part: value[1] === 'type' || value[1] === 'if' ? value[1] : 'matcher',
      prefix,
      replace: span(offset - prefix.length, offset + rest),
      used: [],
    };
  }
  const key = /^(\s+)(\w*)$/.exec(typed);
  if (!key) return OUTSIDE;
  const keys = [...doc.text.slice(entry.nameSpan.end, entry.span.end).matchAll(/\n([^\S\n]+)(\w+):/g)];
  const indent = (key[1] ?? '').length;
  if (keys.some(([, before = '']) => before.length < indent)) return OUTSIDE;
  const rest = /^\w*/.exec(line.text.slice(typed.length))?.[0].length ?? 0;
  return {
    at: 'hook',
    part: 'event',
    prefix: key[2] ?? '',
    replace: span(offset - (key[2] ?? '').length, offset + rest),
    used: keys.map(([, , name = '']) => name),
  };
}
