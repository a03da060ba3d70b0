// Claude Code's folders that the server and the client both look for (2.1.332). No other module spells them.

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
/** A folder with any of these is a plugin: a marketplace may describe one that has no manifest. */
export const PLUGIN_GLOB = `**/${PLUGIN_FOLDER}/*.json`;
