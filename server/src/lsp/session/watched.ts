// The files a client is asked to watch.

import { PLUGIN_GLOB } from '../../../../common/src/claudePaths';
import { AGENT_FOLDER_GLOBS, CONTEXT_GLOBS, USER_CONTEXT_GLOBS } from '../../core/dialects/claude/places/paths';
import { SETTINGS_FILE } from '../../core/workspace/settings';

export const WATCHED: readonly string[] = [
  '**/*.md',
  PLUGIN_GLOB,
  ...CONTEXT_GLOBS,
  `**/${SETTINGS_FILE}`,
  ...AGENT_FOLDER_GLOBS,
];
/** Below the user's own folder. */
export const WATCHED_OF_USER: readonly string[] = ['agents/**/*.md', ...USER_CONTEXT_GLOBS];

/** Whether a scan reads the file although it is no agent, as far as its path tells. For clients that watch no files. */
export const isReadByScan = (uri: string): boolean => /\/\.(?:claude|claude-plugin|mcp|subagents)\b/.test(uri);
