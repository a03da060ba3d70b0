// References of tools, skills and MCP servers in the lists of agent files.

import { isMap, isScalar, isSeq } from 'yaml';
import type { Runtime } from '../dialects/runtime';
import type { AgentDocument, ListItem } from '../syntax/document';
import { isMcpName, mcpServerOf, toolPart, toolReference } from '../syntax/toolList';
import { viewOf } from '../syntax/view';
import { type Span, span, touches } from '../text/span';

export type ListedSymbol =
  | { readonly kind: 'tool'; readonly name: string }
  /** `tool` absent: all tools of the server. */
  | { readonly kind: 'mcp'; readonly server: string; readonly tool?: string }
  | { readonly kind: 'skill'; readonly name: string };

interface ListedReference {
  readonly used: ListedSymbol;
  readonly span: Span;
}

const TOOLS = ['tools', 'disallowedTools'] as const;

/** Absent if the cursor is in no list of this kind. */
export const listedSymbolAt = (doc: AgentDocument, offset: number, runtime: Runtime): ListedReference | undefined =>
  allReferences(doc, runtime).find((each) => touches(each.span, offset));

/** In file order. */
export const referencesOf = (doc: AgentDocument, wanted: ListedSymbol, runtime: Runtime): readonly Span[] =>
  allReferences(doc, runtime)
    .filter(({ used }) => covers(used, wanted))
    .map((each) => each.span)
    .sort((a, b) => a.start - b.start);

/** Cheap filter before parsing: false only if the text cannot contain a reference. */
export function mayReference(text: string, used: ListedSymbol): boolean {
  if (used.kind === 'mcp') return text.includes(used.server) || text.includes(toolPart(used.server));
  return used.kind === 'tool' || text.includes(used.name);
}

function allReferences(doc: AgentDocument, runtime: Runtime): readonly ListedReference[] {
  const view = viewOf(doc);
  const tools = TOOLS.flatMap((field) => view.list(field)?.items ?? []).flatMap((item) =>
    toolReferences(item, runtime),
  );
  const servers = (view.list('mcpServers')?.items ?? []).map(
    (item): ListedReference => ({ used: { kind: 'mcp', server: item.value }, span: item.span }),
  );
  const skills = (view.list('skills')?.items ?? []).map(
    (item): ListedReference => ({ used: { kind: 'skill', name: item.value }, span: item.span }),
  );
  return [...tools, ...servers, ...ownServers(doc), ...skills];
}

/** MCP servers configured in the agent's own `mcpServers`. */
export function ownServers(
  doc: AgentDocument,
): readonly (ListedReference & { readonly used: { readonly kind: 'mcp' } })[] {
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

function toolReferences(item: ListItem, runtime: Runtime): readonly ListedReference[] {
  const { name } = toolReference(item.value);
  const at = span(item.span.start, Math.min(item.span.end, item.span.start + name.length));
  if (!isMcpName(name))
    return name === '*' ? [] : [{ used: { kind: 'tool', name: runtime.tools.canonical(name) ?? name }, span: at }];
  const server = mcpServerOf(name);
  if (server === undefined) return [];
  const tool = name.slice(`mcp__${server}__`.length);
  return [{ used: { kind: 'mcp', server, ...(tool === '' || tool === '*' ? {} : { tool }) }, span: at }];
}

/** All tools of a server include each of them. */
function covers(used: ListedSymbol, wanted: ListedSymbol): boolean {
  if (used.kind === 'mcp' && wanted.kind === 'mcp')
    return (
      sameServer(used.server, wanted.server) &&
      (wanted.tool === undefined || used.tool === undefined || used.tool === wanted.tool)
    );
  return used.kind !== 'mcp' && wanted.kind === used.kind && 'name' in wanted && used.name === wanted.name;
}

/** A server's name as in tool names: other characters become `_`. */
export const sameServer = (a: string, b: string): boolean => toolPart(a) === toolPart(b);
