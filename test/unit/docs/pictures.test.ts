// The pictures of the documentation: each one that a page names is there, each one that is there is named, none is too heavy, and
// none gets into the extension.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chunks } from '../../integration/pictures/png.mjs';
import { projectRoot } from '../../support/shared';

const KEPT = path.join(projectRoot, 'docs/pictures');
const kept = readdirSync(KEPT).sort();
const pages = ['README.md', ...readdirSync(path.join(projectRoot, 'docs')).map((name) => `docs/${name}`)].filter(
  (page) => page.endsWith('.md'),
);
/** As Markdown has them, and with a width of their own. */
const WAYS = [/!\[(?<says>[^\]]*)\]\((?<target>[^)]+)\)/g, /<img src="(?<target>[^"]+)"[^>]* alt="(?<says>[^"]*)">/g];
const shown = pages.flatMap((page) => {
  const text = readFileSync(path.join(projectRoot, page), 'utf8');
  const found = WAYS.flatMap((way) => [...text.matchAll(way)]);
  return found.map(({ groups: { says = '', target = '' } = {} }) => ({ page, says, target }));
});

test('every picture on a page exists', () => {
  const missing = shown.filter(({ page, target }) => {
    const file = path.join(projectRoot, path.dirname(page), target);
    return statSync(file, { throwIfNoEntry: false }) === undefined;
  });
  expect(missing).toEqual([]);
  expect(shown.length).toBeGreaterThan(0);
});

test('every picture is used on a page, with alternative text', () => {
  const named = shown.map(({ page, target }) =>
    path.relative(KEPT, path.join(projectRoot, path.dirname(page), target)),
  );
  // Curves are drawn by what measures them, beside the page that it writes.
  const photographed = named.filter((name) => !name.startsWith(path.join('..', 'growth')));
  expect([...new Set(photographed)].sort()).toEqual(kept);
  expect(shown.filter(({ says }) => says.length < 20)).toEqual([]);
});

test.each(kept)('%s is a small PNG', (name) => {
  const file = readFileSync(path.join(KEPT, name));
  const types = [...chunks(file)].map(({ type }) => type);
  expect(file.length).toBeLessThan(types.includes('acTL') ? 500_000 : 150_000);
});

test('the extension package contains no picture', () => {
  const packed = readFileSync(path.join(projectRoot, '.vscodeignore'), 'utf8').split('\n');
  expect(packed.filter((line) => line.startsWith('!') && /\.png$/.test(line))).toEqual(['!docs/icon.png']);
  const npm = readFileSync(path.join(projectRoot, '.npmignore'), 'utf8').split('\n');
  expect(npm.filter((line) => line.startsWith('!') && line.includes('png'))).toEqual([]);
});

test('the icon has the size the marketplace requires', () => {
  const { icon } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { icon: string };
  const header = [...chunks(readFileSync(path.join(projectRoot, icon)))].find(({ type }) => type === 'IHDR')?.data;
  expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([128, 128]);
});
