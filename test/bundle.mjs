// Puts a script of the tests and all it needs into one file that plain Node runs: for those that need a process of their own.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export async function bundleOfTests(source, out) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Fixtures are found from where the source of a module lies.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, 'test/support/shared.ts')).href) },
    logLevel: 'warning',
  });
}
