// The screen driver itself: typing, hovering and reading webviews. Tests nothing of the extension.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, deleteFile, openText, until } from './editor';
import { after, suite, test } from './runner';
import { screen } from './screen';

const PAGE = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'nonce-n'"></head><body><button id="button">before</button>
  <script nonce="n">document.getElementById('button').onclick = (event) => { event.target.textContent = 'after'; };</script></body></html>`;

suite('screen driver', () => {
  after(async () => {
    await closeAll();
    await deleteFile('.claude/agents/typed.md');
  });

  test('typing shows suggestions, and Enter accepts one', async () => {
    const { document } = await openText(
      '.claude/agents/typed.md',
      '---\nname: typed\ndescription: d\ntools: $0\n---\n',
    );
    // Completion may be requested before a provider has started; retries as a user would.
    const { labels } = await until('a suggestion', async () => {
      await vscode.commands.executeCommand('deleteAllLeft');
      await screen.type('tools: Gre');
      const shown = await screen.suggestions({ wait: 2000 });
      return shown.labels.includes('Grep') && shown;
    });
    assert.ok(labels.includes('Grep'));
    await screen.press('Enter');
    await until('the line', () => document.lineAt(3).text === 'tools: Grep');
  });

  test('reads a hover under the mouse', async () => {
    await screen.pointAt('description');
    const { visible, paragraphs } = await screen.hover();
    assert.ok(visible && paragraphs.length > 0, 'no hover');
    await screen.press('Escape');
  });

  test('reads and clicks in a webview under a strict content security policy', async () => {
    const panel = vscode.window.createWebviewPanel('subagents-test', 'Test', vscode.ViewColumn.Beside, {
      enableScripts: true,
    });
    try {
      panel.webview.html = PAGE;
      const shown = `document.getElementById('button')?.textContent`;
      await until('the page', async () => (await screen.webview<string>(shown)) === 'before');
      await screen.webviewClick('#button');
      assert.equal(await screen.webview(shown), 'after');
    } finally {
      panel.dispose();
    }
  });
});
