// Reads JSON of other programs tolerantly, with positions. An error does not hide what precedes it.

import { createScanner, getNodeValue, type Node, type ParseError, type ParseOptions, parseTree } from 'jsonc-parser';
import type { LineIndex } from '../text/lineIndex';
import { type Span, span } from '../text/span';
import type { FileRange } from './workspaceContext';

export interface JsonText {
  /** Absent for a text that holds no value at all. */
  readonly root: Node | undefined;
  /** True where the JSON has no error. */
  readonly sound: boolean;
}

/** Comments are errors, as they are for Claude Code. */
export const readJson = (text: string): JsonText => parseJson(text, { disallowComments: true });

/** A text that is nested too deep ends there: the parser is recursive. */
export function parseJson(text: string, options: ParseOptions): JsonText {
  const errors: ParseError[] = [];
  const root = parseTree(text.slice(0, tooDeepAt(text)).replace(/^\uFEFF/, ' '), errors, options);
  return { root, sound: errors.length === 0 && root !== undefined };
}

/** Levels of arrays and objects. */
const DEEPEST = 500;

/** Offset of the first bracket that is nested too deep, if any: by the parser's own tokens, so that both agree. Linear. */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text);
  /** What closes them: the parser leaves no level by another bracket. */
  const open: string[] = [];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const at = scanner.getTokenOffset();
    const first = text[at];
    if (first === '[' || first === '{') {
      if (open.push(first === '[' ? ']' : '}') > DEEPEST) return at;
    } else if (first === open.at(-1)) open.pop();
  }
  return undefined;
}

/** The value below these names; absent where there is none. Of a duplicate name the last counts. */
export const valueAt = (node: Node | undefined, ...names: readonly string[]): Node | undefined =>
  names.reduce(lastValue, node);

function lastValue(node: Node | undefined, name: string): Node | undefined {
  const members = node?.type === 'object' ? (node.children ?? []) : [];
  for (let at = members.length - 1; at >= 0; at--) {
    const [key, value] = members[at]?.children ?? [];
    if (key?.value === name) return value;
  }
  return undefined;
}

interface JsonProperty {
  readonly name: string;
  /** The name without its quotes. */
  readonly nameSpan: Span;
  readonly value: Node | undefined;
}

export const propertiesOf = (node: Node | undefined): readonly JsonProperty[] =>
  node?.type !== 'object'
    ? []
    : (node.children ?? []).flatMap(({ children: [key, value] = [] }): readonly JsonProperty[] =>
        key ? [{ name: String(key.value), nameSpan: insideQuotes(key), value }] : [],
      );

export const itemsOf = (node: Node | undefined): readonly Node[] =>
  node?.type === 'array' ? (node.children ?? []) : [];

export const stringOf = (node: Node | undefined): string | undefined =>
  node?.type === 'string' ? String(getNodeValue(node)) : undefined;

export const insideQuotes = ({ offset, length }: Node): Span =>
  span(offset + 1, Math.max(offset + 1, offset + length - 1));

export const placeIn = (
  file: { readonly uri: string; readonly path: string },
  lines: LineIndex,
  at: Span,
): FileRange => ({
  uri: file.uri,
  path: file.path,
  start: lines.positionAt(at.start),
  end: lines.positionAt(at.end),
});
