// Work-done progress of a scan in clients that show it; a scan that ends soon is not shown.

import type { Connection } from 'vscode-languageserver';
import type { Localize } from '../core/messages/render';
import { text } from '../core/messages/text';
import type { Client } from './client';
import { failure, type Log } from './guard';

const DELAY_MS = 500;
const REPORT_INTERVAL_MS = 200;

export interface Progress {
  /** May be called for every file. */
  report(done: number, all: number): void;
  end(): void;
}

interface ProgressOptions {
  readonly connection: Pick<Connection, 'window'>;
  readonly client: Pick<Client, 'capabilities'>;
  readonly localize: Localize;
  readonly log: Log;
  readonly shutdown: AbortSignal;
}

const NO_PROGRESS: Progress = { report() {}, end() {} };

/** Not cancellable: findings about agents that were not read would be wrong. */
export function scanProgress({ connection, client, localize, log, shutdown }: ProgressOptions): () => Progress {
  if (!client.capabilities.window?.workDoneProgress) return () => NO_PROGRESS;
  const begun = async () => {
    const reporter = await connection.window.createWorkDoneProgress();
    if (shutdown.aborted) return undefined;
    reporter.begin(localize(text('scan.title')), 0);
    return reporter;
  };
  return () => {
    let reporter: Awaited<ReturnType<typeof begun>>;
    let hasEnded = false;
    let lastReport = 0;
    const end = (): void => {
      hasEnded = true;
      clearTimeout(timer);
      if (!shutdown.aborted) reporter?.done();
      reporter = undefined;
    };
    const timer = setTimeout(() => {
      if (shutdown.aborted) return;
      begun().then(
        (shown) => {
          reporter = shown;
          if (hasEnded) end();
        },
        failure('window/workDoneProgress/create', log),
      );
    }, DELAY_MS);
    return {
      report(done, all) {
        if (!reporter || shutdown.aborted || performance.now() - lastReport < REPORT_INTERVAL_MS) return;
        lastReport = performance.now();
        reporter.report((100 * done) / all, localize(text('scan.progress', { done, all })));
      },
      end,
    };
  };
}
