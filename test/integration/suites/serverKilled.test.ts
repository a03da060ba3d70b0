// Recovery after the language server is killed while the user types.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, clear, closeAll, openText, until } from './editor';
import { after, before, suite, test } from './runner';
import { screen } from './screen';
import { needsProcesses, servers } from './servers';

const FOLDER = '.claude/agents/killed';
const AGENT = '---\nname: killed\ndescription: $0\ntools: Read, MultiEdit\n---\n\nWork.\n';
/** Letters after which it is killed; VS Code stops restarting a server that exits more than four times in three minutes. */
const KILLED_AFTER = [3, 11, 12];
const TYPED = 'Use this agent when bread is wanted';

const says = (uri: vscode.Uri, rule: string): boolean =>
  vscode.languages.getDiagnostics(uri).some(({ code }) => JSON.stringify(code ?? '').includes(rule));

suite('killed language server', () => {
  before(async () => {
    needsProcesses();
    await activated();
  });
  after(async () => {
    await closeAll();
    await clear(FOLDER);
  });

  test('loses no typed text and restarts with hover and findings', async () => {
    const editor = await openText(`${FOLDER}/killed.md`, AGENT);
    const { document } = editor;
    await until('the finding', () => says(document.uri, 'removed-tool'));
    const killed = new Set<number>();
    for (const [at, letter] of [...TYPED].entries()) {
      await screen.type(letter);
      if (!KILLED_AFTER.includes(at)) continue;
      const [pid] = await until('a server', () => {
        const found = servers().filter((each) => !killed.has(each));
        return found.length > 0 && found;
      });
      assert.ok(pid !== undefined);
      killed.add(pid);
      process.kill(pid, 'SIGKILL');
    }
    await until('all letters', () => document.lineAt(2).text.includes('bread is wanted'));
    await vscode.commands.executeCommand('hideSuggestWidget');
    assert.equal(document.getText(), AGENT.replace('$0', TYPED));
    assert.equal(killed.size, KILLED_AFTER.length);
    await until('a new server', () => servers().some((pid) => !killed.has(pid)));
    const hovers = await until('its hover', async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(3, 16),
      );
      return found.length > 0 && found;
    });
    assert.ok(hovers.length > 0);
    await until('the finding', () => says(document.uri, 'removed-tool'));
    const before = vscode.languages.getDiagnostics(document.uri).length;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(3).range, 'tools: Read');
    await vscode.workspace.applyEdit(edit);
    await until('the finding to go', () => !says(document.uri, 'removed-tool'));
    assert.ok(before > 0);
    await screen.shot('server-killed');
  });
});
