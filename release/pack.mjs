// `npm run pack`: builds from a copy of the checkout and puts the VSIX, the npm package, the bill of materials and their sums into
// artefacts/. The same input gives the same bytes, whoever packs it, where and when.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyCheckout, ROOT } from './checkout.mjs';
import { npmCommand, run, runTool } from './run.mjs';
import { billOfMaterials } from './sbom.mjs';

/** The day npm gives to every file of a package, in seconds; the VSIX gets the same one. */
const DAY = 499162500;
const LIMIT = 1_000_000;

export const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The manifest without what only VS Code reads, and with the words its translation table has for the description. */
function npmManifest(folder) {
  const read = (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const { name, version, description, keywords, license, bin, engines, repository } = read('package.json');
  const [, key] = /^%(.+)%$/.exec(description) ?? [];
  const words = key === undefined ? description : read('package.nls.json')[key];
  const manifest = { name, version, description: words, keywords, license, repository, bin };
  return `${JSON.stringify({ ...manifest, engines: { node: engines.node } }, null, 2)}\n`;
}

/** Packs the copy in `folder`, which it uses up, into `out`; the answer is the files made. */
export async function packInto(folder, out) {
  mkdirSync(out, { recursive: true });
  run(process.execPath, ['esbuild.mjs'], { cwd: folder });
  // What a umask does to a checkout must not show in a package.
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) chmodSync(path.join(entry.parentPath, entry.name), 0o644);
  const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const vsix = `${name}-${version}.vsix`;
  const npm = `${name}-${version}.tgz`;
  const bill = `${name}-${version}.cdx.json`;
  writeFileSync(path.join(out, bill), await billOfMaterials(folder));
  // A zip says the local time and vsce sorts by the language of the machine.
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(DAY), TZ: 'UTC', LC_ALL: 'C' };
  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const vsce = ['package', '--no-dependencies', ...links, '--out', path.join(out, vsix)];
  runTool('@vscode/vsce', 'vsce', vsce, { cwd: folder, env });
  writeFileSync(path.join(folder, 'package.json'), npmManifest(folder));
  // Built already, and what a script prints must not get into the package.
  run(...npmCommand(['pack', '--ignore-scripts', '--pack-destination', out]), { cwd: folder, env });
  const files = [vsix, npm, bill].map((file) => path.join(out, file));
  writeFileSync(
    path.join(out, 'SHA256SUMS'),
    files.map((file) => `${sha256(file)}  ${path.basename(file)}\n`).join(''),
  );
  for (const file of files.slice(0, 2)) {
    const { length } = readFileSync(file);
    if (length >= LIMIT) throw new Error(`${path.basename(file)} has ${length} bytes; it is to stay below ${LIMIT}`);
  }
  return { vsix: files[0], npm: files[1], bill: files[2] };
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
