// Decides from its path whether a file is an agent file, and of which scope. Asks nothing of the file itself.

import type { Scope } from '../verdict/verdict';
import type { Glob } from './globs';

export interface AgentPlace {
  readonly scope: Scope;
  /** URI of the `agents` folder it lies in. */
  readonly tree: string;
}

export interface AgentFolders {
  /** URI of the user's `agents` folder, if there is one. */
  readonly user?: string;
  /** URI of the managed `agents` folder, if there is one. */
  readonly managed?: string;
  /** URIs of folders that have a `.claude-plugin` in them. */
  readonly plugins: readonly string[];
  /** Globs of the setting `files`, relative to a workspace folder. */
  readonly extra?: readonly Glob[];
}

const MARKDOWN = /\.md$/i;

/** Absent for every other file: nothing is said about those, whatever they contain. */
export function agentPlace(uri: string, folders: AgentFolders): AgentPlace | undefined {
  if (!MARKDOWN.test(uri)) return undefined;
  const plain = normalized(uri);
  if (folders.managed && isBelow(plain, folders.managed)) return { scope: 'managed', tree: folders.managed };
  if (folders.user && isBelow(plain, folders.user)) return { scope: 'user', tree: folders.user };
  const plugin = folders.plugins.find((root) => isBelow(plain, `${root.replace(/\/$/, '')}/agents`));
  if (plugin) return { scope: 'plugin', tree: `${plugin.replace(/\/$/, '')}/agents` };
  const at = plain.lastIndexOf('/.claude/agents/');
  if (at >= 0) return { scope: 'project', tree: plain.slice(0, at + '/.claude/agents'.length) };
  if (folders.extra?.some((glob) => glob.test(plain)))
    return { scope: 'project', tree: plain.slice(0, plain.lastIndexOf('/')) };
  return undefined;
}

const isBelow = (uri: string, folder: string): boolean => uri.startsWith(`${normalized(folder).replace(/\/$/, '')}/`);

/** `%2E` and the like mean the same file; drive letters come in two cases. */
function normalized(uri: string): string {
  return uri
    .replace(/%2e/gi, '.')
    .replace(/%20/g, ' ')
    .replace(/^file:\/\/\/([A-Za-z])(?::|%3A)/i, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
}
