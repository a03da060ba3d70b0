// Reads and judges the files of a run: the part of `check` that needs the parser and the rules, loaded only where something
// is not known from an earlier run.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixText } from '../core/features/fixText';
import type { FileReport } from '../core/report/report';
import { reportFile } from '../core/report/reportFile';
import { unifiedDiff } from '../core/report/unifiedDiff';
import type { Finding, Fix, RuleContext } from '../core/rules/rule';
import { check } from '../core/rules/run';
import { viewOf } from '../core/syntax/view';
import { createAgentIndex, type KnownAgent } from '../core/workspace/agentIndex';
import { optionsOf } from '../core/workspace/settings';
import type { Surroundings } from '../core/workspace/workspace';
import { type CheckOptions, fixesListed } from './commands/checkOptions';
import type { Output } from './output';
import type { Project } from './project';
import { grayMatterReader } from './readers/grayMatter';
import { replaceFile } from './writeFile';

export interface Judging {
  /** Reads a file; absent for one that is not there. */
  read(uri: string): KnownAgent | undefined;
  recall(uri: string, known: KnownAgent): void;
  setSurroundings(around: Surroundings): void;
  /** Absent when a rule failed and was complained about: nothing to rely on again. */
  report(uri: string): { readonly report: FileReport; readonly whole: boolean } | undefined;
  /** How many files could not be written. What was written is read again, so that reports are about what is there now. */
  fixAll(): number;
  /** As it is now; absent for a file that is not there. */
  textOf(uri: string): string | undefined;
}

export function judge(project: Project, options: CheckOptions, output: Output): Judging {
  const index = createAgentIndex((uri) => project.settingsFor(uri).claudeVersion);
  const put = (uri: string, text: string): void => {
    const source = project.sources.get(uri);
    if (source) index.put(uri, text, source.place, source.path);
  };
  const agentOf = (uri: string) => {
    const source = project.sources.get(uri);
    if (source && !index.get(uri)) put(uri, source.text);
    return index.get(uri);
  };
  const contextOf = (uri: string): RuleContext | undefined => {
    const agent = agentOf(uri);
    return (
      agent && {
        doc: agent.doc,
        view: viewOf(agent.doc),
        verdict: agent.verdict,
        scope: agent.place.scope,
        ...(agent.place.plugin ? { plugin: agent.place.plugin } : {}),
        workspace: index.workspace,
        readers: [grayMatterReader],
        options: { today: options.today, ...optionsOf(project.settingsFor(uri)) },
      }
    );
  };
  const runOptions = (uri: string, failed: () => void = () => {}) => ({
    severities: project.settingsFor(uri).rules,
    onError(rule: string, error: unknown): void {
      failed();
      output.error(`rule ${rule} failed on ${project.pathOf(uri)}: ${messageOf(error)}\n`);
    },
  });
  const listed = fixesListed(options);
  const wantsFixes = (finding: Finding): boolean =>
    listed === 'all' || (listed === 'above hint' && finding.severity !== 'hint');
  const fixOne = (uri: string): boolean => {
    const context = contextOf(uri);
    if (!context) return true;
    const before = context.doc.text;
    const contextWith = (text: string): RuleContext => {
      put(uri, text);
      return contextOf(uri) ?? context;
    };
    const accept = options.fix === 'all' ? (fix: Fix) => fix.placeholder === undefined : undefined;
    const after = fixText(context, contextWith, runOptions(uri), accept);
    if (after === before) return true;
    if (options.dryRun) {
      output.write(unifiedDiff(project.pathOf(uri), before, after));
      put(uri, before);
      return true;
    }
    try {
      const file = fileURLToPath(uri);
      replaceFile(file, after, project.rootOf(uri) ?? path.dirname(file));
      return true;
    } catch (error) {
      put(uri, before);
      output.error(`${project.pathOf(uri)}: ${messageOf(error)}\n`);
      return false;
    }
  };
  return {
    read(uri) {
      agentOf(uri);
      return index.known(uri);
    },
    recall: index.recall,
    setSurroundings: index.setSurroundings,
    report(uri) {
      const context = contextOf(uri);
      if (!context) return undefined;
      let whole = true;
      const findings = check(
        context,
        runOptions(uri, () => {
          whole = false;
        }),
      );
      return { report: reportFile(project.pathOf(uri), context, findings, wantsFixes), whole };
    },
    textOf: (uri) => agentOf(uri)?.doc.text,
    fixAll: () => project.uris.filter((uri) => !fixOne(uri)).length,
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
