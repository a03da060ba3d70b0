// Lines of an unreadable value that may be fields or items of their own: merging one into another text is never safe.

import type { AgentDocument, Entry } from '../syntax/document';
import { likelyShape } from '../syntax/faults/shapes';
import { isPlainList, isPlainMap, type Plain, plainOf } from '../syntax/plainYaml';
import type { ReaderProfile } from '../syntax/readerProfile';
import { slice } from '../text/span';

/** `touched`: the entries of `before` that the change edits. */
export function keepsOwnLines(before: AgentDocument, after: AgentDocument, touched: readonly Entry[]): boolean {
  const lines = touched.flatMap((entry) => ownLines(entry, before));
  // Each is searched in all entries, so that only so many are compared.
  if (lines.length > MOST_OWN_LINES) return false;
  const read = lines.length === 0 ? [] : after.frontmatter.entries.filter(({ style }) => style !== 'broken');
  const texts = read.map((entry) => ({ entry, letters: letters(slice(after.text, entry.span)) }));
  return (
    lines.every(({ name, text }) => {
      const own = letters(text);
      return !texts.some((other) => !isNamed(other.entry, name, after.profile) && other.letters.includes(own));
    }) &&
    !joinsItems(after, touched) &&
    !leavesOddQuote(before, touched)
  );
}

/** More lines of their own than edited fields of any real file have. */
const MOST_OWN_LINES = 100;

interface OwnLine {
  readonly name: string;
  readonly text: string;
}

/** A name, and the separator before its value. */
const LINE = /^([ ]*)((?:-[ \t]+)?)["']?([A-Za-z][\w-]*)["']?([ \t]*(?:[:=：；;]|->|-(?=[ \t]))|(?=[ \t]|$))(.*)$/;
/** Nothing, one word, a flow collection, or names of tools: prose that begins with the name of a field continues otherwise. */
function isShort(rest: string): boolean {
  const text = rest.trim();
  return (
    /^[[{]/.test(text) || !/\s/.test(text) || text.split(/[\s,]+/).every((word) => /^(?:[A-Z][\w()*]*)?$/.test(word))
  );
}

/** Lines below the first of an unreadable value that read as a field: known ones, and others with no space after the colon. */
function ownLines(entry: Entry, { text, profile }: AgentDocument): readonly OwnLine[] {
  if (entry.style !== 'broken') return [];
  const chunk = slice(text, entry.span);
  const shape = likelyShape(entry, chunk, profile);
  const deepest = shape === 'map' ? 0 : 3;
  return chunk
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => {
      const [, indent = '', dash = '', name = '', mark = '', rest = ''] = LINE.exec(line) ?? [];
      if (name === '' || indent.length > deepest || (dash !== '' && shape !== 'text')) return [];
      const isKnown =
        profile.shapeOf(name) !== undefined || (profile.isField(name) && profile.spelledRight(name) !== undefined);
      const isGlued = indent === '' && dash === '' && mark === ':' && /^[^\s:/]/.test(rest);
      return (isKnown && (mark !== '' || isShort(rest))) || isGlued ? [{ name, text: line }] : [];
    });
}

const isNamed = (entry: Entry, name: string, profile: ReaderProfile): boolean =>
  entry.name.toLowerCase() === name.toLowerCase() || entry.name === profile.spelledRight(name);

const letters = (text: string): string => text.replace(/\\n/g, ' ').replace(/[^\p{L}\p{N}]/gu, '');

/** An item on a line of its own became part of the item above: ` - ` in a text that no line of the file contains. */
function joinsItems(after: AgentDocument, touched: readonly Entry[]): boolean {
  const names = new Set(touched.map(({ name }) => name));
  return after.frontmatter.entries.some((entry) => {
    if (!names.has(entry.name) || entry.style === 'broken') return false;
    const source = slice(after.text, entry.span);
    const value = plainOf(entry);
    return (
      (isPlainList(value) || isPlainMap(value)) &&
      textsIn(value).some((text) => /\s-\s/.test(text) && !source.includes(text))
    );
  });
}

function textsIn(value: Plain): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isPlainList(value)) return value.flatMap(textsIn);
  return isPlainMap(value) ? [...value.values()].flatMap(textsIn) : [];
}

/** A quotation mark opened by an edited value ends another field: which text it ends is a guess. */
function leavesOddQuote(before: AgentDocument, touched: readonly Entry[]): boolean {
  return (['"', "'"] as const).some((mark) => {
    const opened = touched.filter((entry) => entry.style === 'broken' && before.text[entry.valueSpan.start] === mark);
    if (opened.length === 0) return false;
    const closing = before.frontmatter.entries.filter((entry) => {
      const value = slice(before.text, entry.valueSpan).trimEnd();
      return value.endsWith(mark) && value.split(mark).length % 2 === 0;
    });
    return closing.length > 1 || opened.some((entry) => closing.some((other) => other !== entry));
  });
}
