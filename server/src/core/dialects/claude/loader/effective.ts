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

/** Most keystrokes are in other fields: the last answer is the next one too. */
let latest: { readonly asked: string; readonly tools: EffectiveTools } | undefined;

function workOut(verdict: Loads, claudeVersion: string): EffectiveTools {
  const { tools, disallowedTools, scope, reading } = verdict;
  const decisive = scope === 'plugin' ? (['memory'] as const) : (['permissionMode', 'memory'] as const);
  // A list or a map is no value of these, and may be long: it is not written out at every keystroke.
  const fields = new Map(decisive.map((name) => [name, withoutParts(reading.fields.get(name))]));
  const asked = JSON.stringify([tools, disallowedTools, [...fields], claudeVersion]);
  if (latest?.asked !== asked)
    latest = { asked, tools: effectiveTools({ tools, disallowedTools, fields, claudeVersion }) };
  return latest.tools;
}

const withoutParts = (value: unknown): unknown => (typeof value === 'object' ? null : value);
