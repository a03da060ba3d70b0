// Takes the documentation's pictures from sample files. `npm run pictures` keeps them in docs/pictures; asserts nothing else.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AIRLINE, ASKED, PICTURED } from './airline';
import {
  activated,
  clear,
  closeAll,
  inWorkspace,
  openFile,
  openText,
  repositoryFile,
  setTheme,
  until,
  writeFile,
} from './editor';
import { panel } from './panel';
import { after, before, beforeEach, test as quickTest, suite } from './runner';
import { screen } from './screen';

const folder = '.claude/agents';
/** A nested folder, where VS Code's own support shows nothing. */
const below = '.claude/agents/site';
const CALM: readonly (readonly [key: string, value: unknown])[] = [
  ['editor.minimap.enabled', false],
  ['editor.cursorBlinking', 'solid'],
  ['editor.renderLineHighlight', 'none'],
  ['editor.fontSize', 13],
  ['editor.lineHeight', 21],
  ['editor.guides.indentation', false],
  ['editor.matchBrackets', 'never'],
  ['editor.occurrencesHighlight', 'off'],
  ['editor.overviewRulerBorder', false],
  ['editor.hideCursorInOverviewRuler', true],
  ['editor.scrollBeyondLastLine', true],
  ['breadcrumbs.enabled', false],
];

async function calm(on: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  for (const [key, value] of CALM)
    await settings.update(key, on ? value : undefined, vscode.ConfigurationTarget.Global);
}

/** Puts the caret behind a text of the open file. */
async function caretBehind(text: string, back = 0): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + text.length - back);
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** Many key presses and screenshots, on busy machines. */
const test = (name: string, body: () => Promise<void>): void => quickTest(name, body);

suite('pictures', () => {
  const alone = async (): Promise<void> => {
    for (const command of ['closeSidebar', 'closePanel', 'closeAuxiliaryBar'])
      await vscode.commands.executeCommand(`workbench.action.${command}`);
  };
  before(async () => {
    await closeAll();
    await clear(folder);
    for (const [name, text] of AIRLINE) await writeFile(`${folder}/${name}`, text);
    await writeFile('.mcp.json', '{ "mcpServers": { "postgres": { "command": "postgres-mcp" } } }\n');
    await setTheme('dark');
    await calm(true);
    await alone();
    await openFile(inWorkspace(`${folder}/${PICTURED}`));
    await activated();
  });
  beforeEach(async () => {
    await closeAll();
    await alone();
  });
  after(async () => {
    await screen.resize(1280, 800);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await calm(false);
    await closeAll();
    // Later suites expect the sample agents.
    await clear('.mcp.json');
    await clear(folder);
    const sample = vscode.Uri.file(repositoryFile(`test/workspace/${folder}`));
    await vscode.workspace.fs.copy(sample, inWorkspace(folder));
  });

  const ROUGH = `---
name: release-notes
description: Use this agent when a release goes out: it reads the commits and writes the notes.
tools: Read, Bash(git log *), MultiEdit
model: opus
---

Write for the passenger, not for the team.
`;
  const GOOD = ROUGH.replace('out: it', 'out. It').replace(', Bash(git log *), MultiEdit', ', Grep');
  const EDITOR = [{ selector: '.part.editor' }];
  const WITH_PROBLEMS = [...EDITOR, { selector: '.markers-panel .monaco-list-row[data-index="3"]' }];
  const rough = async (text: string): Promise<vscode.TextEditor> => {
    const editor = await openText(`${below}/release-notes.md`, text);
    await until('the line above the file', async () =>
      (await screen.texts('.codelens-decoration')).some((each) => each.includes('Loads as release-notes')),
    );
    return editor;
  };
  /** Waits until animations have ended. */
  const settled = (selector: string): Promise<unknown> =>
    until('it to stand still', () =>
      screen.page<boolean>(`[...document.querySelectorAll(${JSON.stringify(selector)})].some((each) =>
        each.getClientRects().length > 0 && getComputedStyle(each).opacity === '1' && each.getAnimations({ subtree: true }).length === 0)`),
    );

  test('findings and their fixes', async () => {
    await screen.resize(1060, 760);
    const { document } = await rough(ROUGH);
    await until('the findings', () => vscode.languages.getDiagnostics(document.uri).length >= 3);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await until('their list', async () => (await screen.texts('.markers-panel .monaco-list-row')).length >= 4);
    await caretBehind('MultiEdit', 3);
    await vscode.commands.executeCommand('editor.action.quickFix');
    await screen.texts('.action-widget .monaco-list-row');
    await settled('.action-widget');
    await screen.picture('finding', WITH_PROBLEMS, { margin: 0 });
  });

  test('completion', async () => {
    await screen.resize(980, 500);
    await rough(GOOD);
    await caretBehind('Read, Grep');
    await screen.type(', ');
    await until('the tools', async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      return (await screen.suggestions({ wait: 3000, all: false })).labels.length > 3;
    });
    await settled('.suggest-widget.visible');
    await screen.picture('completion', EDITOR, { margin: 0 });
  });

  test('hover', async () => {
    await screen.resize(980, 500);
    await rough(ROUGH);
    await until('the hover', async () => {
      await screen.pointAt('tools');
      return (await screen.hover({ wait: 3000 })).paragraphs.join(' ').includes('In effect here');
    });
    await settled('.monaco-hover');
    await screen.picture('hover', EDITOR, { margin: 0 });
  });

  const openPanel = async (width: number, height: number): Promise<void> => {
    await clear(below);
    await screen.resize(width, height);
    await openFile(inWorkspace(`${folder}/${PICTURED}`));
    await panel.open();
    await until('the box', async () => (await panel.count('#prompt')) === 1);
  };

  test('the preview', async () => {
    await openPanel(1360, 860);
    await panel.ranked(ASKED, 3);
    await screen.picture('preview', EDITOR, { margin: 0 });
  });

  test('the preview, as a prompt is typed', async () => {
    await openPanel(1360, 860);
    await panel.ranked(ASKED, 3);
    const typed = ASKED.split(' ').flatMap((word, i, words) => {
      const before = words.slice(0, i).join(' ');
      const whole = `${before} ${word}`.trimStart();
      return word.length > 6 ? [whole.slice(0, -Math.floor(word.length / 2)), whole] : [whole];
    });
    for (const [i, words] of ['', ...typed].entries()) {
      await rankedAnew(words);
      const ms = i === 0 ? 900 : i === typed.length ? 3500 : 320;
      const of = [
        { selector: '.bar', inWebview: true },
        { selector: '.rest', inWebview: true },
      ];
      await screen.picture(`typing-${String(i).padStart(2, '0')}-${ms}`, of, { margin: 0 });
    }
  });

  test('the workspace', async () => {
    await openPanel(1360, 1180);
    await panel.tab('workspace');
    await until('the table', async () => (await panel.count('.heat tbody tr')) >= 9);
    const of = [
      { selector: '.tally', inWebview: true },
      { selector: '.heat', inWebview: true },
      { selector: '.why', inWebview: true },
    ];
    await screen.picture('workspace', of, { margin: 16 });
  });
});

/** Sets the prompt and waits until the page has drawn the ranking. */
const rankedAnew = (words: string): Promise<unknown> =>
  screen.webview(`new Promise((done) => {
    window.addEventListener('message', function answered({ data }) {
      if (data.type !== 'prompt' || data.model.prompt !== ${JSON.stringify(words)}) return;
      window.removeEventListener('message', answered);
      requestAnimationFrame(() => requestAnimationFrame(done));
    });
    const box = document.getElementById('prompt');
    box.value = ${JSON.stringify(words)};
    box.dispatchEvent(new Event('input'));
  })`);
