// Commands on an agent of the view or on the active agent file: open, reveal, rename, duplicate, delete after confirmation.

import { commands, Disposable, Position, Range, type TreeView, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ListedAgent, WorkspaceResult } from '../../../../common/src/protocol/agents';
import { sanitize } from '../../../../common/src/text/sanitize';
import { closeTabs, openFile } from '../editors';
import { notifyFileChange } from '../serverFiles';
import { localize } from '../texts/agents';
import type { AgentList } from './agentList';
import { labelOf, type Node } from './agentTreeModel';
import { duplicateAgent } from './duplicateAgent';

/** `selection`: from key bindings of the view; undefined: the active agent file. */
type Target = Node | 'selection' | undefined;

type AgentAction = (agent: ListedAgent, result: WorkspaceResult) => Promise<void>;

export function registerAgentCommands(client: BaseLanguageClient, list: AgentList, view: TreeView<Node>): Disposable {
  const agentOf = (node: Node | undefined): ListedAgent | undefined =>
    node?.kind === 'agent' ? node.agent : undefined;
  /** Requests the list again: the agent may have changed since the view was rendered. */
  const resolve = async (target: Target) => {
    const result = await list.request();
    const wanted = target === 'selection' ? agentOf(view.selection[0]) : agentOf(target);
    const active = target === undefined ? window.activeTextEditor?.document.uri.toString() : undefined;
    const agent = result?.agents.find(({ uri }) =>
      wanted ? uri === wanted.uri : active !== undefined && Uri.parse(uri).toString() === active,
    );
    return result && agent ? { agent, result } : undefined;
  };
  const register = (id: string, action: AgentAction): Disposable =>
    commands.registerCommand(id, async (target: Target) => {
      const found = await resolve(target);
      if (found) await action(found.agent, found.result);
      else if (target === undefined) void window.showInformationMessage(localize('common.openFirst'));
    });
  return Disposable.from(
    register('subagents.openAgent', openAtName),
    register('subagents.revealAgent', reveal),
    register('subagents.renameAgent', rename),
    register('subagents.duplicateToUser', (agent, result) => duplicateAgent(client, agent, result, 'user')),
    register('subagents.duplicateToProject', (agent, result) => duplicateAgent(client, agent, result, 'project')),
    register('subagents.deleteAgent', (agent) => deleteAgent(client, agent)),
    commands.registerCommand('subagents.refreshAgents', () => list.request({ rescan: true })),
  );
}

async function openAtName({ uri, nameStart }: ListedAgent): Promise<void> {
  const start = new Position(nameStart.line, nameStart.character);
  await openFile(Uri.parse(uri), new Range(start, start));
}

async function reveal({ uri, path }: ListedAgent): Promise<void> {
  const file = Uri.parse(uri);
  if (workspace.getWorkspaceFolder(file)) await commands.executeCommand('revealInExplorer', file);
  else void window.showInformationMessage(localize('list.outside', { path }));
}

async function rename(agent: ListedAgent): Promise<void> {
  await openAtName(agent);
  await commands.executeCommand('editor.action.rename');
}

/** Deletes permanently only after a second question, where there is no trash. */
async function deleteAgent(client: BaseLanguageClient, agent: ListedAgent): Promise<void> {
  if (!agent.editable) return;
  const file = Uri.parse(agent.uri);
  const toTrash = localize('delete.trash');
  const question = localize('delete.question', { name: labelOf(agent) });
  if ((await window.showWarningMessage(question, { modal: true, detail: sanitize(agent.path) }, toTrash)) !== toTrash)
    return;
  try {
    await workspace.fs.delete(file, { useTrash: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const forGood = localize('delete.forGood');
    const detail = localize('delete.noTrash', { path: agent.path });
    if ((await window.showWarningMessage(question, { modal: true, detail }, forGood)) !== forGood) return;
    await workspace.fs.delete(file, { useTrash: false });
  }
  // An open document would keep the agent in the index.
  await closeTabs(file);
  await notifyFileChange(client, file, 'deleted');
}
