// URIs as strings: parents and percent-encoding. Compare decoded URIs; editors encode differently.

/** Unchanged if the encoding is invalid. */
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

/** The folder of a file or folder. */
export const parentOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** URIs of the folders that contain a file, nearest first, without a trailing slash; the last is the root. */
export function foldersAbove(uri: string): readonly string[] {
  const found: string[] = [];
  const scheme = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(uri)?.[0] ?? '';
  for (let at = uri.lastIndexOf('/'); at >= scheme.length; at = uri.lastIndexOf('/', at - 1)) {
    found.push(uri.slice(0, at));
    if (at === 0) break;
  }
  return found;
}
