// `npm run pack`: builds both VSIX, the npm package, the bill of materials and checksums into artefacts/; reproducible byte for byte.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyCheckout, ROOT } from './checkout.mjs';
import { npmManifest } from './npmManifest.mjs';
import { npmCommand, run, runTool } from './run.mjs';
import { billOfMaterials } from './sbom.mjs';

/** The modification time that npm gives to packaged files, in seconds; used for the VSIX as well. */
const DAY = 499162500;
const LIMIT = 1_000_000;

export const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Packs the copy in `folder`, which it modifies, into `out`; returns the files by their extensions. */
export async function packInto(folder, out) {
  mkdirSync(out, { recursive: true });
  run(process.execPath, ['esbuild.mjs'], { cwd: folder });
  // The umask of the checkout must not affect the package.
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) chmodSync(path.join(entry.parentPath, entry.name), 0o644);
  const read = (file) => readFileSync(path.join(folder, file), 'utf8');
  const manifest = JSON.parse(read('package.json'));
  const called = (ending) => path.join(out, `${manifest.name}-${manifest.version}.${ending}`);
  // A zip contains the local time, and vsce sorts by locale.
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(DAY), TZ: 'UTC', LC_ALL: 'C' };

  const bill = called('cdx.json');
  writeFileSync(bill, await billOfMaterials(folder));

  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const vsce = ['package', '--no-dependencies', ...links, '--out', called('vsix')];
  runTool('@vscode/vsce', 'vsce', vsce, { cwd: folder, env });

  writeFileSync(path.join(folder, 'package.json'), npmManifest(manifest, JSON.parse(read('package.nls.json'))));
  // Already built; and the output of a script must not get into the package.
  run(...npmCommand(['pack', '--ignore-scripts', '--pack-destination', out]), { cwd: folder, env });

  const packages = { vsix: called('vsix'), tgz: called('tgz') };
  const files = { ...packages, 'cdx.json': bill };
  const sums = Object.values(files).map((file) => `${sha256(file)}  ${path.basename(file)}\n`);
  writeFileSync(path.join(out, 'SHA256SUMS'), sums.join(''));
  for (const file of Object.values(packages)) {
    const { length } = readFileSync(file);
    if (length >= LIMIT) throw new Error(`${path.basename(file)} has ${length} bytes; it is to stay below ${LIMIT}`);
  }
  return files;
}

/** Packs the checkout, as `prepare` leaves a copy of it. */
export async function packCheckout(out, prepare = () => {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-pack-'));
  try {
    copyCheckout(folder);
    prepare(folder);
    return await packInto(folder, out);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const out = path.join(ROOT, 'artefacts');
    rmSync(out, { recursive: true, force: true });
    await packCheckout(out);
    process.stdout.write(readFileSync(path.join(out, 'SHA256SUMS'), 'utf8'));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
