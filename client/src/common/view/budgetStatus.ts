// The description budget in the status bar, visible while an agent file is active or the agents view is open.

import { Disposable, StatusBarAlignment, ThemeColor, type TreeView, window } from 'vscode';
import type { WorkspaceResult } from '../../../../common/src/protocol/agents';
import { activeAgentFile } from '../documentSelector';
import { localize } from '../texts/agents';
import type { AgentList } from './agentList';
import { budgetText } from './budgetText';

/** To the right of what belongs to the file and to the editor. */
const PRIORITY = -10;

export function createBudgetStatus(list: AgentList, view: TreeView<unknown>): Disposable {
  const item = window.createStatusBarItem('subagents.budget', StatusBarAlignment.Right, PRIORITY);
  item.name = localize('budget.item');
  item.command = 'subagents.agents.focus';
  let last: WorkspaceResult | undefined;
  const isVisible = (): boolean => view.visible || activeAgentFile() !== undefined;
  const render = (): void => {
    const budget = last && isVisible() ? budgetText(last) : undefined;
    if (!budget) {
      item.hide();
      return;
    }
    item.text = budget.text;
    item.tooltip = budget.tooltip;
    item.accessibilityInformation = { label: budget.spoken };
    item.backgroundColor = budget.over ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  const update = (): void => {
    list.setInterest('status bar', isVisible() ? 'numbers' : 'none');
    render();
  };
  update();
  return Disposable.from(
    item,
    view.onDidChangeVisibility(update),
    window.onDidChangeActiveTextEditor(update),
    list.onChange((result) => {
      last = result;
      render();
    }),
  );
}
