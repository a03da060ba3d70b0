// The runtime's properties that the parser needs: keys that are fields, and the shapes of their values.

/** The shape of a field's values, as far as it tells slips of syntax apart. */
export interface FieldShape {
  readonly types: readonly ('string' | 'array' | 'object' | 'integer' | 'number' | 'boolean')[];
  readonly listStyles: readonly ('csv' | 'flow' | 'block')[];
}

export interface ReaderProfile {
  /** True for a key that is a field: known, misspelt, or of another program. */
  isField(key: string): boolean;
  /** True for a key inside a field's value, such as `command` in `hooks`. */
  isNestedKey(word: string): boolean;
  /** Absent for a name the runtime does not know. */
  shapeOf(name: string): FieldShape | undefined;
  /** The field a key is a common misspelling of: by list, or by case, `-` and `_` alone. */
  spelledRight(key: string): string | undefined;
  /** The frontmatter as the runtime repairs it after YAML rejected it; the same text if nothing changes. */
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
