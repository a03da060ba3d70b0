// Computes the tools of a foreground subagent of a `claude -p` session, as measured on Claude Code 2.1.329.

import { isMcpName, mcpTool, toolReference } from '../../../syntax/toolList';
import type { EffectiveTools, Refusal, ToolRequest } from '../../answers';
import type { Tool } from '../../facts';
import { fieldByName, valuesIn } from '../fields/fields';
import { canonicalTool, headlessIn, isWithheld, memoryAdds, resolveTool, toolAlias, tools } from './tools';

export function effectiveTools(request: ToolRequest, version: string): EffectiveTools {
  const mode = accepted(request.fields, 'permissionMode', version);
  const denied = deniedBy(request.disallowedTools ?? [], version);
  const pool = tools(version).filter((tool) => isInPool(tool, mode, version) && !denied.tools.has(tool.name));
  if (request.tools === undefined || request.tools === null || request.tools.includes('*')) {
    return granted(
      pool.filter((tool) => headlessIn(tool, version) !== 'listed'),
      [],
    );
  }
  const added = accepted(request.fields, 'memory', version) === undefined ? [] : memoryAdds;
  const asked = [...new Set([...request.tools, ...added])].filter((item) => !denied.covers(item));
  if (asked.length === 0) return { status: 'none' };
  const inPool = new Map(pool.map((tool) => [tool.name, tool]));
  const got = new Set<Tool>();
  for (const item of asked) {
    const tool = inPool.get(canonical(toolReference(item).name, version));
    if (tool) got.add(tool);
  }
  const mcp = asked.filter((item) => isUsableMcp(item) && !denied.takesMcp(toolReference(item).name));
  const set = [...got].filter((tool) => ![...got].some((other) => other.name === tool.replacedBy));
  if (set.length > 0) return granted(set, mcp);
  return { status: 'refused', refused: refusal(asked, mode, version) };
}

/** The value of a field if the runtime accepts it, else absent. */
function accepted(fields: ReadonlyMap<string, unknown> | undefined, name: string, version: string): string | undefined {
  const value = fields?.get(name);
  const field = fieldByName(name);
  return field && valuesIn(field, version).find((known) => known.value === value)?.value;
}

const canonical = (name: string, version: string): string => canonicalTool(name, version) ?? name;

const isInPool = (tool: Tool, permissionMode: string | undefined, version: string): boolean =>
  !isWithheld(tool, permissionMode) && (headlessIn(tool, version) !== 'no' || tool.unless !== undefined);

function granted(set: readonly Tool[], mcp: readonly string[]): EffectiveTools {
  return set.length === 0 && mcp.length === 0
    ? { status: 'none' }
    : { status: 'granted', tools: set.map((tool) => tool.name), mcp };
}

interface Denied {
  readonly tools: ReadonlySet<string>;
  /** The item is removed from `tools` before its name is resolved. */
  covers(item: string): boolean;
  /** No tool of an MCP server remains under this name. */
  takesMcp(name: string): boolean;
}

const DENIES_NOTHING: Denied = { tools: new Set(), covers: () => false, takesMcp: () => false };

function deniedBy(items: readonly string[], version: string): Denied {
  if (deniesNothing(items)) return DENIES_NOTHING;
  const references = items.map(toolReference);
  const names = new Set(references.map(({ name }) => canonical(name, version)));
  for (const tool of tools(version)) if (tool.removedWith?.some((other) => names.has(other))) names.add(tool.name);
  const servers = new Set(references.flatMap(({ name }) => wholeServer(name) ?? []));
  const hasServerOf = (item: string): boolean => servers.has(ALL_SERVERS) || servers.has(mcpTool(item)?.server ?? '');
  const plain = new Set(
    references
      .filter(({ name, specifier }) => isWhole(specifier) && wholeServer(name) === undefined)
      .map(({ name }) => canonical(name, version)),
  );
  const implied = [...names].filter((name) => resolveTool(name, version)?.removedWith !== undefined);
  const early = new Set([...plain, ...implied]);
  return {
    tools: names,
    takesMcp: (name) => names.has(name) || hasServerOf(name),
    covers(item) {
      const { name } = toolReference(item);
      if (isMcpName(name)) return hasServerOf(item) || early.has(name);
      const alias = toolAlias(name, version);
      return early.has(alias && !alias.afterDisallowed ? alias.to : name);
    },
  };
}

/** A `*` in `disallowedTools` makes the whole list ineffective: its other items deny nothing (measured on 2.1.332). */
export const deniesNothing = (disallowedTools: readonly string[]): boolean => disallowedTools.includes('*');

/** Empty or insignificant text in the parentheses. */
export const isWhole = (specifier: string | undefined): boolean =>
  specifier === undefined || specifier === '' || specifier === '*';

const ALL_SERVERS = '*';

/** The server of which `mcp__server` or `mcp__server__*` denies every tool; `*` for `mcp__*`. */
function wholeServer(name: string): string | undefined {
  const parts = mcpTool(name);
  if (name === 'mcp__*') return ALL_SERVERS;
  return parts && (parts.tool === undefined || parts.tool === '*') ? parts.server : undefined;
}

/**
 * True for `mcp__server`, `mcp__server__*` and `mcp__server__tool`, with or without a specifier, which is dropped (measured on
 * 2.1.332). Other characters of server and tool names are written as `_`, so a name that contains one matches nothing.
 */
export const isUsableMcp = (item: string): boolean => matchesMcp(toolReference(item).name);

/** True for an item of `disallowedTools` that can remove tools of an MCP server. */
export const deniesMcp = (item: string): boolean => {
  const { name } = toolReference(item);
  return name === 'mcp__*' || matchesMcp(name);
};

const matchesMcp = (name: string): boolean => /^mcp__[\w-]+(?:__\*)?$/.test(name) && !name.endsWith('__');

function refusal(asked: readonly string[], permissionMode: string | undefined, version: string): Refusal {
  const kinds = {
    unrecognized: [] as string[],
    withheld: [] as string[],
    unmatched: [] as string[],
    mcp: [] as string[],
  };
  for (const item of asked) {
    const tool = resolveTool(toolReference(item).name, version);
    if (tool) kinds[isWithheld(tool, permissionMode) ? 'withheld' : 'unmatched'].push(item);
    else kinds[isUsableMcp(item) ? 'mcp' : 'unrecognized'].push(item);
  }
  return kinds;
}
