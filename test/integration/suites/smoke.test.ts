// Preconditions of all other suites: the extension is installed and activates, and VS Code assigns the expected language ids.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, EXTENSION_ID, inBrowser, inWorkspace, openFile, workspaceFolder } from './editor';
import { after, suite, test } from './runner';
import { screen } from './screen';

suite('smoke', () => {
  after(closeAll);

  test('the extension is installed and the workspace folder is open', () => {
    console.log(`[T]      in ${vscode.env.appName} ${vscode.version}, Node ${process.version}`);
    assert.ok(vscode.extensions.getExtension(EXTENSION_ID));
    assert.equal(workspaceFolder().scheme, inBrowser ? 'subagents-test' : 'file');
  });

  test('activates when an agent file is opened', async () => {
    await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    await activated();
    if (screen.available) await screen.shot('smoke-agent-file');
  });

  test('VS Code assigns `chatagent` to files in the agents folder and `markdown` to files below it', async () => {
    const direct = await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    assert.equal(direct.document.languageId, 'chatagent');
    const nested = await openFile(inWorkspace('.claude/agents/team/stock-keeper.md'));
    assert.equal(nested.document.languageId, 'markdown');
  });
});
