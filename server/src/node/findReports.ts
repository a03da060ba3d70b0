// Finds what there is to say about the files of a run: from memory where neither a file nor anything it depends on changed,
// else by judging it.

import { missingFilesOf } from '../core/dialects/claude/places/workspaceContext';
import type { FileReport } from '../core/report/report';
import type { KnownAgent } from '../core/workspace/agentIndex';
import { optionsOf } from '../core/workspace/settings';
import { comparable } from '../core/workspace/workspace';
import { type CheckOptions, changesFiles, fixesListed } from './commands/checkOptions';
import type { FixOutcome } from './fixRun';
import { nodeHost } from './host';
import type { Judging } from './judging';
import { loadEngine } from './loadEngine';
import { hashOf, type Memory, openMemory, type Remembered } from './memory';
import type { Output } from './output';
import type { Project, Source } from './project';

interface Reports {
  readonly reports: readonly FileReport[];
  /** Absent where no fixes were asked for. */
  readonly fixed: FixOutcome | undefined;
  /** Every rule could judge every file. */
  readonly whole: boolean;
  /** A file could not be judged at all; it has no report. */
  readonly broken: boolean;
  /** By the path that is shown. */
  textOf(path: string): string | undefined;
}

/** `onChange` is given the diff of every file that fixes change. */
export async function findReports(
  project: Project,
  options: CheckOptions,
  output: Output,
  onChange: (diff: string) => void,
): Promise<Reports> {
  const memory = memoryOf(options, output);
  const remembered = new Map<string, Remembered>();
  const keys = new Map<string, string>();
  for (const source of memory ? project.sources.values() : []) {
    const key = keyOf(source, project);
    const found = memory?.recall(source.uri, key);
    keys.set(source.uri, key);
    if (found) remembered.set(source.uri, found);
  }
  let around = project.around;
  let judging: Judging | undefined;
  const judge = async (): Promise<Judging> => {
    if (judging) return judging;
    judging = (await loadEngine()).judge(project, options, output);
    for (const [uri, { known }] of remembered) judging.recall(uri, known);
    judging.setSurroundings(around);
    return judging;
  };

  const known = new Map<string, KnownAgent>();
  for (const uri of project.sources.keys()) {
    const agent = remembered.get(uri)?.known ?? (await judge()).read(uri);
    if (agent) known.set(uri, agent);
  }
  const references = [...known.values()].flatMap((agent) => agent.references);
  around = { ...around, missingFiles: await missingFilesOf(nodeHost, references) };
  judging?.setSurroundings(around);

  const fixed = changesFiles(options) ? (await judge()).fixAll(onChange) : undefined;
  const inSight = memory
    ? hashOf(JSON.stringify([[...known.values()].map((each) => each.summary), comparable(around)]))
    : '';
  const reports: FileReport[] = [];
  let whole = true;
  let broken = false;
  const next = new Map<string, Remembered>();
  for (const [uri, agent] of known)
    next.set(uri, { key: keys.get(uri) ?? '', known: agent, circumstances: '', report: null });
  for (const uri of project.uris) {
    const circumstances = memory ? circumstancesOf(uri, inSight, project, options) : '';
    const before = remembered.get(uri);
    const again = before?.circumstances === circumstances ? before.report : null;
    const found = again ? { report: again, whole: true } : (await judge()).report(uri);
    if (!found) continue;
    whole &&= found.whole;
    if (found.report) reports.push(found.report);
    else broken = true;
    const entry = next.get(uri);
    if (again && before) next.set(uri, before);
    else if (entry && found.whole && found.report) next.set(uri, { ...entry, circumstances, report: found.report });
  }
  memory?.keep(next);

  const uris = new Map(project.uris.map((uri) => [project.pathOf(uri), uri]));
  return {
    reports,
    fixed,
    whole,
    broken,
    textOf(path) {
      const uri = uris.get(path) ?? '';
      return (fixed ? judging?.textOf(uri) : undefined) ?? project.sources.get(uri)?.text;
    },
  };
}

/** A run that writes, or that is about a text that is nowhere, is not remembered. */
function memoryOf(options: CheckOptions, { cwd, cache }: Output): Memory | undefined {
  if (cache === undefined || !options.cache || changesFiles(options) || options.stdinPath !== undefined)
    return undefined;
  const run = JSON.stringify([cwd, options.paths, options.user, fixesListed(options)]);
  return openMemory(cache.folder, cache.build, run);
}

const keyOf = ({ uri, text, place, path }: Source, project: Project): string =>
  hashOf(JSON.stringify([place, path, project.settingsFor(uri).claudeVersion]), text);

/** All that findings depend on beside the text and the other agents. */
function circumstancesOf(uri: string, inSight: string, project: Project, options: CheckOptions): string {
  const settings = project.settingsFor(uri);
  return hashOf(JSON.stringify([inSight, options.today, fixesListed(options), optionsOf(settings), settings.rules]));
}
