// Which files a client is asked to watch, and what a change of one of them is about. Names only: nothing here reads.

import { anyOf } from '../../core/workspace/globs';
import { SETTINGS_FILE } from '../../core/workspace/settings';
import { AROUND, type UserPlaces } from '../../core/workspace/surroundings';

export const PLUGINS = '**/.claude-plugin/plugin.json';
/** Editors tell of a folder that went or came by its own name, and not by the files in it. */
const AGENT_FOLDERS = ['**/.claude', '**/.claude/agents', '**/.claude/agents/**', '**/agents', '**/agents/**'];
export const WATCHED: readonly string[] = ['**/*.md', PLUGINS, ...AROUND, `**/${SETTINGS_FILE}`, ...AGENT_FOLDERS];

/** Below the user's own folder. `.claude.json` is not among them: Claude Code writes it all the time. */
const OF_USER = ['settings.json', 'skills/**/SKILL.md', 'commands/**/*.md', 'plugins/installed_plugins.json'] as const;
export const WATCHED_OF_USER: readonly string[] = ['agents/**/*.md', ...OF_USER];

const around = anyOf(AROUND);
/** Asked of every file there is: how it ends tells of nearly all. */
export const isAround = (uri: string): boolean =>
  (/(?:\.json|\/SKILL\.md)$/.test(uri) || (uri.endsWith('.md') && uri.includes('/.claude/commands/'))) &&
  around.test(uri);

const ofUser = anyOf(OF_USER);
export const isOfUser = (uri: string, user: UserPlaces | undefined): boolean =>
  user !== undefined && uri.startsWith(`${user.folder}/`) && ofUser.test(uri.slice(user.folder.length));
