// `subagents check`: reads agent files, says what Claude Code will make of them, and mends what can be mended. Never runs
// anything it reads.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newestVersion } from '../../core/catalogue/catalogue';
import { fixText } from '../../core/features/fixText';
import { makeBaseline, readBaseline, withoutBaseline } from '../../core/report/baseline';
import { githubReport } from '../../core/report/github';
import { jsonReport } from '../../core/report/json';
import { makeReport, type Report, reportFile } from '../../core/report/report';
import { sarifReport } from '../../core/report/sarif';
import { textReport } from '../../core/report/text';
import { unifiedDiff } from '../../core/report/unifiedDiff';
import type { Finding, Fix, RuleContext } from '../../core/rules/rule';
import { check } from '../../core/rules/run';
import { viewOf } from '../../core/syntax/view';
import { optionsOf } from '../../core/workspace/settings';
import { version } from '../environment';
import type { Output } from '../output';
import { openProject, type Project } from '../project';
import { grayMatterReader } from '../readers/grayMatter';
import { UsageError } from '../usage';
import { replaceFile } from '../writeFile';
import { type CheckOptions, readCheckOptions } from './checkOptions';

/** The exit code: 0 clean, 1 errors or too many warnings, 2 unreadable input. */
export async function checkCommand(args: readonly string[], output: Output): Promise<number> {
  const options = readCheckOptions(args);
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
    progress: (done, of) => output.progress(`${done} of ${of} files`),
  });
  for (const given of project.unreadable) output.error(`${given}: not there, or not readable\n`);
  const failed = options.fix === 'no' ? 0 : fixFiles(project, options, output);
  const report = reportOf(project, options, output);
  if (options.writeBaseline !== undefined) {
    writeFileSync(
      path.resolve(output.cwd, options.writeBaseline),
      `${JSON.stringify(makeBaseline(report), null, 2)}\n`,
    );
    output.error(
      `${options.writeBaseline}: ${report.files.reduce((sum, file) => sum + file.findings.length, 0)} findings written\n`,
    );
    return 0;
  }
  if (!(options.dryRun && options.fix !== 'no')) output.write(formatted(report, options, project, output));
  if (project.unreadable.length > 0 || failed > 0) return 2;
  return report.summary.errors > 0 || report.summary.warnings > options.maxWarnings ? 1 : 0;
}

function reportOf(project: Project, options: CheckOptions, output: Output): Report {
  // JSON lists every fix; the text only counts how many findings `--fix` would mend, hints left out.
  const wantsFixes = (finding: Finding): boolean =>
    options.format === 'json' || (options.format !== 'sarif' && finding.severity !== 'hint');
  const files = project.uris.flatMap((uri) => {
    const context = contextOf(uri, project, options);
    if (!context) return [];
    return [reportFile(project.pathOf(uri), context, check(context, runOptions(uri, project, output)), wantsFixes)];
  });
  const kept =
    options.baseline === undefined
      ? files
      : withoutBaseline(files, baselineAt(path.resolve(output.cwd, options.baseline)));
  return makeReport(kept, options.claudeVersion ?? newestVersion, options.today);
}

function formatted(report: Report, options: CheckOptions, project: Project, output: Output): string {
  switch (options.format) {
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, version);
    case 'github':
      return githubReport(report);
    case 'text': {
      const uris = new Map(project.uris.map((uri) => [project.pathOf(uri), uri]));
      const textOf = (file: string): string | undefined => project.index.get(uris.get(file) ?? '')?.doc.text;
      return textReport(report, { color: output.color, textOf, hints: options.hints });
    }
  }
}

/** How many files could not be written. What was written is checked again, so that the report is about what is there now. */
function fixFiles(project: Project, options: CheckOptions, output: Output): number {
  let failed = 0;
  for (const uri of project.uris) {
    const context = contextOf(uri, project, options);
    const agent = project.index.get(uri);
    if (!context || !agent) continue;
    const before = agent.doc.text;
    const contextWith = (text: string): RuleContext => {
      project.index.put(uri, text, agent.place, project.pathOf(uri));
      return contextOf(uri, project, options) ?? context;
    };
    const accept = options.fix === 'all' ? (fix: Fix) => fix.placeholder === undefined : undefined;
    const after = fixText(context, contextWith, runOptions(uri, project, output), accept);
    if (after === before) continue;
    if (options.dryRun) {
      output.write(unifiedDiff(project.pathOf(uri), before, after));
      contextWith(before);
      continue;
    }
    try {
      const file = fileURLToPath(uri);
      replaceFile(file, after, project.rootOf(uri) ?? path.dirname(file));
    } catch (error) {
      failed++;
      contextWith(before);
      output.error(`${project.pathOf(uri)}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return failed;
}

const runOptions = (uri: string, project: Project, output: Output) => ({
  severities: project.settingsFor(uri).rules,
  onError: (rule: string, error: unknown): void =>
    output.error(
      `rule ${rule} failed on ${project.pathOf(uri)}: ${error instanceof Error ? error.message : String(error)}\n`,
    ),
});

function contextOf(uri: string, project: Project, options: CheckOptions): RuleContext | undefined {
  const agent = project.index.get(uri);
  return (
    agent && {
      doc: agent.doc,
      view: viewOf(agent.doc),
      verdict: agent.verdict,
      scope: agent.place.scope,
      workspace: project.index.workspace,
      readers: [grayMatterReader],
      options: { today: options.today, ...optionsOf(project.settingsFor(uri)) },
    }
  );
}

function baselineAt(file: string) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const baseline = readBaseline(text);
  if (!baseline) throw new UsageError(`${file} is no baseline of ours`);
  return baseline;
}
