// Puts the list of agents together: the view, its commands and the status bar over one source.

import { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { createAgentList } from './agentList';
import { agentCommands } from './commands';
import { budgetInStatusBar } from './statusBar';
import { createAgentTree } from './tree';

/** Before the client is started: the server's first word about the workspace must not be missed. */
export function agentView(client: BaseLanguageClient): Disposable {
  const list = createAgentList(client);
  const tree = createAgentTree(list);
  return Disposable.from(agentCommands(client, list, tree.view), budgetInStatusBar(list, tree.view), tree, list);
}
