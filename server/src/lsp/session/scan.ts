// Searches a session's folders and the folders of agents outside of them, and makes the index hold exactly what was found.

import type { AgentIndex } from '../../core/workspace/agentIndex';
import { agentsAmong, type Search, searchAgentFolders, searchFolders } from '../../core/workspace/discovery';
import type { Log } from '../guard';
import { timeSliced, yieldToEventLoop } from '../scheduling';
import type { AgentFiles } from './agentFiles';
import type { Outside } from './outside';
import type { WhereAgents } from './whereAgents';

interface Scanned {
  readonly search: Search;
  readonly index: AgentIndex;
  readonly where: WhereAgents;
  readonly files: AgentFiles;
  readonly outside: Outside;
  readonly log: Log;
}

/** `addsFiles`: settings add agent files in other places. */
export async function scanFolders(
  { search: given, index, where, files, outside, log }: Scanned,
  addsFiles: boolean,
): Promise<void> {
  const unreadable = new Set<string>();
  const search: Search = { ...given, unreadable: (folder) => unreadable.add(folder) };
  const found = await searchFolders(search, where.folders, addsFiles);
  where.plugins = found.plugins;
  await yieldToEventLoop();
  const around = await outside.gather(found.context);
  const elsewhere = await searchAgentFolders(search, where.places());
  const agents = await agentsAmong([...found.candidates, ...elsewhere, ...files.openUris], where.places(), timeSliced);
  for (const uri of [...index.uris]) if (!agents.has(uri)) index.remove(uri);
  await timeSliced(
    [...agents],
    async ([uri, place]) => {
      await files.refresh(uri, place);
      if (!index.entry(uri) && !files.isReading(uri)) unreadable.add(uri);
    },
    search.host.atOnce,
  );
  if (unreadable.size > 0) log(unreadableWords([...unreadable].map(where.pathOf)));
  await outside.surround(around);
}

/** Names the first few. */
function unreadableWords(paths: readonly string[]): string {
  const named = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `Not readable: ${named} and ${paths.length - 5} more.` : `Not readable: ${named}.`;
}
