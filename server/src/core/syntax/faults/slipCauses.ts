// Slips as causes: the slips of an unreadable value, if correcting all of them makes it readable.

import { applyEdits, haveCollision } from '../../text/edit';
import { slice, span } from '../../text/span';
import type { AgentDocument, Entry } from '../document';
import { isPlainList, isPlainMap, readYaml } from '../plainYaml';
import type { ReaderProfile } from '../readerProfile';
import { writeQuoted } from '../writeScalar';
import { moved, type Slip, type UnreadableCause } from './fault';
import { flowSlips } from './flowSlips';
import { tabSlip } from './indentSlips';
import { hasTextAtMargin } from './marginText';
import { scalarSlip } from './scalarSlips';
import { likelyShape } from './shapes';
import { asItem, nestedSlips } from './slips';

/** Every slip of the value, if correcting all of them makes it readable and keeps its intended type. */
export function slipCauses(entry: Entry, { text, profile }: AgentDocument): readonly UnreadableCause[] | undefined {
  const { start, end } = entry.span;
  const chunk = text.slice(start, end);
  const tabs = tabSlip(chunk) ?? itemsBelow(entry, chunk, profile);
  const slips = tabs ? [tabs] : correctSlips(entry, chunk, profile);
  const bullets = slips?.filter(isBullet).flatMap((slip) => slip.edits) ?? [];
  return slips
    ?.map((slip) => (isBullet(slip) ? { ...slip, edits: bullets } : slip))
    .map((slip) => ({
      code: slip.code,
      span: span(start + slip.span.start, start + slip.span.end),
      entry,
      slip: moved(slip, start),
    }));
}

const isBullet = ({ fix, what }: Slip): boolean => fix === 'dash' && what === '*';

function correctSlips(entry: Entry, chunk: string, profile: ReaderProfile): readonly Slip[] | undefined {
  const found = slipsOf(entry, chunk, profile);
  const first =
    found.filter((slip) => slip.code === 'uneven-indentation').length > 1
      ? (firstItem(chunk) ?? lineAbove(entry, chunk, found, profile))
      : undefined;
  return [
    ...(first ? [[...found.filter((slip) => slip.code !== 'uneven-indentation'), first]] : []),
    found,
    found.filter((slip) => slip.code !== 'uneven-indentation'),
    found.filter((slip) => slip.plain),
  ].find((slips) => slips.length > 0 && isCorrected(entry, chunk, slips, profile));
}

function isCorrected(entry: Entry, chunk: string, slips: readonly Slip[], profile: ReaderProfile): boolean {
  const edits = slips.flatMap((slip) => slip.edits);
  if (haveCollision(edits)) return false;
  const edited = applyEdits(chunk, edits);
  if (hasTextAtMargin(edited, entry.name)) return false;
  const reading = readYaml(edited);
  if ('error' in reading || !isPlainMap(reading.value) || reading.value.size !== 1) return false;
  const value = reading.value.get(entry.name);
  return likelyShape(entry, chunk, profile) === 'text'
    ? typeof value === 'string'
    : isPlainList(value) || isPlainMap(value);
}

function slipsOf(entry: Entry, chunk: string, profile: ReaderProfile): readonly Slip[] {
  const from = entry.valueSpan.start - entry.span.start;
  const value = chunk.slice(from);
  const textItems = profile.shapeOf(entry.name)?.listStyles.includes('csv') === true;
  if (chunk.slice(0, from).includes('\n'))
    return likelyShape(entry, chunk, profile) === 'text'
      ? []
      : nestedSlips(chunk, { textItems, isKey: profile.isNestedKey });
  if (/^[[{]/.test(value) && !value.startsWith('{{'))
    return flowSlips(value).slips.map((slip) => moved(asItem(slip, value, { textItems }), from));
  const line = /^[^\r\n]*/.exec(value)?.[0].trimEnd() ?? '';
  const slip = /^["']/.test(line) && line.length === value.trimEnd().length ? scalarSlip(line) : undefined;
  return slip && slip !== 'continues' ? [moved(slip, from)] : [];
}

/** The first item, if all others are at one other column. */
function firstItem(chunk: string): Slip | undefined {
  const items = [...chunk.matchAll(/\n([ ]*)(- [^\r\n]*)/g)];
  const [first, second] = items;
  const column = second?.[1] ?? '';
  if (!first || !second || first[1] === column || items.slice(1).some((item) => item[1] !== column)) return undefined;
  const start = first.index + 1;
  const text = start + (first[1] ?? '').length;
  return {
    code: 'uneven-indentation',
    span: span(text, text + (first[2] ?? '').trimEnd().length),
    edits: [{ span: span(start, text), newText: column }],
    fix: 'align',
    what: '',
    plain: false,
  };
}

/** The line above the first uneven one, if moving it alone aligns all lines below. */
function lineAbove(entry: Entry, chunk: string, found: readonly Slip[], profile: ReaderProfile): Slip | undefined {
  const uneven = found.find((slip) => slip.code === 'uneven-indentation')?.span.start ?? 0;
  const below = chunk.lastIndexOf('\n', uneven - 1) + 1;
  const start = chunk.lastIndexOf('\n', below - 2) + 1;
  const line = chunk.slice(start, below).trimEnd();
  const text = start + line.search(/\S|$/);
  if (start === 0 || text === start) return undefined;
  return [uneven - below, uneven - below - 2]
    .filter((column) => column > 0)
    .map(
      (column): Slip => ({
        code: 'uneven-indentation',
        span: span(text, start + line.length),
        edits: [{ span: span(start, text), newText: ' '.repeat(column) }],
        fix: 'align',
        what: '',
        plain: false,
      }),
    )
    .find((slip) =>
      isCorrected(entry, chunk, [...found.filter(({ code }) => code !== 'uneven-indentation'), slip], profile),
    );
}

/** Items on lines of their own below names on the field's line, in a field that takes both styles. */
function itemsBelow(entry: Entry, chunk: string, profile: ReaderProfile): Slip | undefined {
  const from = entry.valueSpan.start - entry.span.start;
  const [head = '', ...items] = chunk.slice(from).trimEnd().split('\n');
  const isItem = (line: string): boolean => /^[ ]*[-*] +[A-Za-z][\w()*. -]*\r?$/.test(line);
  if (profile.shapeOf(entry.name)?.listStyles.includes('csv') !== true || chunk.slice(0, from).includes('\n'))
    return undefined;
  if (!/^[A-Za-z][\w()*, .-]*\r?$/.test(head) || items.length === 0 || !items.every(isItem)) return undefined;
  let at = from + head.length;
  const edits = items.map((line) => {
    const lead = /^[ ]*[-*] +/.exec(line)?.[0].length ?? 0;
    const start = at - (chunk[at - 1] === '\r' ? 1 : 0);
    const joined = {
      span: span(start, at + 1 + lead),
      newText: /,[ ]*\r?$/.test(chunk.slice(chunk.lastIndexOf('\n', at - 1) + 1, at)) ? ' ' : ', ',
    };
    at += 1 + line.length;
    return joined;
  });
  const start = from + head.length + 1 + (items[0]?.search(/\S/) ?? 0);
  return {
    code: 'multiline-text',
    span: span(start, from + head.length + 1 + (items[0] ?? '').trimEnd().length),
    edits,
    fix: 'join',
    what: '',
    plain: items.every((line) => /^[ ]*-/.test(line)),
  };
}

/** Unquoted texts that begin with `*` and reference nothing; each alone is valid YAML, so the whole is parsed. */
export function aliasCauses({ frontmatter, text, profile }: AgentDocument): readonly UnreadableCause[] {
  const causes: UnreadableCause[] = [];
  const anchors = new Set([...frontmatter.text.matchAll(/&([^\s,[\]{}]+)/g)].map(([, name]) => name));
  for (const entry of frontmatter.entries) {
    const chunk = slice(text, entry.span);
    const reading = readYaml(chunk);
    if (!('error' in reading) || reading.error.code !== 'BAD_ALIAS') continue;
    const textItems = profile.shapeOf(entry.name)?.listStyles.includes('csv') === true;
    for (const match of chunk.matchAll(ALIAS)) {
      const [, lead = '', word = ''] = match;
      if (anchors.has(word.slice(1))) continue;
      const start = match.index + lead.length;
      const slip: Slip = {
        code: 'text-needs-quotes',
        span: span(start, start + 1),
        edits: [{ span: span(start, start + word.length), newText: writeQuoted(word) }],
        fix: 'quote',
        what: '*',
        plain: !(textItems && word === '*'),
      };
      const at = moved(slip, entry.span.start);
      causes.push({ code: slip.code, span: at.span, entry, slip: at });
    }
  }
  return causes.slice(0, MOST_ALIASES);
}

const MOST_ALIASES = 50;
const ALIAS = /((?:^|\n)[ \t]*(?:- +)*(?:[\w-]+:[ \t]+(?:- +)*)?|[[,{][ \t]*)(\*[^\s,[\]{}]*)/g;
