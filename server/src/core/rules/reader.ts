// Another program's way of reading frontmatter, injected by the host. The core never depends on one being there.

/** Plain values by field, or why the program rejects the file. */
type OtherReading = { readonly fields: ReadonlyMap<string, unknown> } | { readonly error: string };

export interface FrontmatterReader {
  readonly id: string;
  /** Absent for a text that would take the program too long. */
  read(text: string): OtherReading | undefined;
}
