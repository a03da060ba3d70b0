// Atomic replacement of files.

import fs, {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Refusal, RefusedError, refusalOf, replaceFile, writeWhole } from '../../../server/src/node/writeFile';

function folder(): string {
  const at = mkdtempSync(path.join(os.tmpdir(), 'subagents-write-'));
  onTestFinished(() => rmSync(at, { recursive: true, force: true }));
  return at;
}

function fileWith(text: string | Buffer, at = folder()): string {
  const file = path.join(at, 'a.md');
  writeFileSync(file, text);
  return file;
}

const replace = (file: string, before: string, after: string): void =>
  replaceFile(file, before, after, path.dirname(file));

function refusalIn(work: () => void): Refusal | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
}

/** Replaces a function of the file system for the rest of the test. */
function instead<Name extends 'fsyncSync' | 'fchownSync' | 'fchmodSync'>(name: Name, work: () => void): void {
  const original = fs[name];
  Object.assign(fs, { [name]: work });
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, { [name]: original });
    syncBuiltinESMExports();
  });
}

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

describe('replaceFile', () => {
  test('replaces the whole file and leaves no temporary file', () => {
    const file = fileWith('before');
    replace(file, 'before', 'after');
    expect(readFileSync(file, 'utf8')).toBe('after');
    expect(readdirSync(path.dirname(file))).toEqual(['a.md']);
  });

  test('replaces the file atomically', () => {
    const file = fileWith('before');
    const { ino } = statSync(file);
    replace(file, 'before', 'after');
    expect(statSync(file).ino).not.toBe(ino);
  });

  test('refuses a file that differs from what was read', () => {
    const file = fileWith('something else');
    expect(refusalIn(() => replace(file, 'before', 'after'))).toEqual({ kind: 'changed' });
    expect(readFileSync(file, 'utf8')).toBe('something else');
  });

  test('refuses a file that is gone', () => {
    const file = fileWith('before');
    rmSync(file);
    expect(refusalIn(() => replace(file, 'before', 'after'))).toEqual({ kind: 'changed' });
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  const meanwhile: readonly [string, (file: string) => void, Refusal][] = [
    ['changed', (file) => writeFileSync(file, 'newer'), { kind: 'changed' }],
    ['deleted', (file) => rmSync(file), { kind: 'changed' }],
    ['made read-only', (file) => chmodSync(file, 0o444), { kind: 'readOnly' }],
    ['linked', (file) => linkSync(file, `${file}.twin`), { kind: 'links', count: 2 }],
    [
      'made a link to another',
      (file) => {
        writeFileSync(`${file}.other`, 'before');
        rmSync(file);
        symlinkSync(`${file}.other`, file);
      },
      { kind: 'changed' },
    ],
  ];
  test.each(meanwhile)('refuses a file that is %s while the new one is written', (_, change, refusal) => {
    const file = fileWith('before');
    instead('fsyncSync', () => change(file));
    expect(refusalIn(() => replace(file, 'before', 'after'))).toEqual(refusal);
    const left = readdirSync(path.dirname(file)).map((name) =>
      readFileSync(path.join(path.dirname(file), name), 'utf8'),
    );
    expect(left).not.toContain('after');
  });

  test.skipIf(process.platform === 'win32')('refuses where a new file cannot have the same owner', () => {
    const file = fileWith('before');
    const made = fs.fstatSync;
    Object.assign(fs, { fstatSync: (descriptor: number) => Object.assign(made(descriptor), { uid: 4321 }) });
    instead('fchownSync', failing('EPERM'));
    onTestFinished(() => void Object.assign(fs, { fstatSync: made }));
    expect(refusalIn(() => replace(file, 'before', 'after'))).toEqual({ kind: 'owner', why: 'EPERM' });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(path.dirname(file))).toEqual(['a.md']);
  });

  test.skipIf(process.platform === 'win32')('refuses where the mode is not kept although nothing fails', () => {
    const file = fileWith('before');
    chmodSync(file, 0o640);
    instead('fchmodSync', () => {});
    expect(refusalIn(() => replace(file, 'before', 'after'))).toMatchObject({ kind: 'owner' });
    expect(readFileSync(file, 'utf8')).toBe('before');
  });

  test('follows chains of links, and none out of the folder', () => {
    const at = folder();
    mkdirSync(path.join(at, 'in'));
    const file = fileWith('before', path.join(at, 'in'));
    symlinkSync('a.md', path.join(at, 'in/b.md'));
    symlinkSync('b.md', path.join(at, 'in/c.md'));
    replaceFile(path.join(at, 'in/c.md'), 'before', 'after', path.join(at, 'in'));
    expect(readFileSync(file, 'utf8')).toBe('after');
    expect(fs.readlinkSync(path.join(at, 'in/c.md'))).toBe('b.md');
    mkdirSync(path.join(at, 'inside'));
    symlinkSync('../in/a.md', path.join(at, 'inside/d.md'));
    expect(refusalOf(path.join(at, 'inside/d.md'), 'after', path.join(at, 'inside'))).toEqual({ kind: 'outside' });
    // A sibling folder whose name starts with the name of the folder.
    expect(refusalOf(path.join(at, 'inside/d.md'), 'after', path.join(at, 'in'))).toBeUndefined();
    symlinkSync('inside/x.md', path.join(at, 'gone.md'));
    expect(refusalOf(path.join(at, 'gone.md'), 'x', at)).toEqual({ kind: 'changed' });
  });
});

describe('writeWhole', () => {
  test('creates a file, and keeps the mode of an existing one', () => {
    const file = path.join(folder(), 'known.json');
    writeWhole(file, 'one');
    chmodSync(file, 0o600);
    writeWhole(file, 'two');
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('refuses a read-only file', () => {
    const file = fileWith('one');
    chmodSync(file, 0o444);
    expect(refusalIn(() => writeWhole(file, 'two'))).toEqual({ kind: 'readOnly' });
  });
});
