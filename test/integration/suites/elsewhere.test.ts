// Files that are not agent files get no diagnostics, hover, completion or quick fixes from this extension.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, clear, closeAll, inWorkspace, openFile, openText, pause } from './editor';
import { oursIn } from './findings';
import { after, before, suite, test } from './runner';

const BROKEN = `---
name: not-ours
description: Use this when: something is wrong
tools: MultiEdit, mcp__nowhere__nothing
permissionMode: acceptAll
---

Body.
`;

const FILES = [
  'README.md',
  'docs/guide.md',
  'agents/x.md',
  '.github/agents/x.md',
  '.github/agents/x.agent.md',
  '.opencode/agent/x.md',
  '.cursor/agents/x.md',
  '.gemini/agents/x.md',
  '.codex/agents/x.md',
  '.agents/x.md',
  '.claude/commands/x.md',
];

suite('files that are not agents', () => {
  const folder = 'elsewhere';

  before(async () => {
    await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    await activated();
    // A real agent file gets diagnostics, which proves that the server runs.
    const { document } = await openText(`${folder}/.claude/agents/ours.md`, BROKEN);
    for (let turn = 0; turn < 100 && oursIn(document.uri).length === 0; turn++) await pause(100);
    assert.ok(oursIn(document.uri).length > 0);
  });
  after(async () => {
    await closeAll();
    await clear(folder);
  });

  for (const file of FILES)
    test(`shows nothing in ${file}`, async () => {
      const { document } = await openText(`${folder}/${file}`, BROKEN);
      await pause(600);
      assert.deepEqual(oursIn(document.uri), []);
      const at = new vscode.Position(3, 9);
      const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      const said = hovers.flatMap(({ contents }) =>
        contents.map((part) => (typeof part === 'string' ? part : part.value)),
      );
      assert.ok(!said.some((text) => /Claude Code|MultiEdit/.test(text) && text.includes('gone')), said.join('\n'));
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(4, 16),
      );
      // A value that only this extension offers.
      assert.ok(!items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'bypassPermissions'));
      // VS Code's own quick fixes here are commands; this extension's are edits.
      const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      assert.deepEqual(
        actions
          .filter(({ edit, kind }) => edit !== undefined && kind?.contains(vscode.CodeActionKind.QuickFix))
          .map(({ title }) => title),
        [],
      );
    });
});
