// `subagents check`: checks and fixes agent files; runs nothing it reads.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sanitizeLines } from '../../../../common/src/text/sanitize';
import { makeBaseline, readBaseline, withoutBaseline } from '../../core/report/baseline';
import { githubReport } from '../../core/report/github';
import { jsonReport } from '../../core/report/jsonReport';
import { type FileReport, makeReport, type Report } from '../../core/report/report';
import { summaryLine, textReport } from '../../core/report/textReport';
import { SIZE_LIMIT } from '../../core/workspace/unread';
import { readGiven, statGiven, statOf } from '../arguments';
import { checkProject } from '../checkProject';
import { chosenVersion, installedReader, judgedBy } from '../claudeVersion';
import { type Output, sanitizedErrors, UsageError } from '../command';
import { commandText, refusalText } from '../commandTexts';
import { version } from '../environment';
import { loadEngine } from '../loadEngine';
import { openProject, type Project } from '../project';
import { RefusedError, writeWhole } from '../writeFile';
import { type CheckOptions, readCheckOptions } from './checkOptions';

/** The exit code: 0 clean, 1 errors or too many warnings, 2 unreadable input. */
export async function checkCommand(args: readonly string[], given: Output): Promise<number> {
  const options = readCheckOptions(args);
  const output = sanitizedErrors(given, options.format === 'github');
  refusePaths(options, output.cwd);
  const stdin =
    options.stdinPath === undefined
      ? undefined
      : { uri: pathToFileURL(path.resolve(output.cwd, options.stdinPath)).href, text: await output.readInput() };
  const installed = installedReader(options.paths, output.cwd);
  const project = await openProject(options.paths.length > 0 || stdin ? options.paths : ['.'], {
    cwd: output.cwd,
    overlay: (settings) => ({
      ...settings,
      rules: { ...settings.rules, ...options.severities },
      ...chosenVersion(settings, options.claudeVersion, installed),
    }),
    installed,
    ...(options.config === undefined ? {} : { config: options.config }),
    user: options.user,
    ...(stdin ? { given: stdin } : {}),
    log: output.error,
    readSkillWords: async (uri, text) => (await loadEngine()).readSkillWords(uri, text),
    progress: (done, of) => output.progress(commandText('check.reading', { done, of })),
  });
  // Before anything is changed: an unusable baseline is a usage error.
  const baseline = options.baseline === undefined ? undefined : baselineAt(path.resolve(output.cwd, options.baseline));
  if (options.writeBaseline !== undefined) refuseOtherThanBaseline(options.writeBaseline, output.cwd);
  for (const line of project.unreadable) output.error(`${line}\n`);
  const found = await checkProject(project, options, output, changePrinter(options, given));
  const { reports, fixed, textOf } = found;
  if (options.fixRules.length > 0 && fixed && fixed.changed + fixed.refused + fixed.failed === 0)
    output.error(`${commandText('fix.nothing', { rules: options.fixRules.join(', ') })}\n`);
  const empty = foldersWithoutAgents(project, reports);
  for (const folder of empty) output.error(`${commandText('check.noAgents', { folder })}\n`);
  const isUnusable =
    found.broken ||
    project.unreadable.length > 0 ||
    (empty.length > 0 && !options.allowEmpty) ||
    (fixed?.failed ?? 0) > 0;
  const kept = baseline ? withoutBaseline(reports, baseline) : reports;
  const report = makeReport(kept, judgedBy(project, options.claudeVersion, output), options.today);
  if (options.writeBaseline !== undefined) {
    const isWhole = !isUnusable && found.whole && (fixed?.refused ?? 0) === 0;
    if (isWhole) writeBaseline(report, options.writeBaseline, output);
    else output.error(`${commandText('check.notWritten', { file: options.writeBaseline })}\n`);
    return isWhole ? 0 : 2;
  }
  if (options.dryRun && fixed && options.format === 'text') output.error(`${summaryLine(report)}\n`);
  else output.write(await formatted(report, options, textOf, output));
  if (isUnusable) return 2;
  const { errors, warnings } = report.summary;
  return errors > 0 || warnings > options.maxWarnings || (fixed?.refused ?? 0) > 0 ? 1 : 0;
}

/** Before anything is read: a mistyped path must not look like one that was checked. */
function refusePaths({ paths, stdinPath }: CheckOptions, cwd: string): void {
  for (const given of paths) {
    const about = statGiven(given, cwd);
    if (!about.isFile() && !about.isDirectory()) throw new UsageError(commandText('file.neither', { file: given }));
  }
  if (stdinPath === undefined) return;
  if (/[\\/]$/.test(stdinPath) || statOf(path.resolve(cwd, stdinPath))?.isDirectory())
    throw new UsageError(commandText('usage.stdinPath', { given: stdinPath }));
}

/** Given folders without an agent file. */
function foldersWithoutAgents({ folders, uris, pathOf }: Project, reports: readonly FileReport[]): readonly string[] {
  const agents = new Set(reports.filter(({ load }) => load.status !== 'not-an-agent').map((report) => report.path));
  const files = uris.filter((uri) => agents.has(pathOf(uri))).map((uri) => fileURLToPath(uri));
  return folders
    .filter(({ full }) => !files.some((file) => file.startsWith(full.endsWith(path.sep) ? full : full + path.sep)))
    .map(({ given }) => given);
}

/** Prints diffs for dry runs and `--fix-rule`; to standard error where standard output is for programs. */
function changePrinter({ dryRun, fixRules, format }: CheckOptions, output: Output): (diff: string) => void {
  if (!dryRun && fixRules.length === 0) return () => {};
  const printable = (diff: string): string => (output.terminal ? sanitizeLines(diff) : diff);
  if (format === 'text') return (diff) => output.write(printable(diff));
  // A GitHub log interprets lines that begin with `::` as commands, also after white space.
  if (format === 'github') return (diff) => output.error(sanitizeLines(diff).replace(/^(?=.)/gm, '| '));
  return (diff) => output.error(printable(diff));
}

/** A mistyped `--write-baseline` must not replace an agent file. */
function refuseOtherThanBaseline(given: string, cwd: string): void {
  const file = path.resolve(cwd, given);
  if (!existsSync(file) || !statSync(file).isFile()) return;
  const old = readGiven(file, BASELINE_LIMIT);
  if (old.trim() !== '' && !readBaseline(old))
    throw new UsageError(commandText('file.otherThanBaseline', { file: given }));
}

function writeBaseline(report: Report, given: string, output: Output): void {
  const file = path.resolve(output.cwd, given);
  try {
    writeWhole(file, `${JSON.stringify(makeBaseline(report), null, 2)}\n`);
  } catch (error) {
    if (error instanceof RefusedError) throw new UsageError(refusalText(given, error.refusal, path.dirname(file)));
    throw error;
  }
  const count = report.files.reduce((sum, each) => sum + each.findings.length, 0);
  output.error(`${commandText('check.written', { file: given, count })}\n`);
}

async function formatted(
  report: Report,
  options: CheckOptions,
  textOf: (path: string) => string | undefined,
  output: Output,
): Promise<string> {
  switch (options.format) {
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return (await loadEngine()).sarifReport(report, version);
    case 'github':
      return githubReport(report);
    case 'text':
      return textReport(report, {
        color: output.color,
        textOf: options.frame ? textOf : () => undefined,
        hints: options.hints,
      });
  }
}

/** In bytes: one of this program's own, with an entry for each finding. */
const BASELINE_LIMIT = 16 * SIZE_LIMIT;

function baselineAt(file: string) {
  const baseline = readBaseline(readGiven(file, BASELINE_LIMIT));
  if (!baseline) throw new UsageError(commandText('file.noBaseline', { file }));
  return baseline;
}
