// Parses, checks and fixes the files of a run; part of the engine, which is loaded only for files that are not in the cache.

import { sanitizeLine } from '../../../common/src/text/sanitize';
import { runtimeOf } from '../core/dialects/dialects';
import { inEnglish } from '../core/messages/render';
import type { FileReport } from '../core/report/report';
import { ruleById } from '../core/rules/registry';
import type { RunOptions } from '../core/rules/run';
import { severityOf } from '../core/rules/selection';
import { createDocumentFunctions } from '../core/service/documentFunctions';
import type { AgentContext } from '../core/workspace/agentContext';
import { createAgentContexts } from '../core/workspace/agentContexts';
import { type AgentEntry, createAgentIndex } from '../core/workspace/agentIndex';
import type { WorkspaceContext } from '../core/workspace/workspaceContext';
import type { Output } from './command';
import { type CheckOptions, fixesListed } from './commands/checkOptions';
import { type FixOutcome, runFixes } from './fixRun';
import type { Project } from './project';
import { grayMatterReader } from './readers/grayMatter';

/** Not `whole` where a rule failed, and without a report where the check of the file failed. */
export interface Checked {
  readonly report?: FileReport;
  readonly whole: boolean;
}

export interface Checker {
  /** Parses a file; undefined for a file that does not exist. */
  parse(uri: string): AgentEntry | undefined;
  /** Adds what an earlier run found out about a file. */
  restore(uri: string, known: AgentEntry): void;
  setContext(context: WorkspaceContext): void;
  /** Undefined for a file that does not exist. Failures are logged and must not be cached. */
  report(uri: string): Checked | undefined;
  /** Applies the requested fixes; later reports are about the fixed texts. */
  fixAll(project: Project, onChange: (diff: string) => void): FixOutcome;
  /** The current text; undefined for a file that does not exist. */
  textOf(uri: string): string | undefined;
}

export function createChecker(
  project: Pick<Project, 'sources' | 'settingsFor' | 'pathOf'>,
  options: CheckOptions,
  output: Pick<Output, 'cwd' | 'error'>,
): Checker {
  const index = createAgentIndex((uri) => runtimeOf(project.settingsFor(uri)));
  const contexts = createAgentContexts({
    index,
    settingsFor: project.settingsFor,
    today: () => options.today,
    readers: [grayMatterReader],
  });
  const put = (uri: string, text: string): void => {
    const source = project.sources.get(uri);
    if (source) index.put(uri, text, source.place, source.path);
  };
  const agentOf = (uri: string) => {
    const source = project.sources.get(uri);
    if (source && !index.get(uri)) put(uri, source.text);
    return index.get(uri);
  };
  const contextOf = (uri: string): AgentContext | undefined => {
    const agent = agentOf(uri);
    return agent && contexts.of(agent);
  };
  let failures = 0;
  const onRuleError = (rule: string, uri: string, error: unknown): void => {
    failures++;
    output.error(`rule ${rule} failed on ${project.pathOf(uri)}: ${messageOf(error)}\n`);
  };
  const documents = createDocumentFunctions<string>({
    context: contextOf,
    withText(uri, text) {
      const agent = index.parse(uri, text);
      return agent && contexts.of(agent);
    },
    settingsFor: project.settingsFor,
    onRuleError,
    localize: inEnglish,
  });
  /** Rules named by `--fix-rule` run even where they are off. */
  const fixOptions = (uri: string): RunOptions => {
    const severities = project.settingsFor(uri).rules;
    const silent = options.fixRules.flatMap((id) => {
      const rule = ruleById(id);
      return rule && severityOf(rule, severities) === 'off' ? [[id, rule.severity] as const] : [];
    });
    return {
      severities: { ...severities, ...Object.fromEntries(silent) },
      onError: (rule, error) => onRuleError(rule, uri, error),
    };
  };
  const fixes = fixesListed(options);
  return {
    parse(uri) {
      agentOf(uri);
      return index.entry(uri);
    },
    restore: index.restore,
    setContext: index.setContext,
    report(uri) {
      const before = failures;
      try {
        const report = documents.report(uri, { path: project.pathOf(uri), fixes });
        return report && { report, whole: failures === before };
      } catch (error) {
        output.error(`the check of ${project.pathOf(uri)} failed: ${messageOf(error)}\n`);
        return { whole: false };
      }
    },
    textOf: (uri) => agentOf(uri)?.doc.text,
    fixAll: (whole, onChange) =>
      runFixes({
        project: whole,
        cwd: output.cwd,
        request: { safe: options.fix, rules: options.fixRules },
        dryRun: options.dryRun,
        texts: { contextOf, put, runOptions: fixOptions },
        onChange,
        complain: (line) => complain(output, options.format, line),
      }),
  };
}

/** A GitHub log interprets a line that begins with `::` as a command, and a path can begin so. */
const complain = (output: Pick<Output, 'error'>, format: CheckOptions['format'], line: string): void =>
  output.error(`${sanitizeLine(format === 'github' ? line.replace(/^\s*::/, './$&') : line)}\n`);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
