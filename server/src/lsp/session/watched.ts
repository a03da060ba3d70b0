// Which files a client is asked to watch, and what a change of one of them is about. By path alone: nothing here reads.

import { AGENTS_FOLDER, MANIFEST_GLOB } from '../../../../common/src/claudePaths';
import { AGENT_FOLDER_GLOBS, CONTEXT_GLOBS, USER_CONTEXT_GLOBS } from '../../core/dialects/claude/places/paths';
import type { UserPlaces } from '../../core/dialects/claude/places/workspaceContext';
import { anyOf } from '../../core/workspace/globs';
import { SETTINGS_FILE } from '../../core/workspace/settings';

export const WATCHED: readonly string[] = [
  '**/*.md',
  MANIFEST_GLOB,
  ...CONTEXT_GLOBS,
  `**/${SETTINGS_FILE}`,
  ...AGENT_FOLDER_GLOBS,
];
/** Below the user's own folder. */
export const WATCHED_OF_USER: readonly string[] = ['agents/**/*.md', ...USER_CONTEXT_GLOBS];

const context = anyOf(CONTEXT_GLOBS);
/** Asked of every listed file: most are ruled out before the expression is tried. */
export const isContextFile = (uri: string): boolean =>
  (uri.endsWith('.json') || (uri.endsWith('.md') && !uri.includes(`/${AGENTS_FOLDER}/`))) && context.test(uri);

const ofUser = anyOf(USER_CONTEXT_GLOBS);
export const isContextOfUser = (uri: string, user: UserPlaces | undefined): boolean =>
  user !== undefined && uri.startsWith(`${user.folder}/`) && ofUser.test(uri.slice(user.folder.length));

/** True for files that are read with agents without being agents, as far as the path tells. */
export const isBesideAgents = (uri: string): boolean => /\/\.(?:claude|claude-plugin|mcp|subagents)\b/.test(uri);
