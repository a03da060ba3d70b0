// The view model of the agents view: all texts, order and state as plain data, independent of VS Code.

import type { ListedAgent, WorkspaceResult } from '../../../../common/src/protocol/agents';
import { sanitize } from '../../../../common/src/text/sanitize';
import { localize } from '../texts/agents';
import { counted } from '../texts/counts';
import { type AgentState, iconOf, SCOPES, scopeAppearance, type ThemedIcon } from './agentIcons';

interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Lines of text; the first is the name. */
  readonly tooltip: readonly string[];
  /** For screen readers. */
  readonly spoken: string;
  readonly icon: ThemedIcon;
  /** The `viewItem` of menus: `agent-project-editable`. */
  readonly context: string;
}

export interface ScopeNode extends TreeNode {
  readonly kind: 'scope';
  readonly children: readonly AgentNode[];
}

export interface AgentNode extends TreeNode {
  readonly kind: 'agent';
  readonly agent: ListedAgent;
}

export type Node = ScopeNode | AgentNode;

/** One group per `agents` folder in Claude Code's order of precedence; agents by name. */
export function agentTreeModel({ agents }: Pick<WorkspaceResult, 'agents'>): readonly ScopeNode[] {
  const groups = new Map<string, ListedAgent[]>();
  for (const agent of agents) {
    const key = `${agent.scope} ${agent.tree}`;
    const group = groups.get(key);
    if (group) group.push(agent);
    else groups.set(key, [agent]);
  }
  const all = [...groups.values()];
  return all
    .map((group) => scopeNode(group, all))
    .sort((a, b) => SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) || Number(b.searched) - Number(a.searched) || 0)
    .map(({ node }) => node);
}

function scopeNode(group: readonly ListedAgent[], all: readonly (readonly ListedAgent[])[]) {
  const [first] = group;
  const scope = first?.scope ?? 'project';
  const appearance = scopeAppearance(scope);
  const several = all.filter((other) => other[0]?.scope === scope).length > 1;
  const folder = first && (several || scope === 'plugin') ? folderOf(first) : '';
  const children = group.map(agentNode).sort(byLabel);
  const node: ScopeNode = {
    kind: 'scope',
    id: `${scope} ${first?.tree ?? ''}`,
    label: appearance.label,
    description: [folder, String(group.length)].filter((part) => part !== '').join(' · '),
    tooltip: [appearance.label, ...(first ? [line(treePath(first))] : []), appearance.tooltip],
    spoken: [appearance.label, folder, counted('agent', group.length)].filter((part) => part !== '').join(', '),
    icon: appearance.icon,
    context: `scope-${scope}`,
    children,
  };
  return { scope, searched: first?.searched ?? true, node };
}

export function agentNode(agent: ListedAgent): AgentNode {
  const state = stateOf(agent);
  const label = line(labelOf(agent));
  const remarks = remarksOf(agent);
  const facts = state === 'skipped' || state === 'shadowed' || state === 'denied' ? [] : factsOf(agent);
  return {
    kind: 'agent',
    id: agent.uri,
    label,
    description: [...remarks, ...facts].join(' · '),
    tooltip: [label, ...tooltipOf(agent)],
    spoken: [
      label,
      ...remarks,
      ...factsOf(agent),
      ...(agent.color ? [localize('remark.colour', { color: line(agent.color) })] : []),
    ].join(', '),
    icon: iconOf(state, agent.color?.trim() ?? null),
    context: `agent-${agent.scope}-${agent.editable ? 'editable' : 'readonly'}`,
    agent,
  };
}

function stateOf({ status, shadow, denied, searched }: ListedAgent): AgentState {
  if (status === 'skipped') return 'skipped';
  if (shadow?.certain) return 'shadowed';
  if (denied) return 'denied';
  if (shadow) return 'duplicate';
  return searched ? 'used' : 'not-searched';
}

function remarksOf(agent: ListedAgent): readonly string[] {
  const { status, reason, shadow, denied, searched } = agent;
  const by = withinTree(shadow?.by[0] ?? '', agent);
  return [
    ...(status === 'skipped'
      ? [reason ? localize('remark.notLoadedWhy', { reason: lowerFirst(reason) }) : localize('remark.notLoaded')]
      : []),
    ...(shadow ? [localize(shadow.certain ? 'remark.shadowed' : 'remark.sameName', { path: line(by) })] : []),
    ...(denied ? [localize('remark.denied')] : []),
    ...(searched ? [] : [localize('remark.notSearched')]),
  ];
}

function factsOf(agent: ListedAgent): readonly string[] {
  const { model, descriptionTokens, fileDiffers, uri } = agent;
  return [
    ...(fileDiffers ? [localize('remark.file', { file: line(fileNameOf(uri)) })] : []),
    ...(model ? [line(model)] : []),
    ...(descriptionTokens > 0 ? [counted('token', descriptionTokens)] : []),
    ...(hasNoExample(agent) ? [localize('remark.noExample')] : []),
  ];
}

const hasNoExample = ({ status, examples }: ListedAgent): boolean => status === 'loads' && examples === 0;

function tooltipOf(agent: ListedAgent): readonly string[] {
  const { status, reason, shadow, denied, searched, model, color, descriptionTokens, path, editable } = agent;
  const others = shadow?.by.map(line).join(', ') ?? '';
  return [
    line(path),
    status === 'loads'
      ? localize('tooltip.loads')
      : reason
        ? localize('tooltip.notLoadedWhy', { reason: lowerFirst(reason) })
        : localize('tooltip.notLoaded'),
    ...(shadow?.certain ? [localize('tooltip.usedInstead', { paths: others })] : []),
    ...(shadow && !shadow.certain ? [localize('tooltip.sameName', { paths: others })] : []),
    ...(denied ? [localize('tooltip.denied', { entry: line(denied.entry), path: line(denied.path) })] : []),
    ...(searched ? [] : [localize('tooltip.notSearched')]),
    ...(status === 'loads'
      ? [model ? localize('tooltip.model', { model: line(model) }) : localize('tooltip.sessionModel')]
      : []),
    ...(agent.fileDiffers ? [localize('tooltip.file', { file: line(fileNameOf(agent.uri)) })] : []),
    ...(color ? [localize('tooltip.colour', { color: line(color) })] : []),
    ...(status === 'loads' ? [localize('tooltip.takes', { tokens: counted('token', descriptionTokens) })] : []),
    ...(hasNoExample(agent) ? [localize('tooltip.noExample')] : []),
    ...(editable ? [] : [localize('tooltip.readOnly')]),
  ];
}

/** The agent's name, or its file name without one. */
export const labelOf = ({ name, uri }: Pick<ListedAgent, 'name' | 'uri'>): string =>
  name.trim() === '' ? fileNameOf(uri).replace(/\.md$/i, '') : name;

export const fileNameOf = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));

/** The displayed path of the `agents` folder. */
function treePath({ path, uri, tree }: ListedAgent): string {
  const below = decoded(uri).slice(decoded(tree).length);
  return path.endsWith(below) ? path.slice(0, -below.length) : decoded(tree);
}

/** Short: the group already shows the folder. */
function withinTree(path: string, agent: ListedAgent): string {
  const folder = `${treePath(agent)}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

/** Distinguishes groups of one scope by folder. */
function folderOf(agent: ListedAgent): string {
  const home = treePath(agent).replace(/\/?(?:\.claude\/)?agents$/, '');
  const last = decoded(agent.tree).replace(/\/(?:\.claude\/)?agents$/, '');
  return line(home === '' || agent.scope === 'plugin' ? last.slice(last.lastIndexOf('/') + 1) : home);
}

/** Text from a file, on one line. */
function line(text: string): string {
  const one = sanitize(text).replace(/\s+/g, ' ').trim();
  return one.length > 120 ? `${one.slice(0, 119)}…` : one;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function byLabel(a: AgentNode, b: AgentNode): number {
  const [one, other] = [a.label.toLowerCase(), b.label.toLowerCase()];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch (problem) {
    if (problem instanceof URIError) return uri;
    throw problem;
  }
}
