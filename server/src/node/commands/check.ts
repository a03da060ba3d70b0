// `subagents check`: reads agent files, says what Claude Code will make of them, and mends what can be mended. Never runs
// anything it reads.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newestVersion } from '../../core/catalogue/catalogue';
import { makeBaseline, readBaseline, withoutBaseline } from '../../core/report/baseline';
import { githubReport } from '../../core/report/github';
import { jsonReport } from '../../core/report/json';
import { makeReport, type Report } from '../../core/report/report';
import { textReport } from '../../core/report/text';
import { say } from '../commandTexts';
import { version } from '../environment';
import { findReports } from '../findReports';
import { loadEngine } from '../loadEngine';
import type { Output } from '../output';
import { openProject } from '../project';
import { UsageError } from '../usage';
import { writeWhole } from '../writeFile';
import { type CheckOptions, readCheckOptions } from './checkOptions';

/** The exit code: 0 clean, 1 errors or too many warnings, 2 unreadable input. */
export async function checkCommand(args: readonly string[], output: Output): Promise<number> {
  const options = await readCheckOptions(args);
  const stdin =
    options.stdinPath === undefined
      ? undefined
      : { uri: pathToFileURL(path.resolve(output.cwd, options.stdinPath)).href, text: await output.readInput() };
  const project = await openProject(options.paths.length > 0 || stdin ? options.paths : ['.'], {
    cwd: output.cwd,
    overlay: (settings) => ({
      ...settings,
      rules: { ...settings.rules, ...options.severities },
      ...(options.claudeVersion === undefined ? {} : { claudeVersion: options.claudeVersion }),
    }),
    ...(options.config === undefined ? {} : { config: options.config }),
    user: options.user,
    ...(stdin ? { given: stdin } : {}),
    log: output.error,
    progress: (done, of) => output.progress(say('check.progress', { done, of })),
  });
  for (const given of project.unreadable) output.error(`${say('file.unreadable', { file: given })}\n`);
  const { reports, failed, textOf } = await findReports(project, options, output);
  const kept =
    options.baseline === undefined
      ? reports
      : withoutBaseline(reports, baselineAt(path.resolve(output.cwd, options.baseline)));
  const report = makeReport(kept, options.claudeVersion ?? newestVersion, options.today);
  if (options.writeBaseline !== undefined) {
    writeWhole(path.resolve(output.cwd, options.writeBaseline), `${JSON.stringify(makeBaseline(report), null, 2)}\n`);
    const count = report.files.reduce((sum, file) => sum + file.findings.length, 0);
    output.error(`${say('check.written', { file: options.writeBaseline, count })}\n`);
    return 0;
  }
  if (!(options.dryRun && options.fix !== 'no')) output.write(await formatted(report, options, textOf, output));
  if (project.unreadable.length > 0 || failed > 0) return 2;
  return report.summary.errors > 0 || report.summary.warnings > options.maxWarnings ? 1 : 0;
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

function baselineAt(file: string) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const baseline = readBaseline(text);
  if (!baseline) throw new UsageError(say('file.noBaseline', { file }));
  return baseline;
}
