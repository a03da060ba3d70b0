// What the parser must know of the runtime whose files it reads: which keys are fields, and how their values are written.

/** The shape of a field's values, as far as slips of syntax are told apart by it. */
export interface FieldShape {
  readonly types: readonly ('string' | 'array' | 'object' | 'integer' | 'number' | 'boolean')[];
  readonly listStyles: readonly ('csv' | 'flow' | 'block')[];
}

export interface ReaderProfile {
  /** True for a key that is meant as a field: known, misspelt, or a field of another program. */
  isField(key: string): boolean;
  /** True for a key that stands inside a field's value, such as `command` in `hooks`. */
  isNestedKey(word: string): boolean;
  /** Absent for a name the runtime does not know. */
  shapeOf(name: string): FieldShape | undefined;
  /** The field a key is a usual misspelling of: by list, or by case, `-` and `_` alone. */
  spelledRight(key: string): string | undefined;
  /** The frontmatter as the runtime tries it a second time after YAML rejected it; the same text where it changes nothing. */
  repair(region: string): string;
}

/** For Markdown with frontmatter of any kind, such as a command or a skill: every key is a field. */
export const anyFields: ReaderProfile = {
  isField: () => true,
  isNestedKey: () => false,
  shapeOf: () => undefined,
  spelledRight: () => undefined,
  repair: (region) => region,
};
