// From a verdict to the tools its agent gets: only hands the right fields to the catalogue's order of steps.

import type { EffectiveTools } from '../../answers';
import type { Loads } from '../../verdict';
import { effectiveTools } from '../catalogue/effectiveTools';

/** What a foreground subagent of a `claude -p` session gets. A plugin's agent has no permission mode of its own. */
export function effectiveToolsOf(verdict: Loads, version: string): EffectiveTools {
  const last = known.get(verdict);
  if (last?.version === version) return last.tools;
  const tools = workOut(verdict, version);
  known.set(verdict, { version, tools });
  return tools;
}

/** Several rules and the report ask the same of one verdict. */
const known = new WeakMap<Loads, { readonly version: string; readonly tools: EffectiveTools }>();

/** Most keystrokes are in other fields: the last answer is the next one too. */
let latest: { readonly asked: string; readonly tools: EffectiveTools } | undefined;

function workOut(verdict: Loads, version: string): EffectiveTools {
  const { tools, disallowedTools, scope, reading } = verdict;
  const decisive = scope === 'plugin' ? (['memory'] as const) : (['permissionMode', 'memory'] as const);
  // A list or a map is no value of these, and may be long: it is not written out at every keystroke.
  const fields = new Map(decisive.map((name) => [name, withoutParts(reading.fields.get(name))]));
  const asked = JSON.stringify([tools, disallowedTools, [...fields], version]);
  if (latest?.asked !== asked) latest = { asked, tools: effectiveTools({ tools, disallowedTools, fields }, version) };
  return latest.tools;
}

const withoutParts = (value: unknown): unknown => (typeof value === 'object' ? null : value);
