// The result of a check for one file; separate from the report, so that cached reports do not load rules.

import type { Runtime } from '../dialects/runtime';
import type { Loads, Verdict } from '../dialects/verdict';
import { trialsOffered } from '../fixes/tryFixes';
import { render } from '../messages/render';
import { ruleById, ruleExplaining } from '../rules/registry';
import type { Finding } from '../rules/rule';
import { fixesWithin, type RunOptions } from '../rules/run';
import type { AgentContext } from '../workspace/agentContext';
import { shadowOf } from '../workspace/precedence';
import type { FileReport, ReportedFinding, ReportedLoad } from './report';

/** Fixes are computed for the findings that `wantsFixes` selects, as far as the budget of trials goes; they cost more than findings. */
export function reportFile(
  path: string,
  context: AgentContext,
  findings: readonly Finding[],
  wantsFixes: (finding: Finding) => boolean = () => true,
  options: RunOptions = {},
): FileReport {
  let trials = trialsOffered(context);
  const fixes = (finding: Finding): ReportedFinding['fixes'] => {
    const tried = wantsFixes(finding) && !finding.unlisted ? fixesWithin(trials, finding, context, options) : undefined;
    trials -= tried?.trials ?? 0;
    return tried?.fixes.map((fix) => ({ title: render(fix.title), safe: fix.safe })) ?? null;
  };
  const own = context.workspace.byUri(context.doc.uri);
  const shadow = own && shadowOf(own, context.workspace);
  return {
    path,
    load: reportLoad(context.verdict, context.runtime),
    shadow: shadow ? { certain: shadow.certain, by: shadow.by.map((agent) => agent.path) } : null,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      ...reportPlace(finding, context),
      ...(finding.places ? { places: finding.places.map((place) => reportPlace(place, context)) } : {}),
      fixes: fixes(finding),
      ...(finding.unlisted ? { unlisted: finding.unlisted } : {}),
      mayBeFixed: ruleById(finding.rule)?.hasSafeFix === true,
    })),
  };
}

const reportPlace = ({ message, span }: Finding, { doc }: AgentContext) => ({
  message: render(message),
  range: { start: doc.lines.positionAt(span.start), end: doc.lines.positionAt(span.end) },
});

/** What the runtime does with a file; the values are `null` unless it loads. */
export function loadOf(verdict: Verdict): Omit<ReportedLoad, 'effectiveTools'> {
  const nothing = { name: null, description: null, model: null, tools: null };
  if (verdict.status === 'not-an-agent') return { status: 'not-an-agent', rule: null, ...nothing };
  if (verdict.status === 'skipped') return { status: 'skipped', rule: ruleExplaining(verdict.reason.code), ...nothing };
  const { name, description, model, tools } = verdict;
  return { status: 'loads', rule: null, name, description, model, tools };
}

const reportLoad = (verdict: Verdict, runtime: Runtime): ReportedLoad => ({
  ...loadOf(verdict),
  effectiveTools: verdict.status === 'loads' ? effectiveNames(verdict, runtime) : null,
});

/** `null` if MCP servers decide: which of their tools exist depends on the session. */
function effectiveNames(verdict: Loads, runtime: Runtime): readonly string[] | null {
  const result = runtime.effectiveTools(verdict);
  if (result.status === 'none') return [];
  if (result.status === 'refused') return result.refused.mcp.length > 0 ? null : [];
  return result.mcp.length > 0 ? null : [...result.tools].sort();
}
