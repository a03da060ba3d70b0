// Finds slips in list and mapping values, line by line, with minimal edits; guesses until the edited text is parsed again.

import { edit, KEY, type Line, moved, type Slip, type SlipOptions } from './fault';
import { flowSlips } from './flowSlips';
import { scalarSlip } from './scalarSlips';
import { structureSlip } from './structureSlips';

/** The lines of the value below the field's own. Linear in their length. */
export function nestedSlips(chunk: string, options: SlipOptions): readonly Slip[] {
  const slips: Slip[] = [];
  const columns: number[] = [];
  const lines = linesOf(chunk);
  let opens = true;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    index++;
    if (!line || line.content === '' || line.content.startsWith('#')) continue;
    const at = line.start + line.column;
    const structure = structureSlip(line, lines[index], columns, opens, options);
    if (structure) slips.push(structure);
    const marker = structure?.code === 'list-item-marker';
    const content = marker ? line.content.replace(/^(?:\*\s|-(?=\S))/, '') : line.content;
    const offset = at + line.content.length - content.length;
    const key =
      structure?.code === 'colon-missing' || (options.textItems && line.dashes.length > 0)
        ? undefined
        : KEY.exec(content);
    const value = key ? content.slice(key[0].length) : content;
    const valueAt = offset + content.length - value.length;
    const own = key ? line.column : (line.dashes.at(-1) ?? line.indent);
    opens = value === '' || value.startsWith('#') || (structure?.code === 'colon-missing' && /^[\w-]+$/.test(content));
    if (opens || structure?.code === 'colon-missing' || structure?.code === 'colon-without-space') {
      if (BLOCK.test(value)) index = skipDeeper(lines, index, own);
      continue;
    }
    if (BLOCK.test(value)) {
      index = skipDeeper(lines, index, own);
      continue;
    }
    const rest = chunk.slice(valueAt);
    if (/^[[{]/.test(value) && !value.startsWith('{{')) {
      const flow = flowSlips(rest);
      slips.push(...flow.slips.map((slip) => moved(asItem(slip, value, options), valueAt)));
      while (index < lines.length && (lines[index]?.start ?? 0) < valueAt + flow.length) index++;
      continue;
    }
    const scalar = scalarSlip(value, rest);
    if (scalar === 'continues') index = skipQuoted(chunk, lines, index, valueAt, value[0] ?? '"');
    else if (scalar) slips.push(moved(asItem(scalar, value, options), valueAt));
    else index = skipContinuation(lines, index, own);
  }
  return slips;
}

/** In a list of names: `*` stands for all of them, no name begins with `@`, and quotes around names are left out. */
export function asItem(slip: Slip, value: string, { textItems }: Pick<SlipOptions, 'textItems'>): Slip {
  if (!textItems) return slip;
  if (/^[*@%`]$/.test(slip.what)) return { ...slip, plain: false };
  if (slip.code !== 'text-after-quote' || slip.fix !== 'quote') return slip;
  const quotes = [...slip.what.matchAll(/["']/g)].map(({ index }) => edit(index, index + 1, ''));
  return { ...slip, edits: quotes, fix: 'unquote', plain: NAMES.test(value) };
}

const NAMES = /^["'\w\s,()*:.-]+$/;

const BLOCK = /^[|>][-+\d]*[ \t]*(?:#.*)?$/;

function linesOf(chunk: string): readonly Line[] {
  const lines: Line[] = [];
  let start = chunk.indexOf('\n') + 1;
  while (start > 0 && start < chunk.length) {
    const next = chunk.indexOf('\n', start);
    const end = next < 0 ? chunk.length : next;
    const text = chunk.slice(start, end).trimEnd();
    const indent = /^\s*/.exec(text)?.[0].length ?? 0;
    const dashes: number[] = [];
    let column = indent;
    for (let mark = DASH.exec(text.slice(column)); mark; mark = DASH.exec(text.slice(column))) {
      dashes.push(column);
      column += mark[0].length;
    }
    lines.push({ start, indent, dashes, column, content: text.slice(column) });
    start = next + 1;
  }
  return lines;
}

const DASH = /^-(?:[ \t]+|$)/;

function skipDeeper(lines: readonly Line[], from: number, than: number): number {
  let index = from;
  while (
    index < lines.length &&
    ((lines[index]?.content === '' && lines[index]?.dashes.length === 0) || (lines[index]?.indent ?? 0) > than)
  )
    index++;
  return index;
}

/** A plain text continues in deeper lines that begin neither an item nor a key. */
function skipContinuation(lines: readonly Line[], from: number, than: number): number {
  let index = from;
  for (let line = lines[index]; line; line = lines[index]) {
    if (line.dashes.length > 0 || line.indent <= than || KEY.test(line.content) || line.content.startsWith('#')) break;
    index++;
  }
  return index;
}

function skipQuoted(chunk: string, lines: readonly Line[], from: number, at: number, quote: string): number {
  let end = at + 1;
  while (end < chunk.length && chunk[end] !== quote) end += quote === '"' && chunk[end] === '\\' ? 2 : 1;
  let index = from;
  while (index < lines.length && (lines[index]?.start ?? 0) <= end) index++;
  return index;
}
