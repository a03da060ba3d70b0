// The place of an agent file: decided by its path and by the rules of a dialect. Reads nothing.

import type { FilePlace, ManifestProblem, PluginPlace, Scope } from '../dialects/verdict';
import type { Glob } from './globs';

export interface AgentPlace {
  readonly scope: Scope;
  /** URI of the `agents` folder it lies in; for a plugin's file always the plugin's. */
  readonly tree: string;
  /**
   * URI of the folder whose sessions find the agent, in a project; of the plugin, in a plugin. Absent for agents of every
   * session, and for files that a setting adds or the command line names.
   */
  readonly root?: string;
  /** For scope `plugin`. */
  readonly plugin?: PluginPlace;
}

export interface PluginManifest {
  /** Absent where it has no usable one. */
  readonly name?: string;
  /** Paths below the plugin's folder, without `./`; absent where the folder `agents` counts. */
  readonly agents?: readonly string[];
  readonly problem?: ManifestProblem;
}

export interface ListedAgentFile {
  readonly uri: string;
  /** Folders that count for its agent's id. */
  readonly folders: readonly string[];
}

export interface PluginFolder {
  /** URI without a slash at its end. */
  readonly root: string;
  /** As another plugin's name is known: the folder's name may be a version. */
  readonly name?: string;
  /** Absent where there is none. */
  readonly manifest?: PluginManifest;
  /** What the manifest lists, by decoded URI; absent where the folder `agents` counts. */
  readonly listed?: ReadonlyMap<string, ListedAgentFile>;
}

/** Folders outside of any workspace that only the host knows, and what the workspace adds. */
export interface AgentFolders {
  /** URI of the user's `agents` folder, if there is one. */
  readonly user?: string;
  /** URI of the managed `agents` folder, if there is one. */
  readonly managed?: string;
  readonly plugins: readonly PluginFolder[];
  /** Files that the setting `files` adds, by URI. */
  readonly extra?: Glob;
}

/** A place in which a dialect looks for agents. Another dialect is another list of rules. */
export interface PlaceRule {
  /** Globs of its files below a folder of the workspace. */
  readonly globs: readonly string[];
  /** True for a folder so far inside of the place that the globs match nothing below it. */
  contains(folder: string): boolean;
  /** Absent for files elsewhere. `uri` is normalized. */
  place(uri: string, folders: AgentFolders): AgentPlace | undefined;
}

const MARKDOWN = /\.md$/i;
/** Other spellings of the extension are listed too: the runtime does not find those files, and a rule reports it. */
export const MARKDOWN_GLOBS: readonly string[] = ['**/*.md', '**/*.MD', '**/*.Md', '**/*.mD'];

/** Files below a folder that only the host knows. */
export const hostFolder = (scope: 'user' | 'managed'): PlaceRule => ({
  globs: [],
  contains: () => false,
  place(uri, folders) {
    const tree = folders[scope];
    return tree !== undefined && uri.startsWith(`${normalized(tree).replace(/\/$/, '')}/`)
      ? { scope, tree }
      : undefined;
  },
});

/** Files below a folder of that path, in any folder of a project. The innermost counts. */
export const projectFolder = (folder: string): PlaceRule => ({
  globs: MARKDOWN_GLOBS.map((glob) => `**/${folder}/${glob}`),
  contains: (uri) => `${uri}/`.includes(`/${folder.split('/')[0]}/`),
  place(uri) {
    const at = uri.lastIndexOf(`/${folder}/`);
    return at < 0
      ? undefined
      : { scope: 'project', tree: uri.slice(0, at + 1 + folder.length), root: uri.slice(0, at) };
  },
});

/** By the first rule that applies, else by the setting `files`. Absent for a file that is no agent file. */
export function placeByRules(uri: string, rules: readonly PlaceRule[], folders: AgentFolders): AgentPlace | undefined {
  if (!MARKDOWN.test(uri)) return undefined;
  const plain = normalized(uri);
  for (const rule of rules) {
    const place = rule.place(plain, folders);
    if (place) return place;
  }
  return folders.extra?.test(uri) ? addedPlace(plain) : undefined;
}

/** Of a file that is an agent file although no rule finds it. */
export const addedPlace = (uri: string): AgentPlace => ({ scope: 'project', tree: uri.slice(0, uri.lastIndexOf('/')) });

/** `%2E` and the like mean the same file; drive letters come in two cases. */
function normalized(uri: string): string {
  return uri
    .replace(/%2e/gi, '.')
    .replace(/%20/g, ' ')
    .replace(/^file:\/\/\/([A-Za-z])(?::|%3A)/i, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
}

/** The part of a file's place that its verdict depends on. */
export const filePlace = (
  { scope, plugin }: { readonly scope: Scope; readonly plugin?: PluginPlace | undefined },
  path: string,
): FilePlace => ({ scope, path, ...(plugin ? { plugin } : {}) });
