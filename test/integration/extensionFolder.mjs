// Unpacks the VSIX into an extensions folder, as installing it would.
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { ROOT } from './places.mjs';
import { removeAtEnd } from './processes.mjs';

/** Returns the extensions folder and the unpacked files, relative to the extension. */
export async function unpackedExtension() {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const extensions = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'subagents-extensions-')));
  const target = path.join(extensions, `${publisher}.${name}-${version}`);
  const files = await listFiles({
    cwd: ROOT,
    packageManager: PackageManager.None,
    ignoreFile: path.join(ROOT, '.vscodeignore'),
  });
  for (const file of files) {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    cpSync(path.join(ROOT, file), path.join(target, file));
  }
  return { extensions, files };
}
