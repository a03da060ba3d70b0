// From a verdict to the tools its agent gets: only hands the right fields to the catalogue's order of steps.

import { type EffectiveTools, effectiveTools } from '../catalogue/effectiveTools';
import type { Loads } from './verdict';

/** What a foreground subagent of a `claude -p` session gets. A plugin's agent has no permission mode of its own. */
export function effectiveToolsOf(verdict: Loads, claudeVersion: string): EffectiveTools {
  const last = known.get(verdict);
  if (last?.claudeVersion === claudeVersion) return last.tools;
  const tools = workOut(verdict, claudeVersion);
  known.set(verdict, { claudeVersion, tools });
  return tools;
}

/** Several rules and the report ask the same of one verdict. */
const known = new WeakMap<Loads, { readonly claudeVersion: string; readonly tools: EffectiveTools }>();

function workOut(verdict: Loads, claudeVersion: string): EffectiveTools {
  const { fields } = verdict.reading;
  return effectiveTools({
    tools: verdict.tools,
    disallowedTools: verdict.disallowedTools,
    fields: verdict.scope === 'plugin' ? new Map([...fields].filter(([key]) => key !== 'permissionMode')) : fields,
    claudeVersion,
  });
}
