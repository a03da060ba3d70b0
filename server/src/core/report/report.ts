// The result of a check as plain data, a stable format for other programs; all output formats are made from it.

import type { Severity, Unlisted } from '../rules/rule';
import type { Position } from '../text/lineIndex';
import { descriptionTokens } from '../workspace/tokens';

interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
}

interface ReportedPlace {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface ReportedFinding extends ReportedPlace {
  readonly rule: string;
  readonly severity: Severity;
  /** Every place of a combined finding, each with its own message; absent for one place. */
  readonly places?: readonly ReportedPlace[];
  /** `null` if not computed. */
  readonly fixes: readonly ReportedFix[] | null;
  /** Present in a finding that only counts others of its rule, which are not listed. */
  readonly unlisted?: Unlisted;
  /** Its rule can have safe fixes; `fixes` tells whether this finding has one. Not part of the JSON. */
  readonly mayBeFixed: boolean;
}

export interface ReportedLoad {
  readonly status: 'loads' | 'skipped' | 'not-an-agent';
  readonly rule: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly model: string | null;
  readonly tools: readonly string[] | null;
  readonly effectiveTools: readonly string[] | null;
}

export interface FileReport {
  readonly path: string;
  readonly load: ReportedLoad;
  readonly shadow: { readonly certain: boolean; readonly by: readonly string[] } | null;
  readonly findings: readonly ReportedFinding[];
}

export interface Report {
  readonly version: 1;
  readonly claudeVersion: string;
  /** Present if this is the version of the installed Claude Code. */
  readonly claudeVersionSource?: 'installed';
  readonly today: string;
  readonly files: readonly FileReport[];
  readonly summary: {
    readonly files: number;
    readonly loads: number;
    readonly skipped: number;
    readonly errors: number;
    readonly warnings: number;
    readonly descriptionTokens: number;
  };
}

export type ReportVersion = Pick<Report, 'claudeVersion' | 'claudeVersionSource'>;

/** How many findings of that severity it stands for. */
function countOf({ severity, unlisted }: ReportedFinding, counted: Severity): number {
  if (unlisted) return unlisted.findings[counted];
  return severity === counted ? 1 : 0;
}

export function makeReport(files: readonly FileReport[], version: ReportVersion, today: string): Report {
  const agents = files.filter((file) => file.load.status !== 'not-an-agent');
  const count = (severity: Severity): number =>
    files.reduce((sum, file) => sum + file.findings.reduce((all, each) => all + countOf(each, severity), 0), 0);
  return {
    version: 1,
    ...version,
    today,
    files,
    summary: {
      files: agents.length,
      loads: agents.filter((file) => file.load.status === 'loads').length,
      skipped: agents.filter((file) => file.load.status === 'skipped').length,
      errors: count('error'),
      warnings: count('warning'),
      descriptionTokens: agents.reduce(
        (sum, { load }) =>
          sum + (load.name === null || load.description === null ? 0 : descriptionTokens(load.name, load.description)),
        0,
      ),
    },
  };
}
