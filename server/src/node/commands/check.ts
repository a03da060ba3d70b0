// `subagents check`: reads agent files, says what Claude Code will make of them, and mends what can be mended.

import { parseArgs } from 'node:util';
import { newestVersion } from '../../core/catalogue/catalogue';
import { jsonReport } from '../../core/report/json';
import { makeReport, reportFile } from '../../core/report/report';
import { textReport } from '../../core/report/text';
import type { RuleContext } from '../../core/rules/rule';
import { check, type SeverityMap } from '../../core/rules/run';
import { viewOf } from '../../core/syntax/view';
import { today } from '../environment';
import type { Output } from '../output';
import { openProject, type Project } from '../project';
import { grayMatterReader } from '../readers/grayMatter';
import { UsageError } from '../usage';

const options = {
  format: { type: 'string', default: 'text' },
  'max-warnings': { type: 'string' },
  rule: { type: 'string', multiple: true },
  'no-user': { type: 'boolean', default: false },
  today: { type: 'string' },
  'claude-version': { type: 'string' },
  hints: { type: 'boolean', default: false },
} as const;

/** The exit code: 0 clean, 1 errors or too many warnings, 2 unreadable input. */
export async function checkCommand(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const format = values.format;
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format takes text or json, not ${format}`);
  const day = values.today ?? today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(`--today takes a day such as 2026-11-20, not ${day}`);
  const claudeVersion = values['claude-version'] ?? newestVersion;
  const maxWarnings = values['max-warnings'] === undefined ? Number.POSITIVE_INFINITY : Number(values['max-warnings']);
  if (Number.isNaN(maxWarnings)) throw new UsageError('--max-warnings takes a number');
  const severities = severitiesOf(values.rule ?? []);
  const project = await openProject(positionals.length > 0 ? positionals : ['.'], { cwd: output.cwd, claudeVersion, files: [], user: !values['no-user'] });
  for (const path of project.unreadable) output.error(`${path}: not there, or not readable\n`);
  const files = project.uris.flatMap((uri) => {
    const context = contextOf(uri, project, day, claudeVersion);
    return context ? [reportFile(project.pathOf(uri), context, check(context, { severities }))] : [];
  });
  const report = makeReport(files, claudeVersion, day);
  const textOf = (path: string): string | undefined => project.index.get(project.uris.find((uri) => project.pathOf(uri) === path) ?? '')?.doc.text;
  output.write(format === 'json' ? jsonReport(report) : textReport(report, { color: output.color, textOf, hints: values.hints }));
  if (project.unreadable.length > 0) return 2;
  return report.summary.errors > 0 || report.summary.warnings > maxWarnings ? 1 : 0;
}

function contextOf(uri: string, project: Project, day: string, claudeVersion: string): RuleContext | undefined {
  const agent = project.index.get(uri);
  return (
    agent && {
      doc: agent.doc,
      view: viewOf(agent.doc),
      verdict: agent.verdict,
      scope: agent.place.scope,
      workspace: project.index.workspace,
      readers: [grayMatterReader],
      options: { today: day, claudeVersion, extraTools: [], extraModels: [], descriptionBudget: 15_000 },
    }
  );
}

const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const;

function severitiesOf(given: readonly string[]): SeverityMap {
  return Object.fromEntries(
    given.map((item) => {
      const [id = '', level = ''] = item.split('=');
      const known = LEVELS.find((candidate) => candidate === level);
      if (!known) throw new UsageError(`--rule takes ID=LEVEL with one of ${LEVELS.join(', ')}, not ${item}`);
      return [id, known];
    }),
  );
}
