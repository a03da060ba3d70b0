// Says in words which tools an agent gains or loses by a change.

import type { Message } from '../../../../common/src/messages/message';
import { codeSpans } from '../../../../common/src/text/sanitize';
import {
  deniesMcp,
  deniesNothing,
  type EffectiveTools,
  effectiveTools,
} from '../dialects/claude/catalogue/effectiveTools';
import { effectiveToolsOf } from '../dialects/claude/loader/effective';
import type { Verdict } from '../dialects/claude/loader/verdict';
import type { RuleContext } from '../rules/rule';
import { toolReference } from '../syntax/toolList';

/** More names than this are counted. */
const MOST_NAMED = 4;

export const effect = (id: string, args: Message['args'] = {}): Message => ({ id: `fix.effect.${id}`, args });

/** Absent where the tools stay the same, and where the agent does not load on both sides. */
export function toolsEffect(context: RuleContext, after: Verdict): Message | undefined {
  const { verdict } = context;
  const now = toolsOf(after, context);
  if (verdict.status !== 'loads' || after.status !== 'loads') return undefined;
  const then = toolsOf(verdict, context);
  if (!now) return then && then.length > 0 ? effect('noTools') : undefined;
  const all = hasAll(after) && (!hasAll(verdict) || then === undefined || isLess(then, now));
  if (all && isEverything(now, context)) return effect('allTools', { count: now.length });
  const [deniedThen, deniedNow] = [mcpDenied(verdict), mcpDenied(after)];
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

/** An agent that was refused, which somebody notices, is started without a tool now. */
const startsWithNone = (before: Verdict, after: Verdict, { options }: RuleContext): boolean =>
  statusOf(before, options.claudeVersion) === 'refused' && statusOf(after, options.claudeVersion) === 'none';

const statusOf = (verdict: Verdict, version: string): EffectiveTools['status'] | undefined =>
  verdict.status === 'loads' ? effectiveToolsOf(verdict, version).status : undefined;

const gives = (names: readonly string[]): Message =>
  names.length > MOST_NAMED
    ? effect('givesMany', { count: names.length })
    : effect('gives', { tools: codeSpans(names) });

const takes = (names: readonly string[], left: number, of: number): Message =>
  names.length > MOST_NAMED ? effect('limits', { count: left, of }) : effect('loses', { tools: codeSpans(names) });

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

/** Tools of MCP servers count by how they are listed; none where the agent is not started. */
function toolsOf(verdict: Verdict, { options }: RuleContext): readonly string[] | undefined {
  if (verdict.status !== 'loads') return undefined;
  return namesIn(effectiveToolsOf(verdict, options.claudeVersion));
}

function namesIn(tools: EffectiveTools): readonly string[] {
  if (tools.status === 'granted') return [...tools.tools, ...tools.mcp];
  return tools.status === 'refused' ? tools.refused.mcp : [];
}
