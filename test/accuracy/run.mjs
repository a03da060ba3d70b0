// `npm run accuracy`: measures rules and peers, and writes docs/accuracy.md and docs/accuracy/files.jsonl without file contents.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { askEditor, noEditor } from './editor.mjs';
import { askPeer, installPeers, PEERS } from './peers.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
installPeers();
const { samples, page, line } = await bundledMeasure();
const date = new Date().toISOString().slice(0, 10);
const sets = samples(root);
const projects = mkdtempSync(path.join(os.tmpdir(), 'subagents-accuracy-'));
try {
  for (const [set, files] of Object.entries(sets)) {
    for (const [at, { name, bytes }] of files.entries()) {
      // Files keep their names: some peers compare them with the agent's name.
      const file = path.join(projects, set, String(at).padStart(5, '0'), '.claude/agents', path.basename(name));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    for (const peer of files.length === 0 ? [] : PEERS) {
      const said = askPeer(peer, path.join(projects, set));
      for (const [at, each] of files.entries()) each.said[peer.id] = said.get(String(at).padStart(5, '0'));
    }
  }
} finally {
  rmSync(projects, { recursive: true, force: true });
}
const editor = await seededInEditor();
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
writeFileSync(path.join(root, 'docs/accuracy.md'), page({ date, version, peers: [editor, ...PEERS], ...sets }));
if (sets.collected.length > 0)
  writeFileSync(path.join(root, 'docs/accuracy/files.jsonl'), sets.collected.map(line).join(''));
console.log('written: docs/accuracy.md');

/** A file takes a quarter to half a second there (2 busy cores), so the collected ones would take about ten minutes. */
async function seededInEditor() {
  const id = 'vscode';
  const why = noEditor();
  if (why !== undefined)
    return { id, name: 'VS Code, built in', version: '', notMeasured: { seeded: why, collected: why } };
  const seeded = [...sets.defects, ...sets.valid];
  const { version, said } = await askEditor(seeded);
  for (const [at, each] of seeded.entries()) each.said[id] = said[at];
  const notMeasured = { collected: 'only the seeded files were opened in it' };
  return { id, name: 'VS Code', version: `${version}, built in`, notMeasured };
}

async function bundledMeasure() {
  // Beside the tests, so that packages are resolved.
  const outfile = path.join(here, `.measure-${process.pid}.cjs`);
  try {
    await build({
      entryPoints: [path.join(here, 'measure.ts')],
      bundle: true,
      format: 'cjs',
      platform: 'node',
      packages: 'external',
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, 'test/support/shared.ts')).href) },
      outfile,
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    await rm(outfile, { force: true });
  }
}
