// Agent files that a plugin's manifest lists outside of its `agents` folder, as patterns for a document selector. Knows texts
// and paths only; the server judges the manifest.

/** Files below any `agents` folder are in the selector anyway. */
const isInAgents = (entry: string): boolean => entry.split('/').slice(1, -1).includes('agents');

/** `root`: path of the plugin's folder, with slashes. Empty for a manifest that cannot be read or lists none. */
export function listedPatterns(root: string, manifest: string): readonly string[] {
  return entriesIn(manifest)
    .filter((entry) => /^\.\/.*\.md$/.test(entry) && !isInAgents(entry) && !/(?:^|\/)\.\.(?:\/|$)/.test(entry))
    .map((entry) => literal(`${root}/${entry.split('/').filter(isSegment).join('/')}`));
}

const isSegment = (segment: string): boolean => segment !== '' && segment !== '.';

function entriesIn(manifest: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(manifest.replace(/^\uFEFF/, ''));
    const agents = typeof read === 'object' && read !== null && 'agents' in read ? read.agents : undefined;
    return [agents].flat().filter((entry): entry is string => typeof entry === 'string');
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** As a glob that matches nothing but this path. */
const literal = (path: string): string => path.replace(/[*?[{}]/g, '[$&]');
