// Personas from completion in an empty file and from *New Agent…*; what they insert has no findings.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clear, closeAll, inWorkspace, openText, pause, readText, until } from './editor';
import { said, sameAs, settled } from './findings';
import { after, beforeEach, suite, test } from './runner';
import { screen } from './screen';

const TITLES = [
  'Backend engineer',
  'Code reviewer',
  'Debugger',
  'Docs writer',
  'Orchestrator',
  'Security auditor',
  'Test writer',
];

/** Completion items, requested until this extension's are among them: the server may still be starting. */
const offered = (): Promise<readonly string[]> =>
  until('personas in the list', async () => {
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    const { labels } = await screen.suggestions({ wait: 1500 });
    return labels.includes('Debugger') && labels;
  });

suite('personas', () => {
  const nested = '.claude/agents/new/fresh.md';
  beforeEach(async () => {
    await closeAll();
    await clear('.claude/agents/new');
    await clear('.claude/agents/fresh.md');
  });
  after(async () => {
    await closeAll();
    await clear('.claude/agents/new');
    await clear('.claude/agents/fresh.md');
    await clear('.claude/agents/data-keeper.md');
  });

  for (const title of TITLES)
    test(`${title} in an empty file inserts an agent without findings`, async () => {
      const { document } = await openText(nested, '');
      await pause(150);
      const labels = await offered();
      const label = labels.find((each) => each.toLowerCase() === title.toLowerCase());
      assert.ok(label, labels.join(', '));
      if (title === 'Code reviewer') await screen.shot('personas-offered');
      await screen.type(title.slice(0, 7).toLowerCase());
      await until('the row', async () =>
        (await screen.suggestions({ all: false })).rows.some((row) => row.focused && row.label === label),
      );
      await screen.press('Enter');
      await until('the agent', () => document.getText().includes('\n---\n'));
      await screen.press('Escape', 2);
      await document.save();
      assert.deepEqual(await settled(document, sameAs([])), []);
      assert.match(document.getText(), /^---\nname: \S/);
      if (title === 'Code reviewer') await screen.shot('persona-inserted');
    });

  test('offers each persona once directly in the agents folder', async () => {
    await openText('.claude/agents/fresh.md', '');
    await pause(150);
    const labels = await offered();
    const personas = labels.filter((label) =>
      TITLES.some((title) => label.toLowerCase().includes(title.toLowerCase())),
    );
    assert.deepEqual(
      personas.filter((label, at) => personas.indexOf(label) !== at),
      [],
      labels.join(', '),
    );
    assert.ok(personas.length >= TITLES.length, labels.join(', '));
    await screen.shot('personas-beside-built-in');
    await screen.press('Escape');
  });

  test('*New Agent…* asks for a name and a persona, and opens the file', async () => {
    const running = vscode.commands.executeCommand('subagents.newAgent');
    const shows = (what: string) =>
      until(what, async () => (await screen.texts('.quick-input-widget', 200)).join('\n').includes(what));
    await shows('New agent (1/');
    await screen.shot('new-agent-name');
    await screen.type('data-keeper');
    await screen.press('Enter');
    await shows('New agent (2/');
    await screen.shot('new-agent-persona');
    await screen.type('Debugger');
    await pause(200);
    await screen.press('Enter');
    await running;
    const uri = inWorkspace('.claude/agents/data-keeper.md');
    const editor = await until('the file', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === uri.toString() && active;
    });
    assert.match(await readText(uri), /^---\nname: data-keeper\n/);
    assert.deepEqual(await settled(editor.document), [], said(editor.document).join('\n'));
    await screen.shot('new-agent-file');
  });
});
