// Finds the starts of fields in possibly invalid frontmatter; tolerates unindented text, dialogues and half-typed names.

import type { Span } from '../text/span';

/** Whether a key, in any case or common misspelling, is a field name; comes from the runtime's schema. */
export type IsField = (key: string) => boolean;

/** A line that begins a field, the name in its second group. */
export const KEY = /^(["']?)([A-Za-z_][\w.-]*)\1[ \t]*:(?=[ \t\r\n]|$)/;
/** A known field whose value follows its colon without a space. */
export const GLUED_KEY = /^([A-Za-z_][\w-]*):[^ \t\r\n]/;
const LONE_WORD = /^([A-Za-z_][\w-]*)[ \t]*\r?$/;
const DIALOGUE_LABEL = /^(?:context|user|human|assistant|claude|commentary|examples?)$/i;

/** Span of each field's lines, as offsets into the region. */
export function fieldCuts(region: string, isField: IsField): readonly Span[] {
  const out: { start: number; end: number }[] = [];
  let current: { key: string; openExamples: number; runOn: boolean; block: boolean } | undefined;
  let start = 0;
  while (start < region.length) {
    const next = region.indexOf('\n', start);
    const end = next < 0 ? region.length : next;
    const line = region.slice(start, end);
    const key = keyOfLine(line, current, isField, () => nextLineIsKey(region, end + 1));
    if (key !== undefined) {
      current = { key, openExamples: 0, runOn: false, block: /:[ \t]*[|>][-+\d]*[ \t]*\r?$/.test(line) };
      out.push({ start, end });
    } else if (current && line.trim() !== '') {
      if (/^[^\s#-]/.test(line)) current.runOn = true;
      const last = out.at(-1);
      if (last) last.end = end;
    }
    if (current) current.openExamples += count(line, '<example>') - count(line, '</example>');
    start = end + 1;
  }
  return out;
}

function keyOfLine(
  line: string,
  current: { readonly key: string; readonly openExamples: number; readonly runOn: boolean } | undefined,
  isField: IsField,
  nextIsKey: () => boolean,
): string | undefined {
  const key = KEY.exec(line)?.[2];
  if (key !== undefined) {
    if (isField(key)) return key;
    if (current && (current.openExamples > 0 || current.runOn || DIALOGUE_LABEL.test(key))) return undefined;
    return key;
  }
  const glued = GLUED_KEY.exec(line)?.[1];
  if (glued !== undefined && isField(glued)) return glued;
  const lone = LONE_WORD.exec(line)?.[1];
  if (lone !== undefined && !(current && (current.openExamples > 0 || current.runOn)) && nextIsKey()) return lone;
  return undefined;
}

function nextLineIsKey(region: string, from: number): boolean {
  if (from >= region.length) return true;
  const rest = region.slice(from, from + 200);
  return KEY.test(rest.split('\n')[0] ?? '') || rest.trim() === '';
}

const count = (text: string, part: string): number => text.split(part).length - 1;
