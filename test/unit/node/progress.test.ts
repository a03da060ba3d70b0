// The line of progress of `check`, and the terminal it is written to.

import { afterEach, expect, test, vi } from 'vitest';
import { processOutput } from '../../../server/src/node/command';
import { folderWith } from './commands';

const file = (n: number) => [`.claude/agents/a${n}.md`, `---\nname: a${n}\ndescription: Use it.\n---\nDo it.\n`];

test('shows how many of many files are read and checked', async () => {
  const { check, progress } = folderWith(Object.fromEntries(Array.from({ length: 120 }, (_, n) => file(n))));
  await check('.');
  expect(progress).toEqual(['Reading: 100 of 120 files', 'Checking: 50 of 120 files', 'Checking: 100 of 120 files']);
});

test('shows nothing of a few files', async () => {
  const { check, progress } = folderWith(Object.fromEntries([file(1), file(2)]));
  await check('.');
  expect(progress).toEqual([]);
});

const { isTTY } = process.stderr;
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.restoreAllMocks();
});

function writtenBy(terminal: boolean): readonly string[] {
  process.stderr.isTTY = terminal;
  const written: string[] = [];
  const write = (text: unknown): boolean => written.push(String(text)) > 0;
  vi.spyOn(process.stderr, 'write').mockImplementation(write);
  vi.spyOn(process.stdout, 'write').mockImplementation(write);
  const output = processOutput(() => undefined);
  output.progress('1 of 2');
  output.progress('2 of 2');
  output.write('done\n');
  output.error('why\n');
  return written;
}

test('erases the line before anything else is written', () => {
  expect(writtenBy(true)).toEqual(['\r\u001b[K1 of 2', '\r\u001b[K2 of 2', '\r\u001b[K', 'done\n', 'why\n']);
});

test('writes no progress to what is no terminal', () => {
  expect(writtenBy(false)).toEqual(['done\n', 'why\n']);
});
