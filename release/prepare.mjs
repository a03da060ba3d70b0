// npm runs this after `npm ci` in a checkout, and when the package is installed from its repository, as pre-commit does. Builds what is
// run from; a checkout that was given no tools to build with fetches them first, since npm (11.19) forgets them under --global.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './checkout.mjs';
import { npmCommand, run } from './run.mjs';

if (!existsSync(path.join(ROOT, 'node_modules/esbuild'))) {
  const fetched = ['ci', '--no-global', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  run(...npmCommand(fetched), { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}
const { build } = await import('../esbuild.mjs');
await build({ log: () => {} });
