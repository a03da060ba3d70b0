// The paths of the files around agents that Claude Code reads (2.1.332), and globs for them.

import {
  AGENTS_FOLDER,
  CLAUDE_FOLDER,
  MANIFEST,
  PLUGIN_AGENTS_FOLDER,
  PLUGIN_FOLDER,
} from '../../../../../../common/src/claudePaths';
import { anyOf } from '../../../workspace/globs';
import type { Links } from '../../../workspace/host';

/** Below a project, a folder above it, or a plugin. */
export const MCP_FILE = '.mcp.json';
/** Below `.claude`. */
const SETTINGS_NAMES = ['settings.json', 'settings.local.json'] as const;
/** Below `.claude`, the user's folder or a plugin. */
export const SKILL_FOLDERS = [
  { folder: 'skills', files: '**/SKILL.md' },
  { folder: 'commands', files: '**/*.md' },
] as const;

/** Configuration of a project, by its path below the project's folder. */
export const PROJECT_CONFIGURATION: readonly string[] = [
  MCP_FILE,
  ...SETTINGS_NAMES.map((name) => `${CLAUDE_FOLDER}/${name}`),
];

/** Everything around the agents of a project that matters to them. */
export const CONTEXT_GLOBS: readonly string[] = [
  ...PROJECT_CONFIGURATION.map((path) => `**/${path}`),
  ...SKILL_FOLDERS.map(({ folder, files }) => `**/${CLAUDE_FOLDER}/${folder}/${files}`),
];

/** The same below the user's own folder. `.claude.json` is left out: Claude Code writes it all the time. */
export const USER_CONTEXT_GLOBS: readonly string[] = [
  SETTINGS_NAMES[0],
  ...SKILL_FOLDERS.map(({ folder, files }) => `${folder}/${files}`),
  'plugins/installed_plugins.json',
];

/**
 * Paths below a project at which the runtime follows a link wherever it leads, measured for agents on 2.1.332: to a file, to a
 * folder, of the folder itself, of `.claude`, over several links.
 */
const LINKED_ENTRIES: readonly string[] = [CLAUDE_FOLDER, PLUGIN_FOLDER, MANIFEST, ...PROJECT_CONFIGURATION];
const LINKED_BELOW: readonly string[] = [
  AGENTS_FOLDER,
  ...SKILL_FOLDERS.map(({ folder }) => `${CLAUDE_FOLDER}/${folder}`),
];

/** The links to follow in a search below the folder. */
export const linksBelow =
  (folder: string): Links =>
  (path) => {
    const whole = `${folder}/${path}`;
    return (
      LINKED_ENTRIES.some((entry) => whole.endsWith(`/${entry}`)) ||
      LINKED_BELOW.some((below) => `${whole}/`.includes(`/${below}/`))
    );
  };

/** Folders whose creation or removal brings or takes agents: editors report the folder, not the files in it. */
export const AGENT_FOLDER_GLOBS: readonly string[] = [
  `**/${CLAUDE_FOLDER}`,
  ...[AGENTS_FOLDER, PLUGIN_AGENTS_FOLDER].flatMap((folder) => [`**/${folder}`, `**/${folder}/**`]),
];

const context = anyOf(CONTEXT_GLOBS);
/** Asked of every listed file: most are ruled out before the expression is tried. */
export const isContextFile = (uri: string): boolean =>
  (uri.endsWith('.json') || (uri.endsWith('.md') && !uri.includes(`/${AGENTS_FOLDER}/`))) && context.test(uri);

const userContext = anyOf(USER_CONTEXT_GLOBS);
export const isUserContextFile = (uri: string, userFolder: string | undefined): boolean =>
  userFolder !== undefined && uri.startsWith(`${userFolder}/`) && userContext.test(uri.slice(userFolder.length));
