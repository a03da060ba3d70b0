// Loads the bundles beside this one with the code that V8 compiled of them in an earlier run: where Node does not keep it by itself.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { isFileError, readPrivateBytes, removeOldest, writePrivateFile } from './storage';

/** Of a few builds, for those who use several. */
const MOST_KEPT = 8;
/** More than twice what the largest bundle takes. */
const LARGEST = 8_000_000;

type Load = (id: string) => unknown;

/**
 * A `require` for the bundles in `folder`. Code is kept in `cache`, which must be this user's alone, under the name of the build and
 * of the version of Node: V8 compares nothing else of the source than its length. `atEnd` is given what writes it, to be called when
 * the bundles have been used, so that it holds the functions that a run uses.
 */
export function requireCompiled(
  folder: string,
  cache: string,
  build: string,
  atEnd: (write: () => void) => void = (write) => process.once('exit', write),
): Load {
  const kept = `${build} ${process.version} ${process.arch}`.replace(/[^\w.]+/g, '-');
  const modules = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const beside = createRequire(file);
    const require: Load = (id) => (id.startsWith('./') ? load(path.join(folder, id)) : beside(id));
    const run = compiled(file, path.join(cache, `${path.basename(file)}-${kept}`), atEnd);
    run(module.exports, require, module, file, folder);
    return module.exports;
  };
  return (id) => load(path.join(folder, id));
}

type Wrapped = (exports: unknown, require: Load, module: unknown, file: string, folder: string) => void;

function compiled(file: string, kept: string, atEnd: (write: () => void) => void): Wrapped {
  const cachedData = readPrivateBytes(kept, LARGEST);
  const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`;
  const script = new vm.Script(source, {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData ? { cachedData } : {}),
  });
  if (!cachedData || script.cachedDataRejected) atEnd(() => keep(script, kept));
  return script.runInThisContext() as Wrapped;
}

function keep(script: vm.Script, file: string): void {
  try {
    writePrivateFile(file, script.createCachedData());
    removeOldest(path.dirname(file), /\.js-/, MOST_KEPT);
  } catch (error) {
    if (!isFileError(error)) throw error;
  }
}
