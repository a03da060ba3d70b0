// The shape of a parsed agent file, as written. Parsing cannot fail, and a broken field never hides another.

import type { Document as YamlDocument, Node as YamlNode } from 'yaml';
import type { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { ReaderProfile } from './readerProfile';

/** `none`: no frontmatter; `open`: no closing fence yet; `closed`: both fences are present. */
export interface Fence {
  readonly state: 'none' | 'open' | 'closed';
  /** The opening dashes; empty at 0 if absent. */
  readonly open: Span;
  /** The closing dashes; empty at the end of the frontmatter if absent. */
  readonly close: Span;
  /** The text between the two fence lines, without the line break before the closing fence's line. */
  readonly region: Span;
}

type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';
/** `flow` and `block` are collections; `broken` is a value YAML rejects; `empty` is nothing after the colon. */
export type ValueStyle = ScalarStyle | 'flow' | 'block' | 'alias' | 'empty' | 'broken';

/** One field of the frontmatter, in file order, duplicates included. */
export interface Entry {
  readonly name: string;
  /** From the key to the end of the value (without trailing blank lines). */
  readonly span: Span;
  readonly nameSpan: Span;
  /** Offset of the colon; absent on a half-typed key. */
  readonly colon?: number;
  /** Always present, even for unreadable values: from the first to the last character as written. */
  readonly valueSpan: Span;
  readonly style: ValueStyle;
  /** The YAML node, with ranges relative to `nodeBase`; absent when the value is broken or empty. */
  readonly node?: YamlNode;
  /** Add this to every range of `node` to get document offsets. */
  readonly nodeBase: number;
  /** The YAML document `node` belongs to (needed to resolve aliases). */
  readonly yaml?: YamlDocument.Parsed;
  /** Errors of the YAML reader inside this entry, as offsets into the document. */
  readonly problems: readonly SyntaxProblem[];
}

export interface SyntaxProblem {
  /** The `yaml` package's error code, e.g. `BLOCK_AS_IMPLICIT_KEY`. */
  readonly code: string;
  readonly span: Span;
}

/** Decoded text with a mapping from its characters to the file. */
export interface Text {
  readonly value: string;
  readonly span: Span;
  /** Decoded offset (0 … value.length) → document offset. Monotone; lands inside `span`. */
  toSource(offset: number): number;
}

export type ListStyle = 'csv' | 'flow' | 'block';
export interface ListItem {
  /** The item as Claude Code splits it: `Bash(git *)` is one. */
  readonly value: string;
  /** The item without quotes around it. */
  readonly span: Span;
  /** The whole element as written, with its quotes. Several items may share one element (`- "Read, Write"`). */
  readonly element: Span;
}
export interface ListValue {
  readonly style: ListStyle;
  readonly items: readonly ListItem[];
}

export interface AgentDocument {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly fence: Fence;
  readonly frontmatter: Frontmatter;
  readonly body: Span;
  /** The profile it was parsed with. */
  readonly profile: ReaderProfile;
}

/** One field with all its lines, for readers that parse it differently. */
export interface FieldText {
  /** From its name to the next field, line ends included. */
  readonly text: string;
  readonly entry: Entry;
  /** `simple`: read without the YAML package; `read`: by it; `broken`: not valid by itself. */
  readonly state: 'simple' | 'read' | 'broken';
}

export interface Frontmatter {
  /** The region's own text; the object is reused while this stays the same. */
  readonly text: string;
  readonly entries: readonly Entry[];
  /** `whole`: the region is one valid YAML mapping; `per-entry`: it is not, and each field was read by itself. */
  readonly mode: 'whole' | 'per-entry';
  /** Present if reading each field alone equals reading the whole. */
  readonly fields?: readonly FieldText[];
  /** The last entry of that exact name (last wins in the runtime), if any. */
  field(name: string): Entry | undefined;
}
