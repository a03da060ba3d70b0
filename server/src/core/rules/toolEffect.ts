// Says in the title of a fix which tools the agent gains or loses by it. Needs one reading of the changed text for each fix.

import { deniesMcp, deniesNothing, type EffectiveTools, effectiveTools } from '../catalogue/effectiveTools';
import { shownNames } from '../messages/shown';
import { isFieldLike } from '../schema/fieldModel';
import { parseAgent } from '../syntax/parse';
import { toolReference } from '../syntax/toolList';
import { applyEdits } from '../text/edit';
import { effectiveToolsOf } from '../verdict/effective';
import { judge, type Verdict } from '../verdict/verdict';
import { type Fix, type Message, type RuleContext, title } from './rule';

/** More names than this are counted. */
const MOST_NAMED = 4;

/** The fix with its effect on the tools behind its title; as it is where it has none, and where it is safe. */
export function withToolEffect(fix: Fix, context: RuleContext): Fix {
  if (fix.safe) return fix;
  const effect = effectOf(fix, context);
  return effect ? { ...fix, title: title('withEffect', { fix: fix.title, effect }) } : fix;
}

function effectOf({ edits }: Fix, context: RuleContext): Message | undefined {
  const { doc, scope, verdict, options } = context;
  const changed = parseAgent(doc.uri, applyEdits(doc.text, edits), isFieldLike);
  const after = judge(changed, { scope, path: doc.uri, claudeVersion: options.claudeVersion });
  const now = toolsOf(after, context);
  if (verdict.status !== 'loads' || !now) return undefined;
  const then = toolsOf(verdict, context);
  const all = hasAll(after) && (!hasAll(verdict) || then === undefined || isLess(then, now));
  if (all && isEverything(now, context)) return title('givesAll', { count: now.length });
  const [deniedThen, deniedNow] = [mcpDenied(verdict), mcpDenied(after)];
  const gained = [...without(now, then ?? []), ...without(deniedThen, deniedNow)];
  const lost = [...without(then ?? [], now), ...without(deniedNow, deniedThen)];
  if (now.length === 0) return lost.length > 0 ? title('leavesNone') : undefined;
  if (gained.length > 0 && lost.length > 0) return title('givesAndTakes', { gained: named(gained), lost: named(lost) });
  if (gained.length > 0) return counted('gives', gained);
  return lost.length > 0 ? counted('takes', lost) : undefined;
}

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name));

/** What takes away tools of MCP servers from an agent that has all of those in sight. */
function mcpDenied(verdict: Verdict): readonly string[] {
  if (verdict.status !== 'loads' || !hasAll(verdict)) return [];
  const denied = verdict.disallowedTools ?? [];
  return deniesNothing(denied) ? [] : denied.filter(deniesMcp).map((item) => toolReference(item).name);
}

const isLess = (then: readonly string[], now: readonly string[]): boolean => then.length < now.length;

const hasAll = (verdict: Verdict): boolean =>
  verdict.status === 'loads' && (verdict.tools === null || verdict.tools.includes('*'));

const isEverything = (names: readonly string[], { options }: RuleContext): boolean => {
  const every = effectiveTools({ tools: null, claudeVersion: options.claudeVersion });
  return every.status === 'granted' && every.tools.every((name) => names.includes(name));
};

const counted = (key: 'gives' | 'takes', names: readonly string[]): Message =>
  names.length > MOST_NAMED ? title(`${key}Many`, { count: names.length }) : title(key, { names: shownNames(names) });

const named = (names: readonly string[]): string =>
  names.length > MOST_NAMED ? String(names.length) : shownNames(names);

/** Tools of MCP servers count by how they are listed; none where the agent is not started. */
function toolsOf(verdict: Verdict, { options }: RuleContext): readonly string[] | undefined {
  if (verdict.status !== 'loads') return undefined;
  return namesIn(effectiveToolsOf(verdict, options.claudeVersion));
}

function namesIn(tools: EffectiveTools): readonly string[] {
  if (tools.status === 'granted') return [...tools.tools, ...tools.mcp];
  return tools.status === 'refused' ? tools.refused.mcp : [];
}
