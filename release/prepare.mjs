// `prepare` script of npm: builds in a checkout, and installs build tools first where npm (11.19, --global) left them out.

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
