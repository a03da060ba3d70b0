// The names in `tools` and `disallowedTools` with what Claude Code makes of each: the one classification that all rules
// about tools share, so that they cannot contradict each other.

import type { RemovedTool, Tool, ToolElsewhere } from '../../dialects/facts';
import type { ToolFacts } from '../../dialects/runtime';
import type { ListItem, ListValue } from '../../syntax/document';
import type { Plain } from '../../syntax/plainYaml';
import { mcpTool, toolPart, toolReference } from '../../syntax/toolList';
import { nearest } from '../../text/nearest';
import { type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { fieldValue } from '../frontmatter/fieldValue';
import { type Punctuated, punctuationIn } from './toolPunctuation';

export type ToolField = 'tools' | 'disallowedTools';

export type ToolMeaning =
  | { readonly is: 'tool'; readonly tool: Tool }
  /** An old name that still works. */
  | { readonly is: 'alias'; readonly tool: Tool }
  | { readonly is: 'removed'; readonly removed: RemovedTool }
  /**
   * `grants`: false where it matches no tool in `tools`. `spelled`: the name as Claude Code writes it, where it has
   * characters that no name of an MCP tool has.
   */
  | {
      readonly is: 'mcp';
      readonly server: string;
      readonly name: string | undefined;
      readonly grants: boolean;
      readonly spelled?: string;
    }
  | { readonly is: 'all' }
  /** Named in the settings as a tool the catalogue does not know yet. */
  | { readonly is: 'extra' }
  /** A piece of an item that YAML cut at a comma inside parentheses; `whole` is the item as it was meant. */
  | { readonly is: 'cut'; readonly whole: Span; readonly first: boolean }
  /** The parentheses that belong to the item before, with a blank between. */
  | { readonly is: 'specifier'; readonly tool: string }
  | Punctuated
  | { readonly is: 'unknown'; readonly nearest: string | undefined; readonly elsewhere?: ToolElsewhere };

export interface ToolItem {
  readonly field: ToolField;
  readonly item: ListItem;
  readonly list: ListValue;
  readonly index: number;
  /** Without `(…)`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** What stands in parentheses, without them; absent where there are none. */
  readonly specifier: string | undefined;
  /** With the parentheses; empty at the end of the name where there are none. */
  readonly specifierSpan: Span;
  readonly meaning: ToolMeaning;
}

const memo = new WeakMap<AgentContext, readonly ToolItem[]>();

/** Both fields' items in file order; computed once per run. */
export function toolItems(context: AgentContext): readonly ToolItem[] {
  const known = memo.get(context);
  if (known) return known;
  const items = (['tools', 'disallowedTools'] as const).flatMap((field) => itemsOf(field, context));
  memo.set(context, items);
  return items;
}

function itemsOf(field: ToolField, context: AgentContext): readonly ToolItem[] {
  const list = context.view.list(field);
  if (!list) return [];
  const cuts = cutPieces(list, context.doc.text);
  return list.items.map((item, index) => {
    const { name, specifier } = toolReference(item.value);
    const end = specifier === undefined ? item.span.end : item.span.start + name.length;
    return {
      field,
      item,
      list,
      index,
      name,
      nameSpan: span(item.span.start, end),
      specifier,
      specifierSpan: span(end, item.span.end),
      meaning: cuts.get(index) ?? specifierApart(list, index, context) ?? meaningOf(name, context),
    };
  });
}

type Cut = Extract<ToolMeaning, { readonly is: 'cut' }>;

/** Items of a flow list that are one to the eye: from one that opens a parenthesis to the one that closes it. */
function cutPieces(list: ListValue, text: string): ReadonlyMap<number, Cut> {
  const cuts = new Map<number, Cut>();
  if (list.style !== 'flow') return cuts;
  for (let from = 0; from < list.items.length; from++) {
    const first = list.items[from];
    if (!first || !/^[^\s()]+\([^)]*$/.test(first.value) || isQuoted(first.element, text)) continue;
    const close = list.items.findIndex((item, at) => at > from && item.value.includes(')'));
    const last = list.items[close];
    if (!last || list.items.slice(from + 1, close).some((item) => item.value.includes('('))) continue;
    const whole = span(first.element.start, last.element.end);
    for (let at = from; at <= close; at++) cuts.set(at, { is: 'cut', whole, first: at === from });
    from = close;
  }
  return cuts;
}

const isQuoted = (at: Span, text: string): boolean => /["']/.test(text[at.start] ?? '');

function specifierApart(list: ListValue, index: number, context: AgentContext): ToolMeaning | undefined {
  const before = list.items[index - 1];
  const item = list.items[index];
  if (!before || !item || !/^\(.*\)$/.test(item.value)) return undefined;
  const known = context.runtime.tools.resolve(before.value);
  return known ? { is: 'specifier', tool: known.name } : undefined;
}

export function meaningOf(name: string, context: AgentContext): ToolMeaning {
  if (name === '*') return { is: 'all' };
  const direct = context.runtime.tools.get(name);
  if (direct) return { is: 'tool', tool: direct };
  const target = context.runtime.tools.resolve(name);
  if (target) return { is: 'alias', tool: target };
  if (context.options.extraTools.includes(name)) return { is: 'extra' };
  const mcp = mcpTool(name);
  if (mcp && !/[;"'`|，、]/.test(name))
    return {
      is: 'mcp',
      server: mcp.server,
      name: mcp.tool,
      grants: context.runtime.tools.isUsableMcp(name),
      ...spelledMcp(name, context.runtime.tools),
    };
  const removed = context.runtime.tools.removed(name);
  if (removed) return { is: 'removed', removed };
  const known = [...context.runtime.tools.names, ...context.options.extraTools];
  const resolve = (piece: string): string | undefined =>
    known.includes(piece) || context.runtime.tools.resolve(piece) || /^mcp__./.test(piece)
      ? piece
      : nearest(piece, known);
  const elsewhere = context.runtime.tools.elsewhere(name);
  if (elsewhere && !known.some((each) => each.toLowerCase() === name.toLowerCase()))
    return { is: 'unknown', nearest: undefined, elsewhere };
  return punctuationIn(name, resolve) ?? { is: 'unknown', nearest: nearest(name, known) };
}

function spelledMcp(name: string, tools: ToolFacts): { readonly spelled?: string } {
  if (tools.isUsableMcp(name) || name.includes('*')) return {};
  const spelled = toolPart(name).replace(/(?<!_)_+$/, '');
  return tools.isUsableMcp(spelled) ? { spelled } : {};
}

/** True where the list already has this name, or another name of the same tool. */
export function isListed(field: ToolField, name: string, context: AgentContext): boolean {
  const same = context.runtime.tools.resolve(name)?.name ?? name;
  return toolItems(context).some(
    (item) => item.field === field && (item.name === name || (isTool(item.meaning) && item.meaning.tool.name === same)),
  );
}

/** A tool by its name or by an old one. */
export const isTool = (meaning: ToolMeaning): meaning is Extract<ToolMeaning, { readonly tool: Tool }> =>
  meaning.is === 'tool' || meaning.is === 'alias';

/** The `*` that voids `disallowedTools`, where it has one. */
export const voidingStar = (context: AgentContext): ToolItem | undefined =>
  toolItems(context).find(({ field, item }) => field === 'disallowedTools' && item.value === '*');

/** A field's value as the runtime holds it; of a file it does not read, what is written. */
export function fieldOf(context: AgentContext, field: string): Plain | undefined {
  const entry = context.view.entry(field);
  return entry && fieldValue(entry, context);
}

/** The permission mode the agent asks for; a plugin's agent has none. */
export function permissionModeOf(context: AgentContext): string | undefined {
  const mode = context.scope === 'plugin' ? undefined : fieldOf(context, 'permissionMode');
  return typeof mode === 'string' ? mode : undefined;
}
