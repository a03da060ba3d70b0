// The *Subagents* view in the Explorer: shows the model, and says when it is looked at. Text of authors is given to VS Code as
// text only.

import {
  commands,
  type Disposable,
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
import { say } from '../texts/agents';
import type { Icon } from './agentIcons';
import type { AgentList } from './agentList';
import { type AgentNode, type Node, type ScopeNode, viewModel } from './agentTreeModel';

const VIEW = 'subagents.agents';

interface AgentTree extends Disposable {
  readonly view: TreeView<Node>;
}

export function createAgentTree(list: AgentList): AgentTree {
  const changed = new EventEmitter<void>();
  let roots: readonly ScopeNode[] | undefined;
  let parents = new Map<string, ScopeNode>();
  let asking = false;
  const take = (result: WorkspaceResult): void => {
    roots = viewModel(result);
    parents = new Map(roots.flatMap((scope) => scope.children.map((child) => [child.id, scope] as const)));
    void commands.executeCommand('setContext', 'subagents.noAgents', result.count === 0);
    void commands.executeCommand('setContext', 'subagents.hasUserFolder', result.userFolder !== null);
  };
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (node) return node.kind === 'scope' ? [...node.children] : [];
      if (!roots) {
        asking = true;
        await list.ask();
        asking = false;
      }
      return [...(roots ?? [])];
    },
    getParent: (node) => (node.kind === 'agent' ? parents.get(node.id) : undefined),
    getTreeItem: (node) => (node.kind === 'scope' ? scopeItem(node) : agentItem(node)),
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });
  const follow = async (): Promise<void> => {
    const uri = window.activeTextEditor?.document.uri;
    if (!uri || !view.visible || workspace.getConfiguration('explorer').get('autoReveal') === false) return;
    const node = roots?.flatMap((scope) => scope.children).find((child) => sameFile(child.id, uri));
    if (node && view.selection[0]?.id !== node.id) await view.reveal(node, { select: true, focus: false });
  };
  const look = (): void => {
    list.look('view', view.visible ? 'list' : 'none');
    void follow();
  };
  look();
  const subscriptions = [
    view,
    changed,
    view.onDidChangeVisibility(look),
    window.onDidChangeActiveTextEditor(() => void follow()),
    list.onChange((result, has) => {
      if (has !== 'list') return;
      take(result);
      if (!asking) changed.fire();
    }),
  ];
  return {
    view,
    dispose() {
      for (const each of subscriptions) each.dispose();
    },
  };
}

/** Servers and VS Code write down the same place in different ways. */
const sameFile = (uri: string, other: Uri): boolean => Uri.parse(uri).toString() === other.toString();

function scopeItem(node: ScopeNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.Expanded);
  return Object.assign(item, common(node));
}

function agentItem(node: AgentNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.None);
  const uri = Uri.parse(node.agent.uri);
  return Object.assign(item, common(node), {
    command: { command: 'vscode.open', title: say('list.open'), arguments: [uri] },
  });
}

const common = (node: Node) => ({
  id: node.id,
  description: node.description,
  tooltip: tooltip(node.tooltip),
  iconPath: themeIcon(node.icon),
  contextValue: node.context,
  accessibilityInformation: { label: node.spoken },
});

const themeIcon = ({ id, color }: Icon): ThemeIcon =>
  color === undefined ? new ThemeIcon(id) : new ThemeIcon(id, new ThemeColor(color));

/** Every line is escaped: no markup of an author's becomes markup here. */
function tooltip([first = '', ...rest]: readonly string[]): MarkdownString {
  const text = new MarkdownString();
  text.appendMarkdown('**').appendText(first).appendMarkdown('**');
  for (const line of rest) text.appendMarkdown('  \n').appendText(line);
  return text;
}
