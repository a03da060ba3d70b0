// Lines of an unreadable value that may be fields or items of their own: merging one into another text is never safe.

import type { AgentDocument, Entry } from '../syntax/document';
import { likelyShape } from '../syntax/faults/shapes';
import { isPlainList, isPlainMap, type Plain, plainOf } from '../syntax/plainYaml';
import type { ReaderProfile } from '../syntax/readerProfile';
import { slice } from '../text/span';

/** `touched`: the entries of `before` that the change edits. Linear in their length, times the entries of `after`. */
export function keepsOwnLines(before: AgentDocument, after: AgentDocument, touched: readonly Entry[]): boolean {
  const read = after.frontmatter.entries.filter(({ style }) => style !== 'broken');
  return (
    touched.every((entry) =>
      ownLines(entry, before).every(
        ({ name, text }) =>
          !read.some((other) => !isNamed(other, name, after.profile) && holds(slice(after.text, other.span), text)),
      ),
    ) &&
    !joinsItems(after, touched) &&
    !leavesOddQuote(before, touched)
  );
}

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

const holds = (whole: string, part: string): boolean => letters(whole).includes(letters(part));
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
  return touched.some((entry) => {
    const mark = before.text[entry.valueSpan.start];
    if (entry.style !== 'broken' || (mark !== '"' && mark !== "'")) return false;
    return before.frontmatter.entries.some((other) => {
      const value = slice(before.text, other.valueSpan).trimEnd();
      return other !== entry && value.endsWith(mark) && value.split(mark).length % 2 === 0;
    });
  });
}
