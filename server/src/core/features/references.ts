// Who lists a tool, a skill or an MCP server: what stands at the cursor in a list, and where else the same is listed.

import { isMap, isScalar, isSeq } from 'yaml';
import type { Runtime } from '../dialects/runtime';
import type { AgentDocument, ListItem } from '../syntax/document';
import { isMcpName, mcpServerOf, toolPart, toolReference } from '../syntax/toolList';
import { viewOf } from '../syntax/view';
import { type Span, span, touches } from '../text/span';

export type Used =
  | { readonly kind: 'tool'; readonly name: string }
  /** `tool` absent: all tools of the server. */
  | { readonly kind: 'mcp'; readonly server: string; readonly tool?: string }
  | { readonly kind: 'skill'; readonly name: string };

interface UsedHere {
  readonly used: Used;
  readonly span: Span;
}

const TOOLS = ['tools', 'disallowedTools'] as const;

/** Absent where the cursor is in no list of this kind. */
export const usedAt = (doc: AgentDocument, offset: number, runtime: Runtime): UsedHere | undefined =>
  allUses(doc, runtime).find((each) => touches(each.span, offset));

/** In order of the file. */
export const usesIn = (doc: AgentDocument, wanted: Used, runtime: Runtime): readonly Span[] =>
  allUses(doc, runtime)
    .filter(({ used }) => covers(used, wanted))
    .map((each) => each.span)
    .sort((a, b) => a.start - b.start);

/** One look that spares most files the reading: false only where nothing can be found. */
export function mayUse(text: string, used: Used): boolean {
  if (used.kind === 'mcp') return text.includes(used.server) || text.includes(toolPart(used.server));
  return used.kind === 'tool' || text.includes(used.name);
}

function allUses(doc: AgentDocument, runtime: Runtime): readonly UsedHere[] {
  const view = viewOf(doc);
  const tools = TOOLS.flatMap((field) => view.list(field)?.items ?? []).flatMap((item) => toolUse(item, runtime));
  const servers = (view.list('mcpServers')?.items ?? []).map(
    (item): UsedHere => ({ used: { kind: 'mcp', server: item.value }, span: item.span }),
  );
  const skills = (view.list('skills')?.items ?? []).map(
    (item): UsedHere => ({ used: { kind: 'skill', name: item.value }, span: item.span }),
  );
  return [...tools, ...servers, ...ownServers(doc), ...skills];
}

/** MCP servers that the agent brings itself: `mcpServers` has their configuration. */
export function ownServers(doc: AgentDocument): readonly (UsedHere & { readonly used: { readonly kind: 'mcp' } })[] {
  const entry = doc.frontmatter.field('mcpServers');
  if (!entry || !isSeq(entry.node)) return [];
  return entry.node.items
    .flatMap((item) => (isMap(item) ? item.items : []))
    .flatMap(({ key }) =>
      isScalar(key) && key.range
        ? [
            {
              used: { kind: 'mcp' as const, server: String(key.value) },
              span: span(entry.nodeBase + key.range[0], entry.nodeBase + key.range[1]),
            },
          ]
        : [],
    );
}

function toolUse(item: ListItem, runtime: Runtime): readonly UsedHere[] {
  const { name } = toolReference(item.value);
  const at = span(item.span.start, Math.min(item.span.end, item.span.start + name.length));
  if (!isMcpName(name))
    return name === '*' ? [] : [{ used: { kind: 'tool', name: runtime.tools.canonical(name) ?? name }, span: at }];
  const server = mcpServerOf(name);
  if (server === undefined) return [];
  const tool = name.slice(`mcp__${server}__`.length);
  return [{ used: { kind: 'mcp', server, ...(tool === '' || tool === '*' ? {} : { tool }) }, span: at }];
}

/** All tools of a server are every one of them. */
function covers(used: Used, wanted: Used): boolean {
  if (used.kind === 'mcp' && wanted.kind === 'mcp')
    return (
      sameServer(used.server, wanted.server) &&
      (wanted.tool === undefined || used.tool === undefined || used.tool === wanted.tool)
    );
  return used.kind !== 'mcp' && wanted.kind === used.kind && 'name' in wanted && used.name === wanted.name;
}

/** A server's name as it stands in names of tools: other characters become `_`. */
export const sameServer = (a: string, b: string): boolean => toolPart(a) === toolPart(b);
