// Puts the list of agents together: the view, its commands and the status bar over one source.

import { Disposable, type Event } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { agentCommands } from './agentCommands';
import { createAgentList } from './agentList';
import { createAgentTree } from './agentTree';
import { budgetInStatusBar } from './statusBar';

/** Before the client is started: the server's first word about the workspace must not be missed. */
export function agentView(client: BaseLanguageClient, onWorkspaceChange: Event<void>): Disposable {
  const list = createAgentList(client, onWorkspaceChange);
  const tree = createAgentTree(list);
  return Disposable.from(agentCommands(client, list, tree.view), budgetInStatusBar(list, tree.view), tree, list);
}
