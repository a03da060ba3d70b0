// Which files are agent files of Claude Code, and from where it finds them.

import { AGENTS_FOLDER, PLUGIN_AGENTS_FOLDER, PLUGIN_GLOB } from '../../../../../../common/src/claudePaths';
import { decoded } from '../../../text/uri';
import { type AgentPlace, hostFolder, type PlaceRule, projectFolder } from '../../../workspace/placeRules';
import type { Scope } from '../../verdict';
import { placeInPlugin } from './pluginFolder';

/** Every `*.md` below a plugin's `agents`, or what its manifest lists. */
const plugins: PlaceRule = {
  globs: [PLUGIN_GLOB],
  contains: () => false,
  place(uri, folders) {
    const comparable = folders.plugins.length > 0 ? decoded(uri) : uri;
    for (const each of folders.plugins) {
      const plugin = placeInPlugin(each, comparable);
      if (plugin) return { scope: 'plugin', tree: `${each.root}/${PLUGIN_AGENTS_FOLDER}`, root: each.root, plugin };
    }
    return undefined;
  },
};

/** In order: the first that applies decides. */
export const placeRules: readonly PlaceRule[] = [
  hostFolder('managed'),
  hostFolder('user'),
  projectFolder(AGENTS_FOLDER),
  plugins,
];

/** Higher takes precedence. */
export const scopeRank: Readonly<Record<Scope, number>> = { managed: 4, project: 3, user: 2, plugin: 1, 'built-in': 0 };

/**
 * The folder below one of `roots` in which a session has to be started to find the agent: Claude Code looks for
 * `.claude/agents` from the folder it is started in upwards, never downwards (2.1.329). Absent where one of the roots will do.
 */
export function searchedOnlyFrom(
  { scope, root: home }: Pick<AgentPlace, 'scope' | 'root'>,
  roots: readonly string[] = [],
): string | undefined {
  if (scope !== 'project' || home === undefined) return undefined;
  if (roots.some((root) => `${root}/`.startsWith(`${home}/`))) return undefined;
  const root = roots.find((candidate) => home.startsWith(`${candidate}/`));
  return root === undefined ? undefined : home.slice(root.length + 1);
}
