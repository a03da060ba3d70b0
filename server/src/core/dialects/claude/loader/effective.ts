// The effective tools of a verdict's agent; passes the relevant fields to the catalogue.

import type { EffectiveTools } from '../../answers';
import type { Loads } from '../../verdict';
import { effectiveTools } from '../catalogue/effectiveTools';

/** For a foreground subagent of a `claude -p` session. A plugin's agent has no permission mode of its own. */
export function effectiveToolsOf(verdict: Loads, version: string): EffectiveTools {
  const last = known.get(verdict);
  if (last?.version === version) return last.tools;
  const tools = workOut(verdict, version);
  known.set(verdict, { version, tools });
  return tools;
}

/** Cache: several rules and the report need the tools of one verdict. */
const known = new WeakMap<Loads, { readonly version: string; readonly tools: EffectiveTools }>();

/** Cache across edits: most keystrokes are in other fields. */
let latest: { readonly asked: string; readonly tools: EffectiveTools } | undefined;

function workOut(verdict: Loads, version: string): EffectiveTools {
  const { tools, disallowedTools, scope, reading } = verdict;
  const decisive = scope === 'plugin' ? (['memory'] as const) : (['permissionMode', 'memory'] as const);
  // Lists and maps are invalid here and may be long: they are not serialized at every keystroke.
  const fields = new Map(decisive.map((name) => [name, withoutParts(reading.fields.get(name))]));
  const asked = JSON.stringify([tools, disallowedTools, [...fields], version]);
  if (latest?.asked !== asked) latest = { asked, tools: effectiveTools({ tools, disallowedTools, fields }, version) };
  return latest.tools;
}

const withoutParts = (value: unknown): unknown => (typeof value === 'object' ? null : value);
