// Tabs and space-like blanks in indentation, with the number of spaces each stands for.

import { span } from '../../text/span';
import { isPlainList, isPlainMap, isSamePlain, type Plain, readYaml } from '../plainYaml';
import { edit, type Slip } from './fault';

/** Two first, as the runtime tries; none last, for a tab after enough spaces. */
const WIDTHS = [2, 4, 8, 3, 6, 1, 0] as const;
const INDENT = /\n([ ]*[\t\u00a0\u2000-\u200b\u3000][ \t\u00a0\u2000-\u200b\u3000]*)/g;

/** Absent if no width makes the value readable with its lines below the ones they follow. */
export function tabSlip(chunk: string): Slip | undefined {
  const found = [...chunk.matchAll(INDENT)];
  const [first] = found;
  if (!first) return undefined;
  for (const width of WIDTHS) {
    const expanded = expand(chunk, width);
    if (!isNested(chunk, expanded) || !isCollectionOrText(expanded)) continue;
    const start = first.index + 1 + (first[1] ?? '').search(/[^ ]/);
    return {
      code: 'tab-indentation',
      span: span(start, first.index + 1 + (first[1] ?? '').length),
      edits: found.map((match) =>
        edit(match.index + 1, match.index + 1 + (match[1] ?? '').length, spaced(match[1] ?? '', width)),
      ),
      fix: 'spaces',
      what: '',
      plain: WIDTHS.every((other) => isReadAlike(chunk, expanded, other)),
    };
  }
  return undefined;
}

/** Whether every other readable width gives the same list or mapping; in text only blanks differ. */
function isReadAlike(chunk: string, chosen: string, width: number): boolean {
  const other = expand(chunk, width);
  if (!isNested(chunk, other) || !isCollectionOrText(other)) return true;
  const [mine, its] = [fieldValue(chosen), fieldValue(other)];
  return typeof mine === 'string' || isSamePlain(mine, its);
}

const expand = (chunk: string, width: number): string =>
  chunk.replace(INDENT, (_line, indent: string) => `\n${spaced(indent, width)}`);

const spaced = (indent: string, width: number): string =>
  indent.replace(/\t/g, ' '.repeat(width)).replace(/[\u00a0\u2000-\u200b\u3000]/g, ' ');

/** Lines that begin with a tab are right of a line that ends in a colon, and items not right of the item above. */
function isNested(chunk: string, expanded: string): boolean {
  const before = chunk.split('\n');
  const after = expanded.split('\n');
  return after.every((line, index) => {
    const above = after[index - 1];
    if (above === undefined || !/^[ ]*\t/.test(before[index] ?? '')) return true;
    if (/:[ \t]*\r?$/.test(above)) return columnOf(line) > columnOf(above.replace(/^( *)- /, '$1  '));
    // An item right of the text of the one above would continue that text.
    return !/^ *- /.test(line) || !/^ *- /.test(above) || columnOf(line) <= columnOf(above);
  });
}

const columnOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** The value of a chunk that is one field. */
function fieldValue(chunk: string): Plain | undefined {
  const reading = readYaml(chunk);
  if ('error' in reading || !isPlainMap(reading.value) || reading.value.size !== 1) return undefined;
  return [...reading.value.values()][0];
}

function isCollectionOrText(chunk: string): boolean {
  const value = fieldValue(chunk);
  return typeof value === 'string' || isPlainList(value) || isPlainMap(value);
}
