// Recognizes unreadable values of known shapes in one field's text. Offsets are into that text; expects unreadable values.

import { type Span, span } from '../../text/span';
import type { Entry } from '../document';
import type { FieldShape, ReaderProfile } from '../readerProfile';

/** The intended type of an unreadable value: by its start, and for a value on lines of its own by the first line. */
export function likelyShape(entry: Entry, chunk: string, { shapeOf }: ReaderProfile): 'list' | 'map' | 'text' {
  const from = entry.valueSpan.start - entry.span.start;
  const value = chunk.slice(from);
  const field = shapeOf(entry.name);
  const isText = field === undefined ? false : field.types.length === 1 && field.types[0] === 'string';
  const takesLists = field?.types.includes('array') === true;
  const below = chunk.slice(0, from).includes('\n');
  if (isText) return 'text';
  if (
    below &&
    (/^-(?:[ \t]|$)/m.test(value.split('\n', 1)[0] ?? '') ||
      (takesLists && /^(?:\*[ \t]|-\w[^\n]*\n[ ]*- )/.test(value)))
  )
    return 'list';
  if (below && (/^["']?[\w.-]+["']?[ \t]*:(?:\s|$)/.test(value) || isMapOnly(field))) return 'map';
  if (value.startsWith('[')) return 'list';
  return value.startsWith('{') && !value.startsWith('{{') ? 'map' : 'text';
}

const isMapOnly = (field: FieldShape | undefined): boolean => field?.types.length === 1 && field.types[0] === 'object';

/** A field indented below another one: YAML reads it as part of the field above. */
export function indentedField(
  chunk: string,
  { shapeOf }: ReaderProfile,
  isWritten: (field: string) => boolean,
): Span | undefined {
  const block = /^[^\n:]+:[ \t]*[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?$/.test(firstLine(chunk));
  const closed = /^[^\n:]+:[ \t]*(?:(["'])(?:(?!\1).)+\1|\[[^[\]]*\])[ \t]*\r?$/.test(firstLine(chunk));
  if (!block && !closed && /^[^\n]*?:[ \t]*(?:[|>"'[{]|\r?$)/.test(firstLine(chunk))) return undefined;
  const margin = block ? (/\n([ ]*)[^\s#]/.exec(chunk)?.[1]?.length ?? 0) : Number.POSITIVE_INFINITY;
  for (const match of chunk.matchAll(/\n[ \t]+([A-Za-z][\w-]*):(?=[ \t\r\n]|$)/g)) {
    const key = match[1] ?? '';
    const end = match.index + match[0].length - 1;
    // Below a block, only a line left of its text does not belong to it.
    if (end - key.length - match.index - 1 >= margin) continue;
    if (shapeOf(key) && !isWritten(key)) return span(end - key.length, end);
  }
  return undefined;
}

/** A line of a block or a list that is indented less, or more, than the first. */
export function unevenLine(chunk: string): Span | undefined {
  const lines = [...chunk.matchAll(/\n([ ]*)([^\s#][^\n]*)/g)];
  const first = lines[0];
  if (!first) return undefined;
  const block = /^[^\n:]+:[ \t]*[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?$/.test(firstLine(chunk));
  const list = /^[^\n:]+:[ \t]*\r?$/.test(firstLine(chunk)) && /^- /.test(first[2] ?? '');
  if (!block && !list) return undefined;
  const margin = (first[1] ?? '').length;
  const odd = lines.find((line) => {
    const indent = (line[1] ?? '').length;
    return block ? indent < margin : /^- /.test(line[2] ?? '') && indent !== margin && indent < margin + 2;
  });
  if (!odd) return undefined;
  const start = odd.index + 1 + (odd[1] ?? '').length;
  return span(start, start + (odd[2] ?? '').trimEnd().length);
}

/** The chunk with every such line at the indentation of the first. */
export function evened(chunk: string): string {
  const margin = /\n([ ]*)[^\s#]/.exec(chunk)?.[1] ?? '';
  const block = /[|>][-+\d]*[ \t]*(?:#.*|\r?)$/s.test(firstLine(chunk));
  return chunk.replace(/\n([ ]*)([^\s#][^\n]*)/g, (line, indent: string, rest: string) => {
    if (block ? indent.length >= margin.length : !/^- /.test(rest)) return line;
    return `\n${margin}${rest}`;
  });
}

const ESCAPE = /\\(?:(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abtnvfre "/\\N_LP\t\n]|\r\n)|[\s\S])/g;

/** Backslashes in double quotes that begin no escape, as in Windows paths. */
export const strayBackslashes = (value: string): readonly Span[] =>
  value.startsWith('"')
    ? [...value.matchAll(ESCAPE)]
        .filter((match) => match[1] === undefined)
        .map((match) => span(match.index, match.index + match[0].length))
    : [];

/** A line at the margin that names a field without a colon: `description = …`, `tools Read, Grep`. */
export function fieldWithoutColon(
  chunk: string,
  profile: ReaderProfile,
  isWritten: (field: string) => boolean,
): Span | undefined {
  for (const match of chunk.matchAll(
    /\n(["']?)([A-Za-z]+)\1(?:[ \t]*(=|->|[：；;]|-(?=[ \t]))[ \t]*|[ \t]+(?=\S)|(?=[ \t]*\r?\n[ ]*(?:- |[ ]\w)))([^\r\n]*)/g,
  )) {
    const [whole, , field = '', mark, rest = ''] = match;
    const sure =
      mark !== undefined || field === 'name' || field === 'description' || isShort(field, rest.trimEnd(), profile);
    if (!sure || !profile.shapeOf(field) || isWritten(field)) continue;
    const start = match.index + 1;
    return span(start, start + whole.slice(1, whole.length - rest.length).trimEnd().length);
  }
  return undefined;
}

/** One word or names of tools after the name of a field that takes them; prose continues otherwise. */
const isShort = (field: string, rest: string, { shapeOf }: ReaderProfile): boolean =>
  /[A-Z]/.test(field) || /^(?:\S*|[[{].*)$/.test(rest)
    ? shapeOf(field) !== undefined
    : (shapeOf(field)?.listStyles.length ?? 0) > 0 &&
      /^[A-Z]\w*(?:\([^)]*\))?(?:,[ \t]*[A-Z]\w*(?:\([^)]*\))?)+$/.test(rest);

/** Text after the closing quote of a list item: `- "Read", "Grep"`. */
export function itemAfterQuote(chunk: string): Span | undefined {
  const match = /\n[ ]*- +(?:"[^"\n]*"|'[^'\n]*')([ \t]*[^\s#:][^\n]*)/.exec(chunk);
  const rest = match?.[1]?.trimEnd();
  if (!match || rest === undefined) return undefined;
  const start = match.index + match[0].length - (match[1]?.length ?? 0);
  return span(start, start + rest.length);
}

const firstLine = (chunk: string): string =>
  chunk.slice(0, chunk.indexOf('\n') < 0 ? chunk.length : chunk.indexOf('\n'));
