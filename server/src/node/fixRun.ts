// Fixes the files of a run: all changes are computed and checked in memory before the first file is written.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ErrorCounts, errorsOf, newErrorOf } from '../core/features/fixResult';
import { unifiedDiff } from '../core/report/unifiedDiff';
import type { Finding } from '../core/rules/rule';
import type { RunOptions } from '../core/rules/run';
import type { AgentContext } from '../core/workspace/agentContext';
import { refusalText } from './commandTexts';
import { type FixRequest, fixFile, putBackText, rejectionText } from './fixFile';
import type { Project } from './project';
import { type Refusal, RefusedError, realFile, refusalOf, replaceFile } from './writeFile';

/** The texts of the run in memory, with their analysis. */
interface FixTexts {
  contextOf(uri: string): AgentContext | undefined;
  put(uri: string, text: string): void;
  runOptions(uri: string): RunOptions;
}

interface FixRun {
  readonly project: Project;
  readonly cwd: string;
  readonly request: FixRequest;
  /** Nothing is written, and the texts are reset at the end. */
  readonly dryRun: boolean;
  readonly texts: FixTexts;
  /** Receives the diff of every change. */
  readonly onChange: (diff: string) => void;
  readonly complain: (line: string) => void;
}

export interface FixOutcome {
  readonly changed: number;
  /** Files that must not be replaced, or whose fixes would do harm. */
  readonly refused: number;
  /** Files that could not be written or fixed because of an error. */
  readonly failed: number;
}

interface Change {
  readonly uri: string;
  readonly file: string;
  readonly inside: string;
  readonly before: string;
  readonly after: string;
}

export function runFixes(run: FixRun): FixOutcome {
  const { project, texts, complain } = run;
  const errors = new Map(project.uris.map((uri) => [uri, errorsNow(uri, texts)]));
  const changes = new Map<string, Change>();
  const written = new Map<string, Change>();
  const counts = { refused: 0, failed: 0 };
  const nameOf = (uri: string): string => project.pathOf(uri);
  const refuse = (uri: string, refusal: Refusal, inside: string): void => {
    counts.refused++;
    complain(refusalText(nameOf(uri), refusal, inside));
  };
  const drop = (change: Change, why: string): void => {
    changes.delete(change.uri);
    texts.put(change.uri, change.before);
    counts.refused++;
    const isBack = !written.delete(change.uri) || run.dryRun || restored(change, nameOf(change.uri), complain);
    if (isBack) complain(why);
    else texts.put(change.uri, change.after);
  };

  const seen = new Set<string>();
  for (const uri of project.uris) {
    const file = fileURLToPath(uri);
    const real = realFile(file);
    // Skips a second path of the same file: a link and its target can both be in the folder.
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    const planned = attempted(uri, run, () => plan(uri, file, run));
    if (planned === 'failed') counts.failed++;
    if (!planned || planned === 'failed') continue;
    const { change, rejection } = planned;
    const refusal = refusalOf(file, change.before, change.inside);
    if (rejection || refusal) texts.put(uri, change.before);
    else changes.set(uri, change);
    if (refusal) refuse(uri, refusal, change.inside);
    else if (rejection) {
      counts.refused++;
      complain(rejectionText(nameOf(uri), rejection));
    }
  }
  dropHarmful(changes, errors, run, drop);

  let late = false;
  for (const change of [...changes.values()]) {
    const { uri, file, before, after, inside } = change;
    try {
      if (!run.dryRun) replaceFile(file, before, after, inside);
      written.set(uri, change);
      run.onChange(unifiedDiff(nameOf(uri), before, after));
    } catch (error) {
      changes.delete(uri);
      texts.put(uri, before);
      late = true;
      if (error instanceof RefusedError) refuse(uri, error.refusal, inside);
      else {
        counts.failed++;
        complain(`${nameOf(uri)}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  // Drops fixes that depended on a file that could not be written.
  if (late) dropHarmful(changes, errors, run, drop);
  if (run.dryRun) for (const { uri, before } of changes.values()) texts.put(uri, before);
  else updateLinks(project, written, texts);
  return { changed: written.size, ...counts };
}

/** An error leaves the file unchanged and does not affect others. */
function attempted<T>(uri: string, { project, texts, complain }: FixRun, work: () => T): T | 'failed' {
  const before = project.sources.get(uri)?.text;
  try {
    return work();
  } catch (error) {
    if (before !== undefined) texts.put(uri, before);
    complain(`${project.pathOf(uri)}: its fixes failed: ${error instanceof Error ? error.message : String(error)}`);
    return 'failed';
  }
}

/** Undefined where there is nothing to change. A rejected change is returned with its rejection. */
function plan(uri: string, file: string, { project, texts, request, cwd }: FixRun) {
  const context = texts.contextOf(uri);
  if (!context) return undefined;
  const contextWith = (text: string): AgentContext => {
    texts.put(uri, text);
    return texts.contextOf(uri) ?? context;
  };
  const { text, rejection } = fixFile(context, contextWith, request, texts.runOptions(uri));
  const before = context.doc.text;
  texts.put(uri, text);
  if (text === before && !rejection) return undefined;
  const inside = project.rootOf(uri) ?? (file.startsWith(cwd + path.sep) ? cwd : path.dirname(file));
  return { change: { uri, file, inside, before, after: text }, rejection };
}

/** Drops changes until none of them brings a new error to any file of the run. */
function dropHarmful(
  changes: ReadonlyMap<string, Change>,
  errors: ReadonlyMap<string, ErrorCounts>,
  { project, texts }: FixRun,
  drop: (change: Change, why: string) => void,
): void {
  if (changes.size === 0) return;
  const harmedNow = (uri: string): Finding | undefined => {
    const context = texts.contextOf(uri);
    return context && newErrorOf(errors.get(uri) ?? new Map(), context, texts.runOptions(uri));
  };
  // Dropping a change can bring an error to a file that was checked before.
  for (let left = -1; left !== changes.size; ) {
    left = changes.size;
    for (const uri of project.uris)
      for (let finding = harmedNow(uri); finding && changes.size > 0; finding = harmedNow(uri)) {
        const culprit = changes.get(uri) ?? culpritOf(uri, changes, texts, harmedNow);
        const other = culprit.uri === uri ? undefined : project.pathOf(uri);
        drop(culprit, putBackText(project.pathOf(culprit.uri), finding, other));
      }
  }
}

/** The change that causes the new error of the file; the last change where only several together cause it. */
function culpritOf(
  uri: string,
  changes: ReadonlyMap<string, Change>,
  texts: FixTexts,
  harmedNow: (uri: string) => Finding | undefined,
): Change {
  const all = [...changes.values()];
  const alone = all.find((change) => {
    texts.put(change.uri, change.before);
    const isHarmed = harmedNow(uri) !== undefined;
    texts.put(change.uri, change.after);
    return !isHarmed;
  });
  const found = alone ?? all.at(-1);
  if (!found) throw new Error('asked for the cause without a change');
  return found;
}

/** False where the file was changed by another program meanwhile, and is left as it is. */
function restored({ file, before, after, inside }: Change, name: string, complain: (line: string) => void): boolean {
  try {
    replaceFile(file, after, before, inside);
    return true;
  } catch (error) {
    if (error instanceof RefusedError) complain(refusalText(name, error.refusal, inside));
    else complain(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Updates the texts of other paths of the written files. */
function updateLinks(project: Project, written: ReadonlyMap<string, Change>, texts: FixTexts): void {
  const byReal = new Map([...written.values()].map((change) => [realFile(change.file), change.after]));
  if (byReal.size === 0) return;
  for (const uri of project.uris) {
    const after = written.has(uri) ? undefined : byReal.get(realFile(fileURLToPath(uri)));
    if (after !== undefined) texts.put(uri, after);
  }
}

function errorsNow(uri: string, { contextOf, runOptions }: FixTexts): ErrorCounts {
  const context = contextOf(uri);
  return context ? errorsOf(context, runOptions(uri)) : new Map();
}
