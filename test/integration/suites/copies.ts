// The agent files the suites are about: the project's own fixtures always, and the five the project was started from where the
// shared folder lies beside the checkout. Suites write copies into the workspace; nothing here is ever written to.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { repositoryFile } from './editor';

export interface Copy {
  /** Which of the five shapes it has, 0 to 4; the place in its folder for others. */
  readonly shape: number;
  readonly file: string;
  readonly text: string;
}
interface Collection {
  readonly title: string;
  /** A folder name for its copies. */
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

/** Collections of five files, one of each shape. */
export const seedCollections: readonly Collection[] = [
  ...collected('own', 'own fixtures', repositoryFile('test/fixtures/agents/seeds-like')),
  ...collected('seeds', 'seeds', repositoryFile('../shared/seeds')),
];

export const notLoading: readonly Copy[] = collected(
  'not-loading',
  'files that do not load',
  repositoryFile('test/fixtures/agents/not-loading'),
).flatMap(({ copies }) => copies);
