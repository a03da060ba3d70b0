// The quick fix that turns off false warnings of VS Code's own agent file support.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clear, closeAll, openText, pause, until } from './editor';
import { oursIn } from './findings';
import { after, before, suite, test } from './runner';

const NEWER = `---
name: newer
description: Use this agent to try values that VS Code does not know yet.
model: claude-sonnet-4-5
permissionMode: auto
---

Try.
`;
const TITLE = /^Let this extension alone check agent files/;

suite('fix for built-in warnings', () => {
  const file = '.claude/agents/newer.md';
  const files = () => vscode.workspace.getConfiguration('files');
  const forget = () => files().update('associations', undefined, vscode.ConfigurationTarget.Workspace);
  const theirs = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== 'subagents');
  const offered = async (uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> =>
    (
      await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range)
    ).filter(({ title }) => TITLE.test(title));

  before(async () => {
    await forget();
  });
  after(async () => {
    await forget();
    await closeAll();
    await clear(file);
  });

  test('is offered once on a falsely warned line and nowhere else, and removes the warnings', async () => {
    const { document } = await openText(file, NEWER);
    await until('its warnings', () => theirs(document.uri).length >= 2);
    assert.deepEqual(
      oursIn(document.uri).filter(({ range }) => range.start.line === 4),
      [],
    );
    assert.deepEqual(await offered(document.uri, new vscode.Range(1, 0, 1, 3)), []);
    const both = await offered(document.uri, new vscode.Range(3, 0, 4, 20));
    assert.equal(both.length, 1);
    const [one] = await offered(document.uri, new vscode.Range(4, 16, 4, 16));
    assert.ok(one?.command);
    await vscode.commands.executeCommand(one.command.command, ...(one.command.arguments ?? []));
    assert.deepEqual(files().inspect<object>('associations')?.workspaceValue, { '**/.claude/agents/*.md': 'markdown' });
    await until('the file to be Markdown', () =>
      vscode.workspace.textDocuments.some(
        ({ uri, languageId }) => uri.toString() === document.uri.toString() && languageId === 'markdown',
      ),
    );
    await until('silence', () => theirs(document.uri).length === 0);
    await pause(500);
    assert.deepEqual(theirs(document.uri), []);
  });
});
