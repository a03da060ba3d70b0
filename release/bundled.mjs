// Lists the packages inside the bundles, from esbuild's metafile; notices and bill of materials are generated from it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles, optionsFor } from '../esbuild.mjs';
import { ROOT } from './checkout.mjs';

const PACKAGE = /^(.*?)((?:node_modules\/(?:@[^/]+\/)?[^/]+\/)*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

function licencesIn(folder) {
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  return files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
}

/**
 * One entry a package and version, in order of names: `{ name, version, licence, licences, integrity, bundles, needs }`. `licences` are
 * the texts of its licence files, `needs` the places in the lock file of the packages it is written against.
 */
export async function bundledPackages() {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const found = new Map();
  for (const bundle of bundles.filter(({ source }) => existsSync(path.join(ROOT, source)))) {
    const { metafile } = await esbuild.build({ ...optionsFor(bundle), write: false, metafile: true });
    for (const { inputs } of Object.values(metafile.outputs))
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const [, before, place] = PACKAGE.exec(file) ?? [];
        if (place === undefined || bytesInOutput === 0) continue;
        const known = found.get(place) ?? { folder: path.resolve(ROOT, before, place), bundles: new Set() };
        found.set(place, known);
        known.bundles.add(bundle.out);
      }
  }
  const packages = [...found].map(([place, { folder, bundles: holding }]) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const { integrity, dependencies = {} } = lock[place] ?? {};
    const licences = licencesIn(folder);
    if (typeof license !== 'string' || licences.length === 0)
      throw new Error(`${name} ${version} is bundled and does not say under which licence, or not in which words`);
    if (integrity === undefined) throw new Error(`${name} ${version} is bundled and not in package-lock.json`);
    const needs = Object.keys(dependencies).flatMap((other) => {
      const nested = `${place}/node_modules/${other}`;
      const resolved = Object.hasOwn(lock, nested) ? nested : `node_modules/${other}`;
      return found.has(resolved) ? [resolved] : [];
    });
    return { place, name, version, licence: license, licences, integrity, bundles: [...holding].sort(), needs };
  });
  const key = ({ name, version }) => `${name} ${version}`;
  return packages.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
