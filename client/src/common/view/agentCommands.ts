// What can be done with an agent of the list, or with the one in front: open, reveal, rename, delete. Nothing is deleted
// without a question, and nothing for good where there is a trash.

import {
  commands,
  type Disposable,
  Position,
  Range,
  TabInputText,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ListedAgent, WorkspaceResult } from '../../../../common/src/protocol/agents';
import { openFile } from '../editors';
import { say } from '../texts/agents';
import type { AgentList } from './agentList';
import { labelOf, type Node } from './agentTreeModel';
import { duplicate } from './duplicateAgent';
import { tellOfFile } from './tellOfFile';

/** `selection`: as the key bindings of the view say it; nothing at all: the agent file in front. */
type Target = Node | 'selection' | undefined;

export function agentCommands(client: BaseLanguageClient, list: AgentList, view: TreeView<Node>): Disposable {
  const agentOf = (target: Node | undefined): ListedAgent | undefined =>
    target?.kind === 'agent' ? target.agent : undefined;
  /** What the list says now: the one that was clicked on may have been typed in since. */
  const found = async (target: Target) => {
    const result = await list.ask();
    const asked = target === 'selection' ? agentOf(view.selection[0]) : agentOf(target);
    const front = target === undefined ? window.activeTextEditor?.document.uri.toString() : undefined;
    const agent = result?.agents.find(({ uri }) =>
      asked ? uri === asked.uri : front !== undefined && Uri.parse(uri).toString() === front,
    );
    return result && agent ? { agent, result } : undefined;
  };
  const on =
    (act: (agent: ListedAgent, result: WorkspaceResult) => Promise<void>) =>
    async (target: Target): Promise<void> => {
      const known = await found(target);
      if (known) await act(known.agent, known.result);
      else if (target === undefined) void window.showInformationMessage(say('common.openFirst'));
    };
  const registered = [
    commands.registerCommand('subagents.openAgent', on(openAtName)),
    commands.registerCommand('subagents.revealAgent', on(reveal)),
    commands.registerCommand('subagents.renameAgent', on(rename)),
    commands.registerCommand(
      'subagents.duplicateToUser',
      on((agent, result) => duplicate(client, agent, result, 'user')),
    ),
    commands.registerCommand(
      'subagents.duplicateToProject',
      on((agent, result) => duplicate(client, agent, result, 'project')),
    ),
    commands.registerCommand(
      'subagents.deleteAgent',
      on((agent) => remove(client, agent)),
    ),
    commands.registerCommand('subagents.refreshAgents', () => list.ask({ rescan: true })),
  ];
  return { dispose: () => registered.forEach((each) => void each.dispose()) };
}

async function openAtName({ uri, nameStart }: ListedAgent): Promise<void> {
  const at = new Position(nameStart.line, nameStart.character);
  await openFile(Uri.parse(uri), new Range(at, at));
}

async function reveal({ uri, path }: ListedAgent): Promise<void> {
  const file = Uri.parse(uri);
  if (workspace.getWorkspaceFolder(file)) await commands.executeCommand('revealInExplorer', file);
  else void window.showInformationMessage(say('list.outside', { path }));
}

async function rename(agent: ListedAgent): Promise<void> {
  await openAtName(agent);
  await commands.executeCommand('editor.action.rename');
}

async function remove(client: BaseLanguageClient, agent: ListedAgent): Promise<void> {
  if (!agent.editable) return;
  const file = Uri.parse(agent.uri);
  const toTrash = say('delete.trash');
  const question = say('delete.question', { name: labelOf(agent) });
  if ((await window.showWarningMessage(question, { modal: true, detail: agent.path }, toTrash)) !== toTrash) return;
  try {
    await workspace.fs.delete(file, { useTrash: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const forGood = say('delete.forGood');
    const detail = say('delete.noTrash', { path: agent.path });
    if ((await window.showWarningMessage(question, { modal: true, detail }, forGood)) !== forGood) return;
    await workspace.fs.delete(file, { useTrash: false });
  }
  await closeTabsOf(file);
  await tellOfFile(client, file, 'deleted');
}

/** Else the text would stay in sight, and count as an agent. What was typed and not saved is kept. */
async function closeTabsOf(file: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  await window.tabGroups.close(
    tabs.filter(
      (tab) => !tab.isDirty && tab.input instanceof TabInputText && tab.input.uri.toString() === file.toString(),
    ),
  );
}
