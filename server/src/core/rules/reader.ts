// Another program's way of reading frontmatter, injected by the host. The core never depends on one being there.

/** Plain values by field; absent when the program rejects the file. */
export interface FrontmatterReader {
  readonly id: string;
  read(text: string): { readonly fields: ReadonlyMap<string, unknown> } | { readonly error: string };
}
