// Which tools an agent really gets when it is started as a foreground subagent of a `claude -p` session, following what
// Claude Code 2.1.329 was measured to do. Which tool behaves how is the catalogue's business; this is only the order of steps.

import { canonicalToolName, isWithheld, memoryAdds, newestVersion, resolveTool, toolAlias, tools } from './catalogue';
import type { ToolFact } from './facts';
import { isMcpName, toolReference } from './toolList';

export interface ToolRequest {
  /** As split by the runtime; `undefined` where the field is absent. */
  readonly tools: readonly string[] | undefined;
  readonly disallowedTools: readonly string[] | undefined;
  /** The agent has a memory that the runtime accepts. */
  readonly memory?: boolean;
  readonly permissionMode?: string;
  readonly claudeVersion?: string;
}

/** Nothing in `tools` can be used. Every list holds items as they were written. */
export interface Refusal {
  /** No tool of that name. */
  readonly unrecognized: readonly string[];
  /** Tools no subagent is given. */
  readonly withheld: readonly string[];
  /** Tools that such a session does not have, or that `disallowedTools` took away. */
  readonly unmatched: readonly string[];
  /** Tools of MCP servers: there if the server is. */
  readonly mcp: readonly string[];
}

export interface Granted {
  readonly tools: readonly string[];
  /** Items that name tools of MCP servers; they come on top where the server is there. */
  readonly mcp: readonly string[];
}

/** `none`: it is started with no tools at all. */
export type EffectiveTools = Granted | { readonly refused: Refusal } | { readonly none: true };

export function effectiveTools(request: ToolRequest): EffectiveTools {
  const version = request.claudeVersion ?? newestVersion;
  const denied = deniedBy(request.disallowedTools ?? [], version);
  const pool = tools(version).filter((tool) => isInPool(tool, request.permissionMode) && !denied.tools.has(tool.name));
  if (request.tools === undefined || request.tools.includes('*')) {
    return granted(
      pool.filter((tool) => tool.headless !== 'listed'),
      [],
    );
  }
  const added = request.memory === true ? memoryAdds.filter((name) => !request.tools?.includes(name)) : [];
  const asked = [...request.tools, ...added].filter((item) => !denied.covers(item));
  if (asked.length === 0) return { none: true };
  const inPool = new Map(pool.map((tool) => [tool.name, tool]));
  const got = new Set<ToolFact>();
  for (const item of asked) {
    const tool = inPool.get(canonicalToolName(toolReference(item).name, version));
    if (tool) got.add(tool);
  }
  const mcp = asked.filter((item) => isUsableMcp(item));
  const set = [...got].filter((tool) => ![...got].some((other) => other.name === tool.replacedBy));
  if (set.length > 0) return granted(set, mcp);
  return { refused: refusal(asked, request.permissionMode, version) };
}

const isInPool = (tool: ToolFact, permissionMode: string | undefined): boolean =>
  !isWithheld(tool, permissionMode) && (tool.headless !== 'no' || tool.unless !== undefined);

function granted(set: readonly ToolFact[], mcp: readonly string[]): EffectiveTools {
  return set.length === 0 && mcp.length === 0 ? { none: true } : { tools: set.map((tool) => tool.name), mcp };
}

interface Denied {
  readonly tools: ReadonlySet<string>;
  /** The item is taken out of `tools` before its name is looked up. */
  covers(item: string): boolean;
}

function deniedBy(items: readonly string[], version: string): Denied {
  const references = items.map(toolReference);
  const names = new Set(references.map(({ name }) => canonicalToolName(name, version)));
  for (const tool of tools(version)) if (tool.removedWith?.some((other) => names.has(other))) names.add(tool.name);
  const plain = new Set(
    references.filter((each) => each.specifier === undefined).map(({ name }) => canonicalToolName(name, version)),
  );
  const implied = [...names].filter((name) => resolveTool(name, version)?.removedWith !== undefined);
  const early = new Set([...plain, ...implied]);
  return {
    tools: names,
    covers(item) {
      const { name } = toolReference(item);
      if (isMcpName(name)) return [...early].some((denied) => coversMcp(denied, name));
      const alias = toolAlias(name, version);
      return early.has(alias && !alias.afterDisallowed ? alias.to : name);
    },
  };
}

/** `mcp__*` covers every server, `mcp__a` and `mcp__a__*` every tool of one. */
function coversMcp(denied: string, name: string): boolean {
  if (denied === 'mcp__*' || denied === name) return true;
  const server = denied.endsWith('__*') ? denied.slice(0, -3) : denied;
  return isMcpName(server) && name.startsWith(`${server}__`) && !server.slice('mcp__'.length).includes('__');
}

/** `mcp__server`, `mcp__server__*` or `mcp__server__tool`; no other wildcard, no specifier. */
const isUsableMcp = (item: string): boolean => /^mcp__[^*()]+?(__\*)?$/.test(item) && item !== 'mcp__';

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
