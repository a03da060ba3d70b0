// Classifies the names in `tools` and `disallowedTools`; all tool rules share it, so that they cannot contradict each other.

import type { RemovedTool, Tool, ToolElsewhere } from '../../dialects/facts';
import type { ToolFacts } from '../../dialects/runtime';
import type { ListItem, ListValue } from '../../syntax/document';
import type { Plain } from '../../syntax/plainYaml';
import { mcpTool, toolPart, toolReference } from '../../syntax/toolList';
import { nearest } from '../../text/nearest';
import { type Span, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { fieldValue } from '../contextQueries';

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

const memo = new WeakMap<AgentContext, readonly ToolItem[]>();

/** Items of both fields in file order; computed once per run. */
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

/** Items of a flow list that belong together: from an opening parenthesis to its closing one. */
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

/** True if the list already has this name, or another name of the same tool. */
export function isListed(field: ToolField, name: string, context: AgentContext): boolean {
  const same = context.runtime.tools.resolve(name)?.name ?? name;
  return toolItems(context).some(
    (item) => item.field === field && (item.name === name || (isTool(item.meaning) && item.meaning.tool.name === same)),
  );
}

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

/** `alone`: nothing but separators; `open`: a parenthesis that is never closed. */
type Punctuation = 'quotes' | 'separator' | 'lines' | 'alone' | 'open';

export interface Punctuated {
  readonly is: 'punctuated';
  readonly kind: Punctuation;
  /** The tool names in the item, in order; empty if it has none or they cannot be told. */
  readonly names: readonly string[];
}

const SEPARATOR = /[,;；，、|\t\r\n/+&]+/;
const QUOTES = /^["'`“”‘’„«»]+|(?<!["'`“”‘’„«»])["'`“”‘’„«»]+$/g;
const ONLY_SEPARATORS = /^(?:[;；，、|/+&\-–—•*]+|and|or)$/i;

/** `resolve` gives the name of the tool a piece stands for. */
function punctuationIn(item: string, resolve: (piece: string) => string | undefined): Punctuated | undefined {
  if (ONLY_SEPARATORS.test(item)) return { is: 'punctuated', kind: 'alone', names: [] };
  const open = item.indexOf('(');
  if (open > 0 && !item.includes(')'))
    return resolve(item.slice(0, open)) === undefined ? undefined : { is: 'punctuated', kind: 'open', names: [] };
  const wrapped = /^\((.*)\)$/s.exec(item)?.[1];
  if (open >= 0 && wrapped === undefined) return undefined;
  const pieces = (wrapped ?? item)
    .split(SEPARATOR)
    .map((piece) => piece.replace(QUOTES, '').trim())
    .filter((piece) => piece !== '');
  const names = pieces.map(resolve).filter((name) => name !== undefined);
  if (pieces.length === 0 || names.length < pieces.length || pieces[0] === item) return undefined;
  const kind = /[\r\n\t]/.test(item) ? 'lines' : SEPARATOR.test(item) ? 'separator' : 'quotes';
  return { is: 'punctuated', kind, names };
}
