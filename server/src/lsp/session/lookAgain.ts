// When the folders are looked at anew without anybody telling of a change: for clients that watch no files, whenever an agent
// file is opened or saved; and where no folder was opened at all, for the one that an opened agent file belongs to.

import type { Host } from '../../core/workspace/host';
import type { UserPlaces } from '../../core/workspace/surroundings';

/** Does the work once more when it was asked for meanwhile, and never twice at a time. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}

/** What lies around agents is read with them. */
export const isAroundAgents = (uri: string): boolean => /\/\.(?:claude|claude-plugin|mcp|subagents)\b/.test(uri);

/** The folder in which Claude Code would find the file; absent for the user's own agents, which are known without one. */
export async function rootOf(uri: string, host: Host, user: UserPlaces | undefined): Promise<string | undefined> {
  const project = /^(.*?)\/\.claude\/agents\/.*\.md$/i.exec(uri)?.[1];
  if (project !== undefined) return user && `${user.folder}/`.startsWith(`${project}/`) ? undefined : project;
  const plugin = /^(.*)\/agents\/.*\.md$/i.exec(uri)?.[1];
  const about = plugin === undefined ? undefined : await host.stat(`${plugin}/.claude-plugin/plugin.json`);
  return about && plugin;
}
