// The *Subagents* view in the Explorer: renders the view model; text from files is never rendered as markup.

import {
  commands,
  Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { WorkspaceResult } from '../../../../common/src/protocol/agents';
import { localize } from '../texts/agents';
import type { ThemedIcon } from './agentIcons';
import type { AgentList } from './agentList';
import { type AgentNode, agentTreeModel, type Node, type ScopeNode } from './agentTreeModel';

const VIEW = 'subagents.agents';

interface AgentTree extends Disposable {
  readonly view: TreeView<Node>;
}

export function createAgentTree(list: AgentList): AgentTree {
  const changed = new EventEmitter<void>();
  let roots: readonly ScopeNode[] | undefined;
  let parents = new Map<string, ScopeNode>();
  let isRequesting = false;
  const update = (result: WorkspaceResult): void => {
    roots = agentTreeModel(result);
    parents = new Map(roots.flatMap((scope) => scope.children.map((child) => [child.id, scope] as const)));
    void commands.executeCommand('setContext', 'subagents.noAgents', result.count === 0);
    void commands.executeCommand('setContext', 'subagents.hasUserFolder', result.userFolder !== null);
  };
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (node) return node.kind === 'scope' ? [...node.children] : [];
      if (!roots) {
        isRequesting = true;
        await list.request();
        isRequesting = false;
      }
      return [...(roots ?? [])];
    },
    getParent: (node) => (node.kind === 'agent' ? parents.get(node.id) : undefined),
    getTreeItem: (node) => (node.kind === 'scope' ? scopeItem(node) : agentItem(node)),
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });
  const revealActiveFile = async (): Promise<void> => {
    const uri = window.activeTextEditor?.document.uri;
    if (!uri || !view.visible || workspace.getConfiguration('explorer').get('autoReveal') === false) return;
    const node = roots?.flatMap((scope) => scope.children).find((child) => isSameFile(child.id, uri));
    if (node && view.selection[0]?.id !== node.id) await view.reveal(node, { select: true, focus: false });
  };
  const updateInterest = (): void => {
    list.setInterest('view', view.visible ? 'list' : 'none');
    void revealActiveFile();
  };
  updateInterest();
  const subscriptions = Disposable.from(
    view,
    changed,
    view.onDidChangeVisibility(updateInterest),
    window.onDidChangeActiveTextEditor(() => void revealActiveFile()),
    list.onChange((result, content) => {
      if (content !== 'list') return;
      update(result);
      if (!isRequesting) changed.fire();
    }),
  );
  return {
    view,
    dispose: () => subscriptions.dispose(),
  };
}

/** Servers and VS Code encode the same URI differently. */
const isSameFile = (uri: string, other: Uri): boolean => Uri.parse(uri).toString() === other.toString();

function scopeItem(node: ScopeNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.Expanded);
  return Object.assign(item, itemProperties(node));
}

function agentItem(node: AgentNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.None);
  const uri = Uri.parse(node.agent.uri);
  return Object.assign(item, itemProperties(node), {
    command: { command: 'vscode.open', title: localize('list.open'), arguments: [uri] },
  });
}

const itemProperties = (node: Node) => ({
  id: node.id,
  description: node.description,
  tooltip: tooltip(node.tooltip),
  iconPath: themeIcon(node.icon),
  contextValue: node.context,
  accessibilityInformation: { label: node.spoken },
});

const themeIcon = ({ id, color }: ThemedIcon): ThemeIcon =>
  color === undefined ? new ThemeIcon(id) : new ThemeIcon(id, new ThemeColor(color));

/** Every line is escaped. */
function tooltip([first = '', ...rest]: readonly string[]): MarkdownString {
  const text = new MarkdownString();
  text.appendMarkdown('**').appendText(first).appendMarkdown('**');
  for (const line of rest) text.appendMarkdown('  \n').appendText(line);
  return text;
}
