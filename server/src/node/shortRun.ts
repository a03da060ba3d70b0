// Settings of the engine for a process that ends within seconds. Not for the language server, which runs for days.

import { statSync } from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isFileError, isPrivate, makeFolder } from './storage';

/** `cache`: where compiled code may be kept. */
export function prepareShortRun(cache: { readonly folder: string } | undefined): void {
  const [major, minor] = process.versions.v8.split('.');
  const flag = OPTIMIZES_LATER.get(`${major}.${minor}`);
  if (flag !== undefined) setFlagsFromString(flag);
  if (cache) keepCompiled(path.join(cache.folder, 'code'));
}

/**
 * A run is over before optimizing most functions pays. Eight times the calls before a function is optimized save a quarter of the
 * processor time of a check of 200 files, and cost no time in one of 1,700 (Node 20 and 22). By the version of V8, because an
 * unknown flag is printed as an error.
 */
export const OPTIMIZES_LATER: ReadonlyMap<string, string> = new Map([
  ['11.3', '--interrupt-budget=1081344'],
  ['12.4', '--invocation-count-for-turbofan=24000'],
  ['13.6', '--invocation-count-for-turbofan=24000'],
]);

/** From Node 22.1 on. Node takes nothing from the folder that does not fit the source; the folder is this user's alone. */
function keepCompiled(folder: string): void {
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: (folder: string) => unknown };
  if (!enableCompileCache) return;
  try {
    makeFolder(folder, 0o700);
    if (isPrivate(statSync(path.dirname(folder))) && isPrivate(statSync(folder))) enableCompileCache(folder);
  } catch (error) {
    if (!isFileError(error)) throw error;
  }
}
