// Where material lies that is not part of the project, and a line that says so where it is not there.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const shared = path.resolve(projectRoot, '../shared');

export const sharedSeeds = path.join(shared, 'seeds');
export const sharedCorpus = path.join(shared, 'corpus');

export const hasSeeds = existsSync(sharedSeeds);
export const hasCorpus = existsSync(path.join(sharedCorpus, 'runtime-verdicts.json'));

if (!hasCorpus) console.log('skipped: no shared corpus');

export const fixture = (name: string): string => path.join(projectRoot, 'test/fixtures', name);
