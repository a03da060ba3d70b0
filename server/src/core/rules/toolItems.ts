// The names in `tools` and `disallowedTools` with what Claude Code makes of each: the one classification that all rules
// about tools share, so that they cannot contradict each other.

import {
  nearest,
  type RemovedTool,
  removedTool,
  resolveTool,
  type Tool,
  tool,
  toolNames,
} from '../catalogue/catalogue';
import type { ListItem, ListValue } from '../syntax/document';
import type { Span } from '../text/span';
import type { RuleContext } from './rule';

export type ToolField = 'tools' | 'disallowedTools';

export type ToolMeaning =
  | { readonly is: 'tool'; readonly tool: Tool }
  /** An old name that still works. */
  | { readonly is: 'alias'; readonly tool: Tool }
  | { readonly is: 'removed'; readonly removed: RemovedTool }
  | { readonly is: 'mcp'; readonly server: string; readonly name: string | undefined }
  | { readonly is: 'all' }
  /** Named in the settings as a tool the catalogue does not know yet. */
  | { readonly is: 'extra' }
  | { readonly is: 'unknown'; readonly nearest: string | undefined };

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
  readonly meaning: ToolMeaning;
}

const memo = new WeakMap<RuleContext, readonly ToolItem[]>();

/** Both fields' items in file order; computed once per run. */
export function toolItems(context: RuleContext): readonly ToolItem[] {
  const known = memo.get(context);
  if (known) return known;
  const items = (['tools', 'disallowedTools'] as const).flatMap((field) => itemsOf(field, context));
  memo.set(context, items);
  return items;
}

function itemsOf(field: ToolField, context: RuleContext): readonly ToolItem[] {
  const list = context.view.list(field);
  if (!list) return [];
  return list.items.map((item, index) => {
    const open = item.value.indexOf('(');
    const name = open < 0 ? item.value : item.value.slice(0, open);
    return {
      field,
      item,
      list,
      index,
      name,
      nameSpan: open < 0 ? item.span : { start: item.span.start, end: item.span.start + open },
      specifier: open < 0 ? undefined : item.value.slice(open + 1).replace(/\)$/, ''),
      meaning: meaningOf(name, context),
    };
  });
}

export function meaningOf(name: string, context: RuleContext): ToolMeaning {
  const version = context.options.claudeVersion;
  if (name === '*') return { is: 'all' };
  const direct = tool(name, version);
  if (direct) return { is: 'tool', tool: direct };
  const target = resolveTool(name, version);
  if (target) return { is: 'alias', tool: target };
  if (context.options.extraTools.includes(name)) return { is: 'extra' };
  const mcp = /^mcp__(.+?)(?:__(.*))?$/.exec(name);
  if (mcp?.[1] !== undefined) return { is: 'mcp', server: mcp[1], name: mcp[2] };
  const removed = removedTool(name, version);
  if (removed) return { is: 'removed', removed };
  return { is: 'unknown', nearest: nearest(name, [...toolNames(version), ...context.options.extraTools]) };
}
