// A folder without agents, in which somebody writes Markdown: nothing of ours runs there, until there is an agent.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, openText, pause, until, writeFile } from './editor';
import { before, suite, test } from './runner';
import { screen } from './screen';
import { needsProcesses, servers } from './servers';

const AGENT = '---\nname: baker\ndescription: Bakes.\ntools: Read, MultiEdit\n---\n\nBake.\n';

suite(
  'asleep',
  () => {
    before(needsProcesses);

    test('a Markdown file starts no language server', async () => {
      await openText('notes.md', '# Notes\n\n$0\n');
      await activated();
      // Long enough for a search of this folder, which has one file.
      await pause(1500);
      assert.deepEqual(servers(), []);
      if (screen.available) await screen.shot('asleep-markdown');
    });

    test('an agent written to disk by somebody else wakes it, and the file is in the list of problems', async () => {
      const uri = await writeFile('.claude/agents/baker.md', AGENT);
      await until('a server', () => servers().length === 1);
      await until('the finding', () =>
        vscode.languages.getDiagnostics(uri).some(({ code }) => JSON.stringify(code ?? '').includes('removed-tool')),
      );
    });

    test('awake, its commands are its own', async () => {
      await openText('.claude/agents/miller.md', AGENT.replace('baker', 'miller$0'));
      await vscode.commands.executeCommand('subagents.previewRouting');
      await until('the preview', () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ input }) => input instanceof vscode.TabInputWebview),
        ),
      );
    });
  },
  'asleep',
);
