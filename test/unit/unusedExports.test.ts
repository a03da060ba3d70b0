// Nothing is exported that nobody uses: a name that stands in no other file is its own file's business.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/shared';

const SOURCES = ['client/src', 'server/src', 'release', 'schemas/build', 'test'];
/** VS Code calls them, or a bundle is entered by them. */
const CALLED_FROM_OUTSIDE = ['activate', 'deactivate'];
const EXPORTED = /^export (?:declare )?(?:async )?(?:const|let|function\*?|class|interface|type) (\w+)/gm;

const files = [...SOURCES.flatMap(below), 'esbuild.mjs', 'vitest.config.mjs'].map((file) => ({
  file,
  text: readFileSync(path.join(projectRoot, file), 'utf8'),
}));

function below(folder: string): readonly string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).replaceAll(path.sep, '/')}`)
    .filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.includes('/fixtures/'));
}

function unusedIn(all: readonly { readonly file: string; readonly text: string }[]): readonly string[] {
  const usedIn = new Map<string, Set<string>>();
  for (const { file, text } of all)
    for (const [word] of text.matchAll(/\w+/g)) usedIn.set(word, (usedIn.get(word) ?? new Set()).add(file));
  return all.flatMap(({ file, text }) =>
    [...text.matchAll(EXPORTED)]
      .map(([, name = '']) => name)
      .filter((name) => (usedIn.get(name)?.size ?? 0) < 2 && !CALLED_FROM_OUTSIDE.includes(name))
      .map((name) => `${file}: ${name}`),
  );
}

test('everything exported is used in another file', () => expect(unusedIn(files)).toEqual([]));

test('one that is not is found', () =>
  expect(
    unusedIn([
      { file: 'a.ts', text: 'export const used = 1;\nexport function alone() {}\nalone();\n' },
      { file: 'b.ts', text: "import { used } from './a';\nused;\n" },
    ]),
  ).toEqual(['a.ts: alone']));
