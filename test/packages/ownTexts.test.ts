// What the packages show is of our own making: no line of the agent files this project is measured on stands in one of their pages or
// pictures. Runs where those files lie beside the checkout.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hasCorpus, hasSeeds, sharedCorpus, sharedSeeds } from '../support/shared';
import { artefact } from './artefacts';
import { zipEntries } from './zipEntries.mjs';

/** Shorter lines are found anywhere. */
const TELLING = 60;

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n|\\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= TELLING);

function foreignLines(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => linesOf(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')));
}

test.skipIf(!hasSeeds && !hasCorpus)(
  `no page, picture or snippet has a line of another's agent file${hasSeeds || hasCorpus ? '' : ' (SKIPPED: no shared corpus)'}`,
  async () => {
    const foreign = new Set([
      ...(hasSeeds ? foreignLines(sharedSeeds) : []),
      ...(hasCorpus ? foreignLines(path.join(sharedCorpus, 'files')) : []),
    ]);
    expect(foreign.size).toBeGreaterThan(50);
    const shown = [...(await zipEntries(artefact('vsix')))].filter(([file]) =>
      /\.(md|svg|json|code-snippets)$/.test(file),
    );
    expect(shown.length).toBeGreaterThan(100);
    const taken = shown.flatMap(([file, text]) =>
      linesOf(text).flatMap((line) => (foreign.has(line) ? [`${file}: ${line}`] : [])),
    );
    expect(taken).toEqual([]);
  },
);
