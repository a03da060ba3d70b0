// Runs other programs with argument lists, never through a shell; throws where one fails.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './checkout.mjs';

/** Runs a command and returns its output; errors are printed in full. */
export function run(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    ...options,
  });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${[command, ...args].join(' ')} ended with ${status}\n${stdout ?? ''}${stderr ?? ''}`);
  return stdout;
}

/** Runs the command of an installed package by its own entry. */
export function runTool(name, command, args, options) {
  const folder = path.join(ROOT, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return run(process.execPath, [path.join(folder, typeof bin === 'string' ? bin : bin[command]), ...args], options);
}

/** npm as a command without a shell: on Windows it is a script that only a shell could start. */
export function npmCommand(args) {
  const beside = path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const given = process.env.npm_execpath;
  const entry = [given, beside].find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  return entry === undefined ? ['npm', args] : [process.execPath, [entry, ...args]];
}
