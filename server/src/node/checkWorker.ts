// Entry of the second thread of a check: parses its files, then reports them when it is told about all others.

import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadContext, ThreadInput, ThreadMessage } from './checkThread';
import { loadEngine } from './loadEngine';
import { prepareShortRun } from './shortRun';

async function work({ files, settings, options, cwd, cache }: ThreadInput): Promise<void> {
  prepareShortRun(cache);
  const send = (message: ThreadMessage): void => parentPort?.postMessage(message);
  const { createChecker } = await loadEngine();
  const sources = new Map(files.map(({ source }) => [source.uri, source]));
  const settingsOf = new Map(files.map((file) => [file.source.uri, settings[file.settings]]));
  const project = {
    sources,
    settingsFor(uri: string) {
      const found = settingsOf.get(uri);
      if (!found) throw new Error(`no settings for ${uri}`);
      return found;
    },
    pathOf: (uri: string): string => sources.get(uri)?.path ?? uri,
  };
  const checker = createChecker(project, options, { cwd, error: (error) => send({ error }) });
  parentPort?.once('message', ({ others, context }: ThreadContext) => {
    for (const [uri, entry] of others) checker.restore(uri, entry);
    checker.setContext(context);
    send({
      reports: [...sources.keys()].flatMap((uri) => {
        const checked = checker.report(uri);
        return checked ? [[uri, checked] as const] : [];
      }),
    });
  });
  send({
    entries: [...sources.keys()].flatMap((uri) => {
      const entry = checker.parse(uri);
      return entry ? [[uri, entry] as const] : [];
    }),
  });
}

void work(workerData as ThreadInput);
