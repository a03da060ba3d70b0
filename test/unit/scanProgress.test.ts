// Progress that is shown of a long scan.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localizeIn } from '../../server/src/core/messages/render';
import { scanProgress } from '../../server/src/lsp/scanProgress';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shownBy({ supported = true, create = async (): Promise<void> => {} } = {}) {
  const sent: unknown[] = [];
  const logged: string[] = [];
  const stop = new AbortController();
  const start = scanProgress({
    connection: {
      window: {
        createWorkDoneProgress: async () => {
          sent.push('create');
          await create();
          return {
            begin: (...args: readonly unknown[]) => void sent.push(['begin', ...args]),
            report: (...args: readonly unknown[]) => void sent.push(['report', ...args]),
            done: () => void sent.push('end'),
          };
        },
      },
    } as unknown as Parameters<typeof scanProgress>[0]['connection'],
    client: { capabilities: supported ? { window: { workDoneProgress: true } } : {} },
    localize: localizeIn({}),
    log: (line) => void logged.push(line),
    shutdown: stop.signal,
  });
  return { start, sent, logged, shutDown: () => stop.abort() };
}

test('shows nothing of a scan that takes less than half a second', async () => {
  const { start, sent } = shownBy();
  const progress = start();
  await vi.advanceTimersByTimeAsync(499);
  progress.report(10, 10);
  progress.end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([]);
});

test('shows how many files of a longer scan are read, a few times a second', async () => {
  const { start, sent } = shownBy();
  const progress = start();
  progress.report(10, 10_000);
  await vi.advanceTimersByTimeAsync(500);
  progress.report(2_500, 10_000);
  progress.report(2_501, 10_000);
  await vi.advanceTimersByTimeAsync(200);
  progress.report(5_000, 10_000);
  progress.end();
  progress.report(10_000, 10_000);
  expect(sent).toEqual([
    'create',
    ['begin', 'Reading agent files', 0],
    ['report', 25, '2500 of 10000'],
    ['report', 50, '5000 of 10000'],
    'end',
  ]);
});

test('ends a progress that the client creates after the scan', async () => {
  let answer = (): void => {};
  const { start, sent } = shownBy({ create: () => new Promise((done) => (answer = done)) });
  const progress = start();
  await vi.advanceTimersByTimeAsync(500);
  progress.end();
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['create', ['begin', 'Reading agent files', 0], 'end']);
});

test('is not sent to a client that does not show it', async () => {
  const { start, sent } = shownBy({ supported: false });
  start();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([]);
});

test('sends nothing after shutdown', async () => {
  const { start, sent, shutDown } = shownBy();
  const begun = start();
  await vi.advanceTimersByTimeAsync(500);
  start();
  shutDown();
  begun.report(1, 2);
  begun.end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual(['create', ['begin', 'Reading agent files', 0]]);
});

test('logs that a client refuses to show it, and scans on', async () => {
  const refuse = async (): Promise<void> => {
    throw new Error('no room');
  };
  const { start, logged } = shownBy({ create: refuse });
  const progress = start();
  await vi.advanceTimersByTimeAsync(500);
  progress.report(1, 2);
  progress.end();
  expect(logged).toEqual([expect.stringContaining('window/workDoneProgress/create failed: Error: no room')]);
});
