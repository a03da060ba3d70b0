// The description budget in the status bar: there while an agent file is in front or the list of agents is open.

import { type Disposable, StatusBarAlignment, ThemeColor, type TreeView, window } from 'vscode';
import type { WorkspaceResult } from '../../../../common/src/protocol/agents';
import { isAgentFile } from '../agentFiles';
import { say } from '../texts/agents';
import type { AgentList } from './agentList';
import { budgetText } from './budget';

/** Behind what belongs to the file and to the editor. */
const PRIORITY = -10;

export function budgetInStatusBar(list: AgentList, view: TreeView<unknown>): Disposable {
  const item = window.createStatusBarItem('subagents.budget', StatusBarAlignment.Right, PRIORITY);
  item.name = say('budget.item');
  item.command = 'subagents.agents.focus';
  let last: WorkspaceResult | undefined;
  const isLookedAt = (): boolean => {
    const document = window.activeTextEditor?.document;
    return view.visible || (document !== undefined && isAgentFile(document));
  };
  const show = (): void => {
    const said = last && isLookedAt() ? budgetText(last) : undefined;
    if (!said) {
      item.hide();
      return;
    }
    item.text = said.text;
    item.tooltip = said.tooltip;
    item.accessibilityInformation = { label: said.spoken };
    item.backgroundColor = said.over ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  const look = (): void => {
    list.look('status bar', isLookedAt() ? 'numbers' : 'none');
    show();
  };
  const subscriptions = [
    item,
    view.onDidChangeVisibility(look),
    window.onDidChangeActiveTextEditor(look),
    list.onChange((result) => {
      last = result;
      show();
    }),
  ];
  look();
  return {
    dispose() {
      for (const each of subscriptions) each.dispose();
    },
  };
}
