// Percent-encoding of URIs, of which every editor has its own habits: compare what is decoded.

/** Unchanged where it is no valid encoding. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** The URI of a path below a folder's URI. */
export const uriBelow = (folder: string, path: string): string =>
  `${folder}/${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`;
