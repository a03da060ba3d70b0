// The list of agents as plain data: every word, place and state of the view is settled here, so that the view only shows and a
// test can read it. Nothing here knows VS Code.

import type { ListedAgent, WorkspaceResult } from '../../../../common/src/protocol/agents';
import { sanitize } from '../../../../common/src/text/sanitize';
import { say } from '../texts/agents';
import { counted } from '../texts/counts';
import { type Icon, iconOf, SCOPES, type Standing, scopeLook } from './agentIcons';

export interface ScopeNode {
  readonly kind: 'scope';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: readonly string[];
  readonly spoken: string;
  readonly icon: Icon;
  readonly context: string;
  readonly children: readonly AgentNode[];
}

export interface AgentNode {
  readonly kind: 'agent';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Lines of text; the first is what it is called. */
  readonly tooltip: readonly string[];
  readonly spoken: string;
  readonly icon: Icon;
  /** What the menus go by: `agent-project-editable`. */
  readonly context: string;
  readonly agent: ListedAgent;
}

export type Node = ScopeNode | AgentNode;

/** A group for every `agents` folder, in the order in which Claude Code prefers them; in each the agents by name. */
export function viewModel({ agents }: Pick<WorkspaceResult, 'agents'>): readonly ScopeNode[] {
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
  const look = scopeLook(scope);
  const several = all.filter((other) => other[0]?.scope === scope).length > 1;
  const folder = first && (several || scope === 'plugin') ? folderOf(first) : '';
  const children = group.map(agentNode).sort(byLabel);
  const node: ScopeNode = {
    kind: 'scope',
    id: `${scope} ${first?.tree ?? ''}`,
    label: look.label,
    description: [folder, String(group.length)].filter((part) => part !== '').join(' · '),
    tooltip: [look.label, ...(first ? [line(treePath(first))] : []), look.tooltip],
    spoken: [look.label, folder, counted('agent', group.length)].filter((part) => part !== '').join(', '),
    icon: look.icon,
    context: `scope-${scope}`,
    children,
  };
  return { scope, searched: first?.searched ?? true, node };
}

export function agentNode(agent: ListedAgent): AgentNode {
  const standing = standingOf(agent);
  const label = line(labelOf(agent));
  const remarks = remarksOf(agent);
  const facts = standing === 'skipped' || standing === 'shadowed' || standing === 'denied' ? [] : factsOf(agent);
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
      ...(agent.color ? [say('remark.colour', { color: line(agent.color) })] : []),
    ].join(', '),
    icon: iconOf(standing, agent.color?.trim() ?? null),
    context: `agent-${agent.scope}-${agent.editable ? 'editable' : 'readonly'}`,
    agent,
  };
}

function standingOf({ status, shadow, denied, searched }: ListedAgent): Standing {
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
      ? [reason ? say('remark.notLoadedWhy', { reason: lowerFirst(reason) }) : say('remark.notLoaded')]
      : []),
    ...(shadow ? [say(shadow.certain ? 'remark.shadowed' : 'remark.sameName', { path: line(by) })] : []),
    ...(denied ? [say('remark.denied')] : []),
    ...(searched ? [] : [say('remark.notSearched')]),
  ];
}

function factsOf(agent: ListedAgent): readonly string[] {
  const { model, descriptionTokens, fileDiffers, uri } = agent;
  return [
    ...(fileDiffers ? [say('remark.file', { file: line(fileNameOf(uri)) })] : []),
    ...(model ? [line(model)] : []),
    ...(descriptionTokens > 0 ? [counted('token', descriptionTokens)] : []),
    ...(hasNoExample(agent) ? [say('remark.noExample')] : []),
  ];
}

const hasNoExample = ({ status, examples }: ListedAgent): boolean => status === 'loads' && examples === 0;

function tooltipOf(agent: ListedAgent): readonly string[] {
  const { status, reason, shadow, denied, searched, model, color, descriptionTokens, path, editable } = agent;
  const others = shadow?.by.map(line).join(', ') ?? '';
  return [
    line(path),
    status === 'loads'
      ? say('told.loads')
      : reason
        ? say('told.notLoadedWhy', { reason: lowerFirst(reason) })
        : say('told.notLoaded'),
    ...(shadow?.certain ? [say('told.usedInstead', { paths: others })] : []),
    ...(shadow && !shadow.certain ? [say('told.sameName', { paths: others })] : []),
    ...(denied ? [say('told.denied', { entry: line(denied.entry), path: line(denied.path) })] : []),
    ...(searched ? [] : [say('told.notSearched')]),
    ...(status === 'loads' ? [model ? say('told.model', { model: line(model) }) : say('told.sessionModel')] : []),
    ...(agent.fileDiffers ? [say('told.file', { file: line(fileNameOf(agent.uri)) })] : []),
    ...(color ? [say('told.colour', { color: line(color) })] : []),
    ...(status === 'loads' ? [say('told.takes', { tokens: counted('token', descriptionTokens) })] : []),
    ...(hasNoExample(agent) ? [say('told.noExample')] : []),
    ...(editable ? [] : [say('told.readOnly')]),
  ];
}

/** What it is called, or else its file. */
export const labelOf = ({ name, uri }: Pick<ListedAgent, 'name' | 'uri'>): string =>
  name.trim() === '' ? fileNameOf(uri).replace(/\.md$/i, '') : name;

export const fileNameOf = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));

/** The path of the `agents` folder as people are shown it. */
function treePath({ path, uri, tree }: ListedAgent): string {
  const below = decoded(uri).slice(decoded(tree).length);
  return path.endsWith(below) ? path.slice(0, -below.length) : decoded(tree);
}

/** There is little room beside a name, and the folder is that of the group. */
function withinTree(path: string, agent: ListedAgent): string {
  const folder = `${treePath(agent)}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

/** What tells a group from others of its scope: where it lies. */
function folderOf(agent: ListedAgent): string {
  const home = treePath(agent).replace(/\/?(?:\.claude\/)?agents$/, '');
  const last = decoded(agent.tree).replace(/\/(?:\.claude\/)?agents$/, '');
  return line(home === '' || agent.scope === 'plugin' ? last.slice(last.lastIndexOf('/') + 1) : home);
}

/** Text of authors on one line, not endless. */
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
