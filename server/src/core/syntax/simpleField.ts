// Reads the plainest fields (one-line texts, lists of names) without the YAML package; a property holds both to the same result.

import { Scalar, YAMLSeq } from 'yaml';
import { withoutTail } from '../text/strings';

type SimpleNode = Scalar | YAMLSeq;

interface SimpleField {
  readonly name: string;
  /** Offset of the colon in the field's text; the name starts at 0. */
  readonly colon: number;
  /** Absent for an empty value. */
  readonly node?: SimpleNode;
  /** The value's own characters. */
  readonly start: number;
  readonly end: number;
}

const FIELD = /^([A-Za-z_][\w-]*):([^\r\n]*)(?:\r?\n[ \r\n]*)?$/;
const LIST_FIELD = /^([A-Za-z_][\w-]*):[ ]*\r?\n/;
/** No control characters and no byte order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is kept out.
const ODD = /[\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff]/;
const RESERVED = /^(?:null|true|false)$/i;
const NAME_LIKE = /^[A-Za-z_][\w.-]*$/;

/** `text`: one field with its lines, as cut from a frontmatter. Absent unless the result is certain. */
export function readSimpleField(text: string): SimpleField | undefined {
  const match = FIELD.exec(text);
  const name = match?.[1];
  if (name === undefined) return readList(text);
  const colon = name.length;
  const written = match?.[2] ?? '';
  const value = withoutBlanks(written);
  if (value !== '' && !written.startsWith(' ')) return readList(text);
  if (value === '') return { name, colon, start: colon + 1, end: colon + 1 };
  const start = text.indexOf(value, colon + 1);
  const node = readValue(value, start);
  return node && { name, colon, node, start, end: start + value.length };
}

/** Trims blanks; a regular expression would rescan a run of them. */
function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  return text.slice(start, end);
}

function readValue(value: string, start: number): SimpleNode | undefined {
  if (ODD.test(value)) return undefined;
  if (isPlain(value)) return scalar(value, Scalar.PLAIN, start, value.length);
  const quoted = unquoted(value);
  if (quoted) return scalar(quoted.value, quoted.type, start, value.length);
  return value.startsWith('[') && value.endsWith(']') ? flowList(value, start) : undefined;
}

/** Begins with a letter, so it is neither a number nor an indicator; contains nothing that ends a plain text. */
const isPlain = (value: string): boolean =>
  /^[A-Za-z]/.test(value) &&
  !value.includes(': ') &&
  !value.includes(' #') &&
  !value.endsWith(':') &&
  !RESERVED.test(value);

function unquoted(value: string): { readonly value: string; readonly type: Scalar.Type } | undefined {
  if (/^"(?:[^"\\]|\\["\\/nt])*"$/.test(value))
    return {
      value: value
        .slice(1, -1)
        .replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char)),
      type: Scalar.QUOTE_DOUBLE,
    };
  if (/^'(?:[^']|'')*'$/.test(value))
    return { value: value.slice(1, -1).replaceAll("''", "'"), type: Scalar.QUOTE_SINGLE };
  return undefined;
}

function flowList(value: string, start: number): YAMLSeq | undefined {
  const seq = new YAMLSeq<Scalar>();
  seq.flow = true;
  let at = 1;
  const inner = value.slice(1, -1);
  if (inner.trim() === '') return undefined;
  for (const piece of inner.split(',')) {
    const item = withoutBlanks(piece);
    const offset = start + at + piece.indexOf(item);
    const node = listItem(item, offset);
    if (!node) return undefined;
    seq.items.push(node);
    at += piece.length + 1;
  }
  seq.range = [start, start + value.length, start + value.length];
  return seq;
}

/** Items at one indentation, a name or a quoted name each. */
function readList(text: string): SimpleField | undefined {
  const head = LIST_FIELD.exec(text);
  const name = head?.[1];
  if (!head || name === undefined) return undefined;
  const seq = new YAMLSeq<Scalar>();
  let at = head[0].length;
  let indent: number | undefined;
  let end = at;
  for (const line of text.slice(at).split('\n')) {
    const item = /^([ ]*)-[ ]+(\S.*)$/.exec(withoutTail(line.endsWith('\r') ? line.slice(0, -1) : line, / /));
    if (item) {
      const margin = item[1]?.length ?? 0;
      indent ??= margin;
      const value = item[2] ?? '';
      const offset = at + line.indexOf(value, margin + 1);
      const node = margin === indent ? listItem(value, offset) : undefined;
      if (!node) return undefined;
      seq.items.push(node);
      end = offset + value.length;
    } else if (/[^ \r]/.test(line)) return undefined;
    at += line.length + 1;
  }
  const first = seq.items[0];
  if (!first || indent === undefined) return undefined;
  const start = text.indexOf('-', head[0].length);
  seq.range = [start, end, end];
  return { name, colon: name.length, node: seq, start, end };
}

function listItem(value: string, start: number): Scalar | undefined {
  if (ODD.test(value)) return undefined;
  if (NAME_LIKE.test(value) && !RESERVED.test(value) && !/^_*\d/.test(value))
    return scalar(value, Scalar.PLAIN, start, value.length);
  const quoted = /^(["'])[^"'\\,]*\1$/.test(value) ? unquoted(value) : undefined;
  return quoted && scalar(quoted.value, quoted.type, start, value.length);
}

function scalar(value: string, type: Scalar.Type, start: number, length: number): Scalar {
  const node = new Scalar(value);
  node.type = type;
  node.range = [start, start + length, start + length];
  return node;
}
