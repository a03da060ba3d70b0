// Checks the files of a run: takes reports from the cache where nothing they depend on has changed, and checks the other files.

import { missingFilesOf } from '../core/dialects/claude/places/contextReader';
import type { FileReport } from '../core/report/report';
import type { AgentEntry } from '../core/workspace/agentIndex';
import { optionsOf } from '../core/workspace/settings';
import { comparableContext } from '../core/workspace/workspaceContext';
import { type CacheEntry, type CheckCache, hashOf, openCheckCache } from './checkCache';
import type { Checked, Checker } from './checker';
import { startCheckThread } from './checkThread';
import type { Output } from './command';
import { type CheckOptions, changesFiles, fixesListed } from './commands/checkOptions';
import { commandText } from './commandTexts';
import type { FixOutcome } from './fixRun';
import { nodeHost } from './host';
import { loadEngine } from './loadEngine';
import type { Project, Source } from './project';

/** Halves of files between two lines of progress. */
const PROGRESS_INTERVAL = 100;

interface Reports {
  readonly reports: readonly FileReport[];
  /** Absent where no fixes were asked for. */
  readonly fixed: FixOutcome | undefined;
  /** No rule failed on any file. */
  readonly whole: boolean;
  /** The check of a file failed; it has no report. */
  readonly broken: boolean;
  /** By displayed path. */
  textOf(path: string): string | undefined;
}

/** `onChange` receives the diff of every file that fixes change. */
export async function checkProject(
  project: Project,
  options: CheckOptions,
  output: Output,
  onChange: (diff: string) => void,
): Promise<Reports> {
  const cache = cacheOf(options, output);
  const cached = new Map<string, CacheEntry>();
  const keys = new Map<string, string>();
  for (const source of cache ? project.sources.values() : []) {
    const key = keyOf(source, project);
    const found = cache?.get(source.uri, key);
    keys.set(source.uri, key);
    if (found) cached.set(source.uri, found);
  }
  let context = project.context;
  let checker: Checker | undefined;
  const loadChecker = async (): Promise<Checker> => {
    if (checker) return checker;
    checker = (await loadEngine()).createChecker(project, options, output);
    for (const [uri, { known }] of cached) checker.restore(uri, known);
    checker.setContext(context);
    return checker;
  };

  // Parsing is one half of the work on a file, its report the other.
  const halves = project.sources.size + project.uris.length;
  let halvesDone = 0;
  const halfDone = (): void => {
    if (++halvesDone % PROGRESS_INTERVAL === 0)
      output.progress(commandText('check.progress', { done: halvesDone >> 1, of: halves >> 1 }));
  };
  const unknown = project.uris.filter((uri) => !cached.has(uri));
  const thread = await startCheckThread(unknown, project, options, output);
  const parsed = new Map<string, AgentEntry>();
  const parse = async (uri: string): Promise<void> => {
    halfDone();
    const agent = cached.get(uri)?.known ?? (await loadChecker()).parse(uri);
    if (agent) parsed.set(uri, agent);
  };
  for (const uri of project.sources.keys()) if (!thread?.uris.has(uri)) await parse(uri);
  const ofThread = await thread?.parsed();
  for (const uri of thread?.uris ?? []) {
    const agent = ofThread?.get(uri);
    if (!agent) await parse(uri);
    else {
      halfDone();
      parsed.set(uri, agent);
      (await loadChecker()).restore(uri, agent);
    }
  }
  const known = new Map(
    [...project.sources.keys()].flatMap((uri) => {
      const agent = parsed.get(uri);
      return agent ? [[uri, agent] as const] : [];
    }),
  );
  const references = [...known.values()].flatMap((agent) => agent.references);
  context = { ...context, missingFiles: await missingFilesOf(nodeHost, references) };
  checker?.setContext(context);
  thread?.send({ others: [...known].filter(([uri]) => !thread.uris.has(uri)), context });

  const fixed = changesFiles(options) ? (await loadChecker()).fixAll(project, onChange) : undefined;
  const workspaceKey = cache
    ? hashOf(JSON.stringify([[...known.values()].map((each) => each.summary), comparableContext(context)]))
    : '';
  const reports: FileReport[] = [];
  let whole = true;
  let broken = false;
  const next = new Map<string, CacheEntry>();
  for (const [uri, agent] of known)
    next.set(uri, { key: keys.get(uri) ?? '', known: agent, contextKey: '', report: null });
  const contextKeys = new Map(
    project.uris.map((uri) => [uri, cache ? contextKeyOf(uri, workspaceKey, project, options) : '']),
  );
  const cachedReport = (uri: string): FileReport | null => {
    const before = cached.get(uri);
    return before?.contextKey === contextKeys.get(uri) ? (before?.report ?? null) : null;
  };
  const checked = new Map<string, Checked>();
  const check = async (uri: string): Promise<void> => {
    halfDone();
    const report = cachedReport(uri);
    const found = report ? { report, whole: true } : (await loadChecker()).report(uri);
    if (found) checked.set(uri, found);
  };
  // The reports of the thread are awaited when this one has done its own.
  for (const uri of project.uris) if (!ofThread?.has(uri)) await check(uri);
  for (const [uri, found] of (await thread?.reported()) ?? []) {
    halfDone();
    checked.set(uri, found);
  }
  for (const uri of project.uris) if (ofThread?.has(uri) && !checked.has(uri)) await check(uri);
  for (const uri of project.uris) {
    const found = checked.get(uri);
    if (!found) continue;
    const contextKey = contextKeys.get(uri) ?? '';
    const before = cached.get(uri);
    const report = cachedReport(uri);
    whole &&= found.whole;
    if (found.report) reports.push(found.report);
    else broken = true;
    const entry = next.get(uri);
    if (report && before) next.set(uri, before);
    else if (entry && found.whole && found.report) next.set(uri, { ...entry, contextKey, report: found.report });
  }
  cache?.setAll(next);

  const uris = new Map(project.uris.map((uri) => [project.pathOf(uri), uri]));
  return {
    reports,
    fixed,
    whole,
    broken,
    textOf(path) {
      const uri = uris.get(path) ?? '';
      return (fixed ? checker?.textOf(uri) : undefined) ?? project.sources.get(uri)?.text;
    },
  };
}

/** Runs that change files or check standard input are not cached. */
function cacheOf(options: CheckOptions, { cwd, cache }: Output): CheckCache | undefined {
  if (cache === undefined || !options.cache || changesFiles(options) || options.stdinPath !== undefined)
    return undefined;
  const run = JSON.stringify([cwd, options.paths, options.user, fixesListed(options)]);
  return openCheckCache(cache.folder, cache.build, run);
}

const keyOf = ({ uri, text, place, path }: Source, project: Project): string =>
  hashOf(JSON.stringify([place, path, project.settingsFor(uri).claudeVersion]), text);

/** Everything that findings depend on except the text of the file. */
function contextKeyOf(uri: string, workspaceKey: string, project: Project, options: CheckOptions): string {
  const settings = project.settingsFor(uri);
  return hashOf(
    JSON.stringify([workspaceKey, options.today, fixesListed(options), optionsOf(settings), settings.rules]),
  );
}
