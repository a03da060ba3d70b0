// Describes the tools an agent gains or loses by a change.

import type { Message } from '../../../../common/src/messages/message';
import { codeSpans } from '../../../../common/src/text/sanitize';
import type { EffectiveTools } from '../dialects/answers';
import type { Runtime } from '../dialects/runtime';
import type { Verdict } from '../dialects/verdict';
import { toolReference } from '../syntax/toolList';
import type { AgentContext } from '../workspace/agentContext';

/** More names than this are counted. */
const MOST_NAMED = 4;

export const effect = (id: string, args: Message['args'] = {}): Message => ({ id: `fix.effect.${id}`, args });

/** Absent if the tools stay the same, or if the agent does not load on both sides. */
export function toolsEffect(context: AgentContext, after: Verdict): Message | undefined {
  const { verdict } = context;
  const now = toolsOf(after, context);
  if (verdict.status !== 'loads' || after.status !== 'loads') return undefined;
  const then = toolsOf(verdict, context);
  if (!now) return then && then.length > 0 ? effect('noTools') : undefined;
  const all = hasAll(after) && (!hasAll(verdict) || then === undefined || isLess(then, now));
  if (all && isEverything(now, context)) return effect('allTools', { count: now.length });
  const [deniedThen, deniedNow] = [mcpDenied(verdict, context.runtime), mcpDenied(after, context.runtime)];
  const gained = [...without(now, then ?? []), ...without(deniedThen, deniedNow)];
  const lost = [...without(then ?? [], now), ...without(deniedNow, deniedThen)];
  if (now.length === 0)
    return lost.length > 0 || startsWithNone(verdict, after, context) ? effect('noTools') : undefined;
  const parts = [
    ...(gained.length > 0 ? [gives(gained)] : []),
    ...(lost.length > 0 ? [takes(lost, now.length, (then ?? []).length)] : []),
  ];
  return parts.length === 2 ? effect('and', { first: parts[0] ?? '', next: parts[1] ?? '' }) : parts[0];
}

/** A refused agent, which is noticeable, would start without tools instead. */
const startsWithNone = (before: Verdict, after: Verdict, { runtime }: AgentContext): boolean =>
  statusOf(before, runtime) === 'refused' && statusOf(after, runtime) === 'none';

const statusOf = (verdict: Verdict, runtime: Runtime): EffectiveTools['status'] | undefined =>
  verdict.status === 'loads' ? runtime.effectiveTools(verdict).status : undefined;

const gives = (names: readonly string[]): Message =>
  names.length > MOST_NAMED
    ? effect('givesMany', { count: names.length })
    : effect('gives', { tools: codeSpans(names) });

const takes = (names: readonly string[], left: number, of: number): Message =>
  names.length > MOST_NAMED ? effect('limits', { count: left, of }) : effect('loses', { tools: codeSpans(names) });

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return names.filter((name) => !known.has(name));
}

/** Denials of MCP tools for an agent that has all known ones. */
function mcpDenied(verdict: Verdict, runtime: Runtime): readonly string[] {
  if (verdict.status !== 'loads' || !hasAll(verdict)) return [];
  const denied = verdict.disallowedTools ?? [];
  return runtime.tools.deniesNothing(denied)
    ? []
    : denied.filter(runtime.tools.deniesMcp).map((item) => toolReference(item).name);
}

const isLess = (then: readonly string[], now: readonly string[]): boolean => then.length < now.length;

const hasAll = (verdict: Verdict): boolean =>
  verdict.status === 'loads' && (verdict.tools === null || verdict.tools.includes('*'));

const isEverything = (names: readonly string[], { runtime }: AgentContext): boolean => {
  const every = runtime.tools.effective({ tools: null });
  const known = new Set(names);
  return every.status === 'granted' && every.tools.every((name) => known.has(name));
};

/** MCP tools count as listed; none if the agent is not started. */
function toolsOf(verdict: Verdict, { runtime }: AgentContext): readonly string[] | undefined {
  if (verdict.status !== 'loads') return undefined;
  return namesIn(runtime.effectiveTools(verdict));
}

function namesIn(tools: EffectiveTools): readonly string[] {
  if (tools.status === 'granted') return [...tools.tools, ...tools.mcp];
  return tools.status === 'refused' ? tools.refused.mcp : [];
}
