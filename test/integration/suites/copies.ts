// Agent files as suite input: the project's fixtures, and the shared seeds where they exist. Suites work on copies.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { repositoryFile } from './editor';

export interface Copy {
  /** Index of its shape, 0 to 4; for other collections the index in the folder. */
  readonly shape: number;
  readonly file: string;
  readonly text: string;
}
interface Collection {
  readonly title: string;
  /** Folder name of its copies. */
  readonly id: string;
  readonly copies: readonly Copy[];
}

function collected(id: string, title: string, folder: string): readonly Collection[] {
  if (!existsSync(folder)) return [];
  const copies = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((file, shape) => ({ shape, file, text: readFileSync(path.join(folder, file), 'utf8') }));
  return [{ id, title, copies }];
}

/** Collections of five files, one per shape. */
export const seedCollections: readonly Collection[] = [
  ...collected('own', 'own fixtures', repositoryFile('test/fixtures/agents/seeds-like')),
  ...collected('seeds', 'seeds', repositoryFile('../shared/seeds')),
];

export const notLoading: readonly Copy[] = collected(
  'not-loading',
  'files that do not load',
  repositoryFile('test/fixtures/agents/not-loading'),
).flatMap(({ copies }) => copies);
