// Classifies the names in `tools` and `disallowedTools`; all tool rules share it, so that they cannot contradict each other.

import type { RemovedTool, Tool, ToolElsewhere } from '../../dialects/facts';
import type { Runtime, ToolFacts } from '../../dialects/runtime';
import type { AgentDocument, ListItem, ListValue } from '../../syntax/document';
import type { Plain } from '../../syntax/plainYaml';
import { mcpTool, toolPart, toolReference } from '../../syntax/toolList';
import { type NameIndex, nameIndex } from '../../text/nearest';
import { type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { fieldValue } from '../contextQueries';
import { type Punctuated, punctuationIn } from './toolPunctuation';

export type ToolField = 'tools' | 'disallowedTools';

export type ToolMeaning =
  | { readonly is: 'tool'; readonly tool: Tool }
  /** An old name that still works. */
  | { readonly is: 'alias'; readonly tool: Tool }
  | { readonly is: 'removed'; readonly removed: RemovedTool }
  /**
   * `grants`: false if it matches no tool in `tools`. `spelled`: the name as Claude Code writes it, if some characters are not allowed
   * in MCP tool names.
   */
  | {
      readonly is: 'mcp';
      readonly server: string;
      readonly name: string | undefined;
      readonly grants: boolean;
      readonly spelled?: string;
    }
  | { readonly is: 'all' }
  /** A tool from the settings that the catalogue does not know yet. */
  | { readonly is: 'extra' }
  /** Part of an item that YAML split at a comma inside parentheses; `whole` is the item before the split. */
  | { readonly is: 'cut'; readonly whole: Span; readonly first: boolean }
  /** Parentheses that belong to the item before, after a blank. */
  | { readonly is: 'specifier'; readonly tool: string }
  | Punctuated
  /** `nearest` is computed when it is read. */
  | { readonly is: 'unknown'; readonly nearest: string | undefined; readonly elsewhere?: ToolElsewhere };

export interface ToolItem {
  readonly field: ToolField;
  readonly item: ListItem;
  readonly list: ListValue;
  readonly index: number;
  /** Without `(…)`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The text in parentheses, without them; absent where there are none. */
  readonly specifier: string | undefined;
  /** With the parentheses; empty, at the end of the name, where there are none. */
  readonly specifierSpan: Span;
  readonly meaning: ToolMeaning;
}

interface Memo {
  readonly runtime: Runtime;
  readonly extraTools: readonly string[];
  readonly items: readonly ToolItem[];
  readonly counts: ReadonlyMap<string, number>;
}

const memo = new WeakMap<AgentDocument, Memo>();

/** Computed once per document, runtime and settings. */
function listed(context: AgentContext): Memo {
  const { doc, runtime } = context;
  const { extraTools } = context.options;
  const known = memo.get(doc);
  if (known?.runtime === runtime && known.extraTools === extraTools) return known;
  const items = (['tools', 'disallowedTools'] as const).flatMap((field) => itemsOf(field, context));
  const counts = new Map<string, number>();
  for (const key of items.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const made = { runtime, extraTools, items, counts };
  memo.set(doc, made);
  return made;
}

/** Items of both fields in file order. */
export const toolItems = (context: AgentContext): readonly ToolItem[] => listed(context).items;

function keysOf({ field, name, meaning, specifier }: ToolItem): readonly string[] {
  if (!isTool(meaning)) return [nameKey(field, name)];
  const tool = meaning.tool.name;
  return [...new Set([nameKey(field, name), nameKey(field, tool)]), requestKey(field, tool, specifier)];
}

const nameKey = (field: ToolField, name: string): string => `${field} ${name}`;
const requestKey = (field: ToolField, tool: string, specifier: string | undefined): string =>
  `${field}:${tool}${specifier === undefined ? '' : `(${specifier})`}`;

/** Items of a list that a similar name is searched for: more than any real list has. */
const MOST_SUGGESTED = 500;

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
      meaning:
        cuts.get(index) ?? specifierApart(list, index, context) ?? meaningOf(name, context, index < MOST_SUGGESTED),
    };
  });
}

type Cut = Extract<ToolMeaning, { readonly is: 'cut' }>;

/** Items of a flow list that belong together: from an opening parenthesis to its closing one. */
function cutPieces(list: ListValue, text: string): ReadonlyMap<number, Cut> {
  const cuts = new Map<number, Cut>();
  if (list.style !== 'flow') return cuts;
  let from: number | undefined;
  for (const [index, { value, element }] of list.items.entries()) {
    const opened = from === undefined ? undefined : list.items[from];
    if (from !== undefined && opened && value.includes(')')) {
      const whole = span(opened.element.start, element.end);
      for (let at = from; at <= index; at++) cuts.set(at, { is: 'cut', whole, first: at === from });
      from = undefined;
    } else if (/^[^\s()]+\([^)]*$/.test(value) && !isQuoted(element, text)) from = index;
    else if (value.includes('(')) from = undefined;
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

/** `suggests`: a name that is not known is compared with those that are. */
export function meaningOf(name: string, context: AgentContext, suggests = true): ToolMeaning {
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
  const known = knownTools(context);
  const resolve = (piece: string): string | undefined =>
    known.names.has(piece) || context.runtime.tools.resolve(piece) || /^mcp__./.test(piece)
      ? piece
      : suggests
        ? known.index.nearest(piece)
        : undefined;
  const elsewhere = context.runtime.tools.elsewhere(name);
  if (elsewhere && !known.folded.has(name.toLowerCase())) return { is: 'unknown', nearest: undefined, elsewhere };
  return (
    punctuationIn(name, resolve) ?? {
      is: 'unknown',
      get nearest() {
        return suggests ? known.index.nearest(name) : undefined;
      },
    }
  );
}

/** The tools of a runtime and those of the settings. */
interface KnownTools {
  readonly extraTools: readonly string[];
  readonly names: ReadonlySet<string>;
  /** In lower case. */
  readonly folded: ReadonlySet<string>;
  readonly index: NameIndex;
}

const toolsOf = new WeakMap<Runtime, KnownTools>();

/** Kept for the settings used last. */
function knownTools({ runtime, options: { extraTools } }: AgentContext): KnownTools {
  const last = toolsOf.get(runtime);
  if (last?.extraTools === extraTools) return last;
  const names = new Set([...runtime.tools.names, ...extraTools]);
  const folded = new Set([...names].map((each) => each.toLowerCase()));
  const known = { extraTools, names, folded, index: nameIndex(names) };
  toolsOf.set(runtime, known);
  return known;
}

function spelledMcp(name: string, tools: ToolFacts): { readonly spelled?: string } {
  if (tools.isUsableMcp(name) || name.includes('*')) return {};
  const spelled = toolPart(name).replace(/(?<!_)_+$/, '');
  return tools.isUsableMcp(spelled) ? { spelled } : {};
}

/** True if the list already has this name, or another name of the same tool. */
export function isListed(field: ToolField, name: string, context: AgentContext): boolean {
  const same = context.runtime.tools.resolve(name)?.name ?? name;
  const { counts } = listed(context);
  return counts.has(nameKey(field, name)) || counts.has(nameKey(field, same));
}

/** How often a list has the tool with this specifier, by any of its names. */
export const timesListed = (
  field: ToolField,
  tool: string,
  specifier: string | undefined,
  context: AgentContext,
): number => listed(context).counts.get(requestKey(field, tool, specifier)) ?? 0;

/** A tool by its current name or an old one. */
export const isTool = (meaning: ToolMeaning): meaning is Extract<ToolMeaning, { readonly tool: Tool }> =>
  meaning.is === 'tool' || meaning.is === 'alias';

/** The `*` that makes `disallowedTools` ineffective, if present. */
export const voidingStar = (context: AgentContext): ToolItem | undefined =>
  toolItems(context).find(({ field, item }) => field === 'disallowedTools' && item.value === '*');

/** The value the runtime uses; for a skipped file, the written one. */
export function fieldOf(context: AgentContext, field: string): Plain | undefined {
  const entry = context.view.entry(field);
  return entry && fieldValue(entry, context);
}

/** The permission mode in the file; a plugin's agent has none. */
export function permissionModeOf(context: AgentContext): string | undefined {
  const mode = context.scope === 'plugin' ? undefined : fieldOf(context, 'permissionMode');
  return typeof mode === 'string' ? mode : undefined;
}
