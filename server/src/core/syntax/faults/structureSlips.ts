// Structural slips in lines of a list or mapping: a missing or foreign marker, a key without a colon, a wrong column.

import { span } from '../../text/span';
import { edit, KEY, type Line, type Slip, type SlipOptions } from './fault';

/** Checks the column and the marker of a line. Updates `columns`, the open levels. */
export function structureSlip(
  line: Line,
  next: Line | undefined,
  columns: number[],
  opens: boolean,
  { isKey, textItems }: SlipOptions,
): Slip | undefined {
  const { start, indent, dashes, column, content } = line;
  const at = start + column;
  if (dashes.length === 0 && /^\*[ \t]+\S/.test(content)) {
    opened(columns, textItems ? [indent] : [indent, indent + 2], opens);
    return {
      code: 'list-item-marker',
      span: span(at, at + 1),
      edits: [edit(at, at + 1, '-')],
      fix: 'dash',
      what: '*',
      plain: true,
    };
  }
  const isGluedDash =
    dashes.length === 0 && (opens || columns.includes(indent)) ? gluedDash(content, isKey, textItems) : false;
  if (isGluedDash) {
    opened(columns, textItems ? [indent] : [indent, indent + 2], opens);
    return {
      code: 'list-item-marker',
      span: span(at, at + content.length),
      edits: [edit(at + 1, at + 1, ' ')],
      fix: 'dash',
      what: '-',
      plain: true,
    };
  }
  const isItem = dashes.length > 0;
  const hasKey = KEY.test(content) && !(textItems && isItem);
  const moved = misplaced(line, columns, opens, isItem || hasKey);
  if (moved !== undefined) {
    // Deeper lines are not moved along: the text is parsed again before a fix is offered.
    const shift = edit(start, start + indent, ' '.repeat(moved));
    return {
      code: 'uneven-indentation',
      span: span(start + indent, at + content.length),
      edits: [shift],
      fix: 'align',
      what: keyOf(content),
      plain: false,
    };
  }
  if (isItem || hasKey)
    for (const each of [...dashes, ...(hasKey ? [column] : [])]) if (columns.at(-1) !== each) columns.push(each);
  const glued = /^([A-Za-z_][\w-]*):(?=[^\s/:])/.exec(content)?.[1];
  if (glued !== undefined && !hasKey && isKey(glued) && !textItems) {
    opened(columns, [column], opens);
    return {
      code: 'colon-without-space',
      span: span(at, at + glued.length + 1),
      edits: [edit(at + glued.length + 1, at + glued.length + 1, ' ')],
      fix: 'space',
      what: glued,
      plain: true,
    };
  }
  const deeper = next !== undefined && (next.indent > column || (next.dashes.length > 0 && next.indent >= column));
  if (!hasKey && isKey(content) && deeper && (opens || columns.includes(column))) {
    if (columns.at(-1) !== column) columns.push(column);
    return {
      code: 'colon-missing',
      span: span(at, at + content.length),
      edits: [edit(at + content.length, at + content.length, ':')],
      fix: 'colon',
      what: content,
      plain: true,
    };
  }
  const word = /^([A-Za-z_][\w-]*)[ \t]*(?:[=;：；][ \t]*|[ \t])(?=\S)/.exec(content);
  const name = word?.[1] ?? '';
  const begins = isItem
    ? next?.dashes.length === 0 && next.indent === column && KEY.test(next.content)
    : columns.includes(column) || (opens && isSibling(next, column));
  const isInMap = !opens || isSibling(next, column);
  if (!hasKey && word && isKey(name) && begins && (isInMap || isItem)) {
    if (isInMap) opened(columns, [column], opens);
    return {
      code: 'colon-missing',
      span: span(at, at + word[0].trimEnd().length),
      edits: [edit(at, at + word[0].length, `${name}: `)],
      fix: 'colon',
      what: name,
      plain: false,
    };
  }
  if (!isItem && !hasKey && textItems && columns.includes(indent) && !/^["'[{]/.test(content))
    return {
      code: 'list-item-marker',
      span: span(at, at + content.length),
      edits: [edit(at, at, '- ')],
      fix: 'dash',
      what: content,
      plain: false,
    };
  return undefined;
}

/** `-Read`, `-type: command`: a dash without its space. */
const gluedDash = (content: string, isKey: (word: string) => boolean, textItems: boolean): boolean => {
  const [, key] = /^-([A-Za-z_]\w*):(?:\s|$)/.exec(content) ?? [];
  return key === undefined ? textItems && /^-[A-Za-z"']/.test(content) : isKey(key);
};

const isSibling = (next: Line | undefined, column: number): boolean =>
  next?.dashes.length === 0 && next.indent === column && KEY.test(next.content);

/** The levels opened by a line that is not readable as written. */
function opened(columns: number[], begun: readonly number[], opens: boolean): void {
  const [first = 0] = begun;
  if (!opens && !columns.includes(first)) return;
  while ((columns.at(-1) ?? -1) >= first) columns.pop();
  columns.push(...begun);
}

const keyOf = (content: string): string => /^[^\s:]+/.exec(content)?.[0] ?? '';

/** The intended column of a line at a column that is not open; absent if the line is correct. */
function misplaced({ indent }: Line, columns: number[], opens: boolean, starts: boolean): number | undefined {
  const closed: number[] = [];
  while ((columns.at(-1) ?? -1) > indent) closed.push(columns.pop() ?? 0);
  const top = columns.at(-1);
  if (!starts || top === undefined || top === indent || (opens && closed.length === 0)) {
    if (top === undefined && closed.length > 0 && starts) return restored(closed, columns, indent);
    return undefined;
  }
  return restored([...closed, top], columns, indent);
}

function restored(candidates: readonly number[], columns: number[], indent: number): number | undefined {
  const nearest = [...candidates].sort((a, b) => Math.abs(a - indent) - Math.abs(b - indent) || b - a)[0];
  if (nearest === undefined) return undefined;
  for (const each of [...candidates].sort((a, b) => a - b))
    if (each <= nearest && (columns.at(-1) ?? -1) < each) columns.push(each);
  return nearest;
}
