// Searches a session's folders, and the others where agents lie, for all there is, and makes the index hold just that. In slices,
// so that whoever types does not wait.

import { MANIFEST } from '../../../../common/src/claudePaths';
import { agentPlace, placeRules } from '../../core/dialects/claude/places/agentPlaces';
import { CONTEXT_GLOBS } from '../../core/dialects/claude/places/paths';
import { openPlugin } from '../../core/dialects/claude/places/pluginFolder';
import type { Units } from '../../core/text/lineIndex';
import type { AgentIndex } from '../../core/workspace/agentIndex';
import type { Host } from '../../core/workspace/host';
import { type AgentPlace, MARKDOWN_GLOBS } from '../../core/workspace/placeRules';
import type { Log } from '../guard';
import { timeSliced, yieldToEventLoop } from '../scheduling';
import type { AgentFiles } from './agentFiles';
import type { Outside } from './outside';
import { isContextFile } from './watched';
import type { WhereAgents } from './whereAgents';

const GLOBS = [...placeRules.flatMap(({ globs }) => globs), ...CONTEXT_GLOBS];

interface Scanned {
  readonly host: Host;
  readonly index: AgentIndex;
  readonly where: WhereAgents;
  readonly files: AgentFiles;
  readonly outside: Outside;
  readonly log: Log;
  readonly units: Units;
}

/** `addsFiles`: settings make agent files of Markdown in other places, so that all of it is listed. */
export async function scanFolders(scanned: Scanned, addsFiles: boolean): Promise<void> {
  const { host, index, where, files, outside, log, units } = scanned;
  const globs = addsFiles ? [...GLOBS, ...MARKDOWN_GLOBS] : GLOBS;
  const unreadable = new Set<string>();
  const list = (folder: string, wanted: readonly string[]): Promise<readonly string[]> =>
    host.list(folder, wanted, undefined, (each) => unreadable.add(each));
  const listed = await Promise.all(where.folders.map((folder) => list(folder, globs)));
  const found = [...new Set(listed.flat())];
  const manifests = found.filter((uri) => uri.endsWith(`/${MANIFEST}`));
  where.plugins = await Promise.all(
    manifests.map((uri) => openPlugin(host, uri.slice(0, -MANIFEST.length - 1), units)),
  );
  await yieldToEventLoop();
  const around = await outside.gather(found.filter(isContextFile));
  const places = where.places();
  const trees = [
    ...places.plugins.map(({ root }) => `${root}/agents`),
    ...(places.user ? [places.user] : []),
    ...(places.managed ? [places.managed] : []),
  ];
  const elsewhere = await Promise.all(trees.map((tree) => list(tree, MARKDOWN_GLOBS)));
  const listedByPlugins = places.plugins.flatMap(({ listed }) => [...(listed?.values() ?? [])].map(({ uri }) => uri));
  const wanted = new Map<string, AgentPlace>();
  const now = where.places();
  await timeSliced([...new Set([...found, ...elsewhere.flat(), ...listedByPlugins, ...files.openOnes])], (uri) => {
    const place = agentPlace(uri, now);
    if (place) wanted.set(uri, place);
  });
  for (const uri of [...index.uris]) if (!wanted.has(uri)) index.remove(uri);
  await timeSliced(
    [...wanted],
    async ([uri, place]) => {
      await files.refreshAt(uri, place);
      if (!index.known(uri) && !files.isLookedAt(uri)) unreadable.add(uri);
    },
    host.atOnce,
  );
  if (unreadable.size > 0) log(unreadableWords([...unreadable].map(where.pathOf)));
  await outside.surround(around);
}

/** The first few by name: of a thousand nobody reads more. */
function unreadableWords(paths: readonly string[]): string {
  const named = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `Not readable: ${named} and ${paths.length - 5} more.` : `Not readable: ${named}.`;
}
