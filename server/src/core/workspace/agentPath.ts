// Decides from its path whether a file is an agent file, and of which scope. Asks nothing of the file itself.

import type { PluginPlace } from '../dialects/claude/loader/pluginAgent';
import type { FileContext, Scope } from '../dialects/claude/loader/verdict';
import { decoded } from '../text/uri';
import type { Glob } from './globs';
import { type PluginFolder, placeInPlugin } from './pluginFolder';

export interface AgentPlace {
  readonly scope: Scope;
  /** URI of the `agents` folder it lies in; for a plugin's file always the plugin's. */
  readonly tree: string;
  /** For scope `plugin`. */
  readonly plugin?: PluginPlace;
}

export interface AgentFolders {
  /** URI of the user's `agents` folder, if there is one. */
  readonly user?: string;
  /** URI of the managed `agents` folder, if there is one. */
  readonly managed?: string;
  /** Folders that have a `.claude-plugin` in them. */
  readonly plugins: readonly PluginFolder[];
  /** Globs of the setting `files`, relative to a workspace folder. */
  readonly extra?: readonly Glob[];
}

const MARKDOWN = /\.md$/i;
/** Other spellings of the extension are listed too: the runtime does not find them, and we say so. */
export const MARKDOWN_GLOBS: readonly string[] = ['**/*.md', '**/*.MD', '**/*.Md', '**/*.mD'];

/** Absent for every other file: nothing is said about those, whatever they contain. */
export function agentPlace(uri: string, folders: AgentFolders): AgentPlace | undefined {
  if (!MARKDOWN.test(uri)) return undefined;
  const plain = normalized(uri);
  if (folders.managed && isBelow(plain, folders.managed)) return { scope: 'managed', tree: folders.managed };
  if (folders.user && isBelow(plain, folders.user)) return { scope: 'user', tree: folders.user };
  const at = plain.lastIndexOf('/.claude/agents/');
  if (at >= 0) return { scope: 'project', tree: plain.slice(0, at + '/.claude/agents'.length) };
  const comparable = folders.plugins.length > 0 ? decoded(plain) : plain;
  for (const each of folders.plugins) {
    const plugin = placeInPlugin(each, comparable);
    if (plugin) return { scope: 'plugin', tree: `${each.root}/agents`, plugin };
  }
  if (folders.extra?.some((glob) => glob.test(plain)))
    return { scope: 'project', tree: plain.slice(0, plain.lastIndexOf('/')) };
  return undefined;
}

/** What the verdict needs to know of a file. */
export const fileContext = (
  { scope, plugin }: { readonly scope: Scope; readonly plugin?: PluginPlace | undefined },
  path: string,
  claudeVersion: string,
): FileContext => ({
  scope,
  path,
  claudeVersion,
  ...(plugin ? { plugin } : {}),
});

const isBelow = (uri: string, folder: string): boolean => uri.startsWith(`${normalized(folder).replace(/\/$/, '')}/`);

/** `%2E` and the like mean the same file; drive letters come in two cases. */
function normalized(uri: string): string {
  return uri
    .replace(/%2e/gi, '.')
    .replace(/%20/g, ' ')
    .replace(/^file:\/\/\/([A-Za-z])(?::|%3A)/i, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
}
