import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requireCompiled } from '../../../server/src/node/compiledCode';

let root = '';
let bundles = '';
let cache = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'subagents-compiled-'));
  bundles = path.join(root, 'dist');
  cache = path.join(root, 'cache');
  mkdirSync(bundles);
  mkdirSync(cache, { mode: 0o700 });
  writeFileSync(
    path.join(bundles, 'a.js'),
    "exports.sum = (x) => x + require('./b.js').one + require('node:path').sep.length;",
  );
  writeFileSync(path.join(bundles, 'b.js'), 'module.exports = { one: 1 };');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** `mark` changes the text and nothing else: in one process, V8 looks at no kept code of a text that it has compiled. */
function write(mark: string): void {
  const sum = "exports.sum = (x) => x + require('./b.js').one + require('node:path').sep.length;";
  writeFileSync(path.join(bundles, 'a.js'), `${sum} // ${mark}`);
  writeFileSync(path.join(bundles, 'b.js'), `module.exports = { one: 1 }; // ${mark}`);
}

/** Loads and uses the bundles as a run does; how many files of code it wrote. */
function run(build: string): { readonly sum: number; readonly written: number } {
  const writes: (() => void)[] = [];
  const a = requireCompiled(bundles, cache, build, (write) => writes.push(write))('./a.js') as {
    sum: (x: number) => number;
  };
  const sum = a.sum(1);
  for (const write of writes) write();
  return { sum, written: writes.length };
}

const kept = (): readonly string[] => readdirSync(cache).map((name) => path.join(cache, name));

test('keeps the code of each bundle once', () => {
  expect(run('1.0.0')).toEqual({ sum: 3, written: 2 });
  expect(kept()).toHaveLength(2);
  expect(run('1.0.0')).toEqual({ sum: 3, written: 0 });
});

test('uses no code of another build', () => {
  run('1.0.0');
  writeFileSync(path.join(bundles, 'b.js'), 'module.exports = { one: 2 };');
  expect(run('1.0.1')).toEqual({ sum: 4, written: 2 });
});

describe('writes the code again where the kept one', () => {
  const damage: Readonly<Record<string, (file: string) => void>> = {
    'is empty': (file) => writeFileSync(file, ''),
    'is no code': (file) => writeFileSync(file, 'no code '.repeat(500)),
    'is cut off': (file) => writeFileSync(file, Buffer.alloc(64, 7)),
  };
  for (const [what, apply] of Object.entries(damage))
    test(what, () => {
      run('1.0.0');
      kept().forEach(apply);
      write('y');
      expect(run('1.0.0')).toEqual({ sum: 3, written: 2 });
      expect(run('1.0.0')).toEqual({ sum: 3, written: 0 });
    });
});

test.skipIf(process.platform === 'win32')('takes no code that another user could have written', () => {
  run('1.0.0');
  for (const file of kept()) chmodSync(file, 0o666);
  expect(run('1.0.0')).toEqual({ sum: 3, written: 2 });
  for (const file of kept()) expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('works where the code cannot be written', () => {
  rmSync(cache, { recursive: true });
  writeFileSync(cache, '');
  expect(run('1.0.0')).toEqual({ sum: 3, written: 2 });
});

test('keeps the code of a few builds only', () => {
  for (let build = 0; build < 9; build++) run(`1.0.${build}`);
  expect(kept()).toHaveLength(8);
});
