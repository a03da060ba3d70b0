// Examples in the Testing view, run by words without a request to a model; and routing fixes, each one undoable edit.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clear, closeAll, inWorkspace, openFile, openText, pause, until, writeFile } from './editor';
import { after, before, suite, test } from './runner';
import { screen } from './screen';

const FOLDER = '.claude/agents/tested';
const OWL = `---
name: wall-owl
description: |-
  Use this agent when a wall needs paint, plaster or wallpaper in any room.

  <example>
  user: "The plaster of this wall crumbles and the wallpaper peels, paint it"
  assistant: "I'll use the wall-owl agent for this."
  </example>

  <example>
  user: "When is the low tide of the moon at the harbour jetty?"
  assistant: "I'll use the wall-owl agent for this."
  </example>

  <example>
  user: "Go $(trash) **on**"
  assistant: "I'll use the wall-owl agent for this."
  </example>
---

Paint.
`;
const HERON = `---
name: tide-heron
description: Use this agent when low tide, moon, harbour or jetty matter to a ship.
---

Wait.
`;

const ROWS = '.test-explorer .monaco-list-row';
const rows = (): Promise<readonly string[]> =>
  screen.page<readonly string[]>(
    `[...document.querySelectorAll(${JSON.stringify(ROWS)})].map((row) => (row.querySelector('.label')?.textContent ?? '') + ' | ' + row.getAttribute('aria-label'))`,
  );
async function hasRow(what: RegExp, ms = 60_000): Promise<string> {
  const deadline = Date.now() + ms;
  for (;;) {
    const now = await rows();
    const found = now.find((row) => what.test(row));
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`no row ${what} among\n${now.join('\n')}`);
    await pause(100);
  }
}
/** Expands every agent of the Testing view. */
async function expand(): Promise<void> {
  const closed = '.test-explorer .monaco-tl-twistie.collapsible.collapsed';
  for (let left = 10; left > 0; left--) {
    if (!(await screen.page<boolean>(`document.querySelector(${JSON.stringify(closed)}) !== null`))) return;
    await screen.click(closed);
    await pause(400);
  }
}

/** The lines with a test icon. */
const lines = (): Promise<readonly number[]> =>
  screen.page<readonly number[]>(`(() => {
    const top = (of) => Math.round(of.getBoundingClientRect().top);
    const numbers = new Map([...document.querySelectorAll('.margin-view-overlays .line-numbers')].map((each) => [top(each), Number(each.textContent)]));
    return [...document.querySelectorAll('.glyph-margin-widgets .testing-run-glyph')].map((each) => numbers.get(top(each))).sort((a, b) => a - b);
  })()`);
const linesAre = (wanted: readonly number[]): Promise<boolean> =>
  until(`icons at ${wanted.join()}`, async () => JSON.stringify(await lines()) === JSON.stringify(wanted));

/** Every modal question shown while `act` ran; none is answered. */
async function asked(act: () => Thenable<unknown>, wait = 1500): Promise<readonly string[]> {
  const questions: string[] = [];
  const { showInformationMessage, showWarningMessage, showQuickPick } = vscode.window;
  const note: unknown = (message: unknown, options?: { readonly modal?: boolean }) => {
    questions.push(`${options?.modal ? 'modal: ' : ''}${String(message)}`);
    return Promise.resolve(undefined);
  };
  Object.assign(vscode.window, {
    showInformationMessage: note,
    showWarningMessage: note,
    showQuickPick: (_items: unknown, options?: { readonly title?: string }) => {
      questions.push(`pick: ${options?.title ?? ''}`);
      return Promise.resolve(undefined);
    },
  });
  try {
    await act();
    await pause(wait);
  } finally {
    Object.assign(vscode.window, { showInformationMessage, showWarningMessage, showQuickPick });
  }
  return questions;
}

suite('testing', () => {
  before(async () => {
    await closeAll();
    await clear(FOLDER);
    await writeFile(`${FOLDER}/wall-owl.md`, OWL);
    await writeFile(`${FOLDER}/tide-heron.md`, HERON);
  });
  after(async () => {
    await vscode.workspace
      .getConfiguration('subagents')
      .update('testing.enabled', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
    await clear(FOLDER);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  test('there are no tests before the preview was used', async () => {
    await vscode.workspace
      .getConfiguration('subagents')
      .update('testing.enabled', false, vscode.ConfigurationTarget.Global);
    await openFile(inWorkspace(`${FOLDER}/wall-owl.md`));
    await pause(1500);
    assert.deepEqual(await lines(), []);
  });

  test('shows each example as a test at its line', async () => {
    await vscode.workspace
      .getConfiguration('subagents')
      .update('testing.enabled', true, vscode.ConfigurationTarget.Global);
    await openFile(inWorkspace(`${FOLDER}/wall-owl.md`));
    await linesAre([6, 11, 16]);
  });

  test('lists examples under their agent as plain text', async () => {
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await hasRow(/wall-owl/);
    await expand();
    await hasRow(/plaster of this wall/);
    const row = await hasRow(/Go /);
    assert.match(row.replace(/\u2060/g, ''), /Go \$\(trash\) \*\*on\*\*/);
  });

  test('Run All ranks by words and sends no request', async () => {
    const questions = await asked(() => vscode.commands.executeCommand('testing.runAll'));
    assert.deepEqual(questions, []);
    await hasRow(/plaster of this wall.*[Pp]assed/);
    await hasRow(/low tide of the moon.*[Ff]ailed/);
    await hasRow(/Go .*[Ss]kipped/);
    await screen.shot('testing-view');
  });

  test('a test keeps its result when its example moves', async () => {
    const editor = await openFile(inWorkspace(`${FOLDER}/wall-owl.md`));
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), '  It can do more.\n  And more.\n'));
    await linesAre([8, 13, 18]);
    await pause(1500);
    assert.deepEqual(await lines(), [8, 13, 18]);
    await hasRow(/low tide of the moon.*[Ff]ailed/);
    await vscode.commands.executeCommand('undo');
    await linesAre([6, 11, 16]);
  });

  test('keeps the tests while the file briefly does not load', async () => {
    const editor = await openFile(inWorkspace(`${FOLDER}/wall-owl.md`));
    await editor.edit((edit) => edit.replace(new vscode.Range(1, 0, 1, 4), 'nam'));
    await pause(1500);
    assert.deepEqual(await lines(), [6, 11, 16]);
    await hasRow(/low tide of the moon.*[Ff]ailed/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), OWL);
  });

  test('a routing fix is one undoable edit', async () => {
    const uri = inWorkspace(`${FOLDER}/wall-owl.md`);
    const { document } = await openFile(uri);
    const message = await vscode.commands.executeCommand<string>('subagents.putWordsIntoDescription', {
      uri: uri.toString(),
      words: ['tide', 'moon'],
      quiet: true,
    });
    assert.equal(message, 'The words are in the description.');
    assert.match(document.getText(), /any room\. Also use it for tide and moon\.\n/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), OWL);

    await vscode.commands.executeCommand('subagents.tellApart', {
      uri: uri.toString(),
      from: 'tide-heron',
      quiet: true,
    });
    assert.match(document.getText(), /Do not use for TODO what the user wants; use tide-heron for that\./);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor && document.getText(editor.selection), 'TODO what the user wants');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), OWL);
  });

  test('adds an example from a prompt and reports its effect', async () => {
    const uri = inWorkspace(`${FOLDER}/wall-owl.md`);
    const { document } = await openFile(uri);
    const prompt = 'A gull sat on the harbour crane and shouted at sailors all morning';
    const message = await vscode.commands.executeCommand<string>('subagents.addExampleFromPrompt', {
      uri: uri.toString(),
      prompt,
      quiet: true,
    });
    assert.ok(document.getText().includes(`  user: "${prompt}"\n`), document.getText());
    assert.match(message, /As it stands: wall-owl is first/);
    assert.match(message, /before: tide-heron is first/);
    assert.match(message, /For a new prompt like this: /);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), OWL);
  });

  test('takes a screenshot of the Testing view', async () => {
    await openText(`${FOLDER}/wall-owl.md`, OWL);
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await expand();
    await vscode.commands.executeCommand('testing.runAll');
    await hasRow(/low tide of the moon.*[Ff]ailed/);
    await pause(500);
    await screen.shot('testing-gutter');
  });
});
