// Puts the list of agents together: the view, its commands and the status bar over one source.

import { Disposable, type Event } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { createAgentList } from './agentList';
import { agentCommands } from './commands';
import { budgetInStatusBar } from './statusBar';
import { createAgentTree } from './tree';

/** Before the client is started: the server's first word about the workspace must not be missed. */
export function agentView(client: BaseLanguageClient, onWorkspaceChange: Event<void>): Disposable {
  const list = createAgentList(client, onWorkspaceChange);
  const tree = createAgentTree(list);
  return Disposable.from(agentCommands(client, list, tree.view), budgetInStatusBar(list, tree.view), tree, list);
}
