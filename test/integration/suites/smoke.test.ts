// The least that must hold before any other suite means anything: the extension is there, wakes on an agent file, and VS Code sees
// the files as we were told it does.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, EXTENSION_ID, inBrowser, inWorkspace, openFile, workspaceFolder } from './editor';
import { after, suite, test } from './runner';
import { screen } from './screen';

suite('smoke', () => {
  after(closeAll);

  test('the extension is installed and the folder is where the lane put it', () => {
    console.log(`[T]      in ${vscode.env.appName} ${vscode.version}, Node ${process.version}`);
    assert.ok(vscode.extensions.getExtension(EXTENSION_ID));
    assert.equal(workspaceFolder().scheme, inBrowser ? 'subagents-test' : 'file');
  });

  test('it wakes when an agent file is opened', async () => {
    await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    await activated();
    if (screen.available) await screen.shot('smoke-agent-file');
  });

  test('VS Code calls a file in the agents folder `chatagent`, and one in a folder below `markdown`', async () => {
    const direct = await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    assert.equal(direct.document.languageId, 'chatagent');
    const nested = await openFile(inWorkspace('.claude/agents/team/stock-keeper.md'));
    assert.equal(nested.document.languageId, 'markdown');
  });
});
