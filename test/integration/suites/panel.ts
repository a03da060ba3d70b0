// Reads the preview's page and waits for its states; sends no keys and asserts nothing.
import * as vscode from 'vscode';
import { until } from './editor';
import { screen } from './screen';

const quoted = (text: string): string => JSON.stringify(text);
const SHOWN = '.filter((each) => each.getClientRects().length > 0)';

export const panel = {
  open: (): Thenable<unknown> => vscode.commands.executeCommand('subagents.previewRouting'),
  /** The number of visible elements that match a selector. */
  count: (selector: string): Promise<number> =>
    screen.webview<number>(`[...document.querySelectorAll(${quoted(selector)})]${SHOWN}.length`),
  texts: (selector: string): Promise<readonly string[]> =>
    screen.webview(`[...document.querySelectorAll(${quoted(selector)})]${SHOWN}.map((each) => each.textContent)`),
  /** Sets the prompt as typing does. */
  prompt: (words: string): Promise<unknown> =>
    screen.webview(`(() => {
      const box = document.getElementById('prompt');
      box.value = ${quoted(words)};
      box.dispatchEvent(new Event('input'));
    })()`),
  /** Waits until the prompt is ranked: the page opens before the server has read every agent. */
  async ranked(words: string, agents: number): Promise<void> {
    await until('the box', async () => (await panel.count('#prompt')) === 1);
    await until('the agents', async () => {
      await panel.prompt(words);
      return (await panel.texts('ol.rank > li:not(.gone) .name')).length >= agents;
    });
  },
  async tab(title: 'agent' | 'workspace'): Promise<void> {
    await screen.webviewClick(`#tab-${title}`);
    await until('the tab', async () => (await panel.count(`#view-${title}`)) === 1);
  },
  async engine(id: 'words' | 'editor-model' | 'claude-code'): Promise<void> {
    await screen.webviewClick(`input[name="engine"][value="${id}"]`);
    await until('the engine', () =>
      screen.webview<boolean>(`document.querySelector('input[value="${id}"]').checked === true`),
    );
  },
};
