// A second thread that parses and reports half of the files of a check. Whatever goes wrong in it, the first thread does the work.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { AgentEntry } from '../core/workspace/agentIndex';
import type { Settings } from '../core/workspace/settings';
import type { WorkspaceContext } from '../core/workspace/workspaceContext';
import type { Checked } from './checker';
import type { Output } from './command';
import { type CheckOptions, changesFiles } from './commands/checkOptions';
import type { Project, Source } from './project';

/** What the thread is started with: its files, each with the index of its settings. */
export interface ThreadInput {
  readonly files: readonly { readonly source: Source; readonly settings: number }[];
  readonly settings: readonly Settings[];
  readonly options: CheckOptions;
  readonly cwd: string;
  readonly cache: Output['cache'];
}

/** Sent to the thread when all files are parsed: the files that it did not parse, and what surrounds all of them. */
export interface ThreadContext {
  readonly others: readonly (readonly [uri: string, entry: AgentEntry])[];
  readonly context: WorkspaceContext;
}

export type ThreadMessage =
  | { readonly entries: readonly (readonly [uri: string, entry: AgentEntry])[] }
  | { readonly reports: readonly (readonly [uri: string, checked: Checked])[] }
  | { readonly error: string };

export interface CheckThread {
  readonly uris: ReadonlySet<string>;
  /** Empty if the thread failed. */
  parsed(): Promise<ReadonlyMap<string, AgentEntry>>;
  /** Asks for the reports, to be awaited by `reported`. */
  send(context: ThreadContext): void;
  /** Empty if the thread failed. */
  reported(): Promise<ReadonlyMap<string, Checked>>;
}

/**
 * Files from which a second thread pays. It loads the engine again and warms it up: a quarter more processor time for a sixth less
 * time at 200 files, and a fifth less at 1,700.
 */
const MIN_FILES = 150;
/** A bundle beside this one; absent where the sources are run. */
const SCRIPT = path.join(__dirname, 'checkWorker.js');

/** Undefined where one thread is as fast, or where files are changed. */
export async function startCheckThread(
  uris: readonly string[],
  project: Project,
  options: CheckOptions,
  output: Output,
): Promise<CheckThread | undefined> {
  if (uris.length < MIN_FILES || changesFiles(options) || availableParallelism() < 2 || !existsSync(SCRIPT))
    return undefined;
  // Every second one: files beside each other resemble each other.
  const taken = uris.filter((_, at) => at % 2 === 1).flatMap((uri) => project.sources.get(uri) ?? []);
  const settings = [...new Set(taken.map(({ uri }) => project.settingsFor(uri)))];
  // What was learned from an installed Claude Code is known to this thread only.
  if (settings.some(({ claudeVersion }) => claudeVersion.includes('+'))) return undefined;
  const files = taken.map((source) => ({ source, settings: settings.indexOf(project.settingsFor(source.uri)) }));
  const input: ThreadInput = { files, settings, options, cwd: output.cwd, cache: output.cache };
  const { Worker } = await import('node:worker_threads');
  return connect(new Worker(SCRIPT, { workerData: input }), new Set(taken.map(({ uri }) => uri)), output);
}

function connect(worker: Worker, uris: ReadonlySet<string>, output: Output): CheckThread {
  const entries = pending<ReadonlyMap<string, AgentEntry>>();
  const reports = pending<ReadonlyMap<string, Checked>>();
  const fail = (): void => {
    entries.resolve(new Map());
    reports.resolve(new Map());
  };
  // A run that ends early does not wait for the thread.
  worker.unref();
  const awaited = async <T>(promise: Promise<T>): Promise<T> => {
    worker.ref();
    const value = await promise;
    worker.unref();
    return value;
  };
  worker.on('message', (message: ThreadMessage) => {
    if ('entries' in message) entries.resolve(new Map(message.entries));
    else if ('reports' in message) reports.resolve(new Map(message.reports));
    else output.error(message.error);
  });
  worker.on('error', fail);
  worker.on('exit', fail);
  return {
    uris,
    parsed: () => awaited(entries.promise),
    send: (context) => worker.postMessage(context),
    reported: () => awaited(reports.promise),
  };
}

function pending<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
