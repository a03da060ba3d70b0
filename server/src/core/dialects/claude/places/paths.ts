// The paths of Claude Code's own files and folders (2.1.332). No other module of the server spells them.

/** Below a project, the user's home and a managed folder. */
export const CLAUDE_FOLDER = '.claude';
/** Below a project: where its agents lie. */
export const AGENTS_FOLDER = `${CLAUDE_FOLDER}/agents`;
/** Below a plugin: where its agents lie, unless its manifest lists them. */
export const PLUGIN_AGENTS_FOLDER = 'agents';
/** Below a plugin: marks it as one. */
export const PLUGIN_FOLDER = '.claude-plugin';
export const MANIFEST = `${PLUGIN_FOLDER}/plugin.json`;
export const MANIFEST_GLOB = `**/${MANIFEST}`;

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

/** Folders whose creation or removal brings or takes agents: editors report the folder, not the files in it. */
export const AGENT_FOLDER_GLOBS: readonly string[] = [
  `**/${CLAUDE_FOLDER}`,
  ...[AGENTS_FOLDER, PLUGIN_AGENTS_FOLDER].flatMap((folder) => [`**/${folder}`, `**/${folder}/**`]),
];
