// The result of a check as plain data, in the shape other programs rely on. Every output format is made from it.

import { render } from '../messages/render';
import type { Finding, RuleContext, Severity } from '../rules/rule';
import { fixesOf } from '../rules/run';
import type { Position } from '../text/lineIndex';
import { effectiveToolsOf } from '../verdict/effective';
import type { Verdict } from '../verdict/verdict';
import { shadowOf } from '../workspace/precedence';
import { descriptionTokens } from '../workspace/tokens';

export interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly fixes: readonly ReportedFix[];
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

/** Fixes are worked out only for the findings that `wantsFixes` names: they cost more than the findings. */
export function reportFile(
  path: string,
  context: RuleContext,
  findings: readonly Finding[],
  wantsFixes: (finding: Finding) => boolean = () => true,
): FileReport {
  const own = context.workspace.byUri(context.doc.uri);
  const shadow = own && shadowOf(own, context.workspace);
  return {
    path,
    load: reportLoad(context.verdict, context.options.claudeVersion),
    shadow: shadow ? { certain: shadow.certain, by: shadow.by.map((agent) => agent.path) } : null,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: render(finding.message),
      range: {
        start: context.doc.lines.positionAt(finding.span.start),
        end: context.doc.lines.positionAt(finding.span.end),
      },
      fixes: wantsFixes(finding)
        ? fixesOf(finding, context).map((fix) => ({ title: render(fix.title), safe: fix.safe }))
        : [],
    })),
  };
}

function reportLoad(verdict: Verdict, claudeVersion: string): ReportedLoad {
  const nothing = { name: null, description: null, model: null, tools: null, effectiveTools: null };
  if (verdict.status === 'not-an-agent') return { status: 'not-an-agent', rule: null, ...nothing };
  if (verdict.status === 'skipped') return { status: 'skipped', rule: verdict.rule, ...nothing };
  return {
    status: 'loads',
    rule: null,
    name: verdict.name,
    description: verdict.description,
    model: verdict.model,
    tools: verdict.tools,
    effectiveTools: effectiveNames(verdict, claudeVersion),
  };
}

/** `null` where MCP servers decide: which of their tools are there depends on the session. */
function effectiveNames(
  verdict: Extract<Verdict, { status: 'loads' }>,
  claudeVersion: string,
): readonly string[] | null {
  const result = effectiveToolsOf(verdict, claudeVersion);
  if (result.status === 'none') return [];
  if (result.status === 'refused') return result.refused.mcp.length > 0 ? null : [];
  return result.mcp.length > 0 ? null : [...result.tools].sort();
}

export function makeReport(files: readonly FileReport[], claudeVersion: string, today: string): Report {
  const agents = files.filter((file) => file.load.status !== 'not-an-agent');
  const count = (severity: Severity): number =>
    files.reduce((sum, file) => sum + file.findings.filter((finding) => finding.severity === severity).length, 0);
  return {
    version: 1,
    claudeVersion,
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
