// Lazy activation in a workspace without agent files: no server starts before the first one exists.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, openText, pause, until, writeFile } from './editor';
import { before, suite, test } from './runner';
import { screen } from './screen';
import { needsProcesses, servers } from './servers';

const AGENT = '---\nname: baker\ndescription: Bakes.\ntools: Read, MultiEdit\n---\n\nBake.\n';

suite(
  'lazy activation',
  () => {
    before(needsProcesses);

    test('opening a Markdown file starts no language server', async () => {
      await openText('notes.md', '# Notes\n\n$0\n');
      await activated();
      // Long enough to search this folder, which has one file.
      await pause(1500);
      assert.deepEqual(servers(), []);
      if (screen.available) await screen.shot('lazy-markdown');
    });

    test('an agent file created on disk activates the extension, and its findings appear in the Problems view', async () => {
      const uri = await writeFile('.claude/agents/baker.md', AGENT);
      await until('a server', () => servers().length === 1);
      await until('the finding', () =>
        vscode.languages.getDiagnostics(uri).some(({ code }) => JSON.stringify(code ?? '').includes('removed-tool')),
      );
    });

    test('commands run after activation', async () => {
      await openText('.claude/agents/miller.md', AGENT.replace('baker', 'miller$0'));
      await vscode.commands.executeCommand('subagents.previewRouting');
      await until('the preview', () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ input }) => input instanceof vscode.TabInputWebview),
        ),
      );
    });
  },
  'empty',
);
