// Draws mutants. Moving a file, or a change elsewhere, changes nothing of what a seed draws: a mutant's place in the draw comes
// from its file's name, its line and its change.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findMutants } from './mutants.mjs';

/**
 * Mutants that change nothing that can be seen, each with the reason. Named by file name, line and change, so that moving the file
 * changes nothing.
 * @type {{ file: string, line: string, change: string, why: string, matches: Set<string> }[]}
 */
export const equivalents = JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url), 'utf8')).map(
  (entry) => ({
    ...entry,
    matches: new Set(),
  }),
);

/** All mutants of the folders, and `count` of them, numbered from 1 in the order of the draw. */
export function drawMutants(root, folders, seed, count) {
  const all = Object.entries(folders).flatMap(([folder, places]) =>
    places.flatMap((place) => filesIn(root, place)).flatMap((file) => mutantsIn(root, folder, file)),
  );
  for (const entry of equivalents)
    for (const mutant of all)
      if (path.basename(mutant.file) === entry.file && mutant.source === entry.line && mutant.change === entry.change)
        entry.matches.add(mutant.key);
  const ranked = all
    .map((mutant) => ({ mutant, rank: createHash('sha256').update(`${seed}\n${mutant.key}`).digest('hex') }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const drawn = ranked.slice(0, count).map(({ mutant }, at) => ({ ...mutant, id: at + 1 }));
  return Object.assign(drawn, { total: all.length });
}

function filesIn(root, folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

function mutantsIn(root, folder, file) {
  const times = new Map();
  return findMutants(readFileSync(path.join(root, file), 'utf8')).map((mutant) => {
    const key = [path.basename(file), mutant.source, mutant.change].join('\n');
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    return { ...mutant, folder, file, key: `${key}\n${nth}` };
  });
}
