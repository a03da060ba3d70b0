// The preview by keyboard alone: every step is a key press, and every result is announced to screen readers.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BAKERY, PROMPT } from './bakery';
import { activated, clear, closeAll, openText, setTheme, until, writeFile } from './editor';
import { panel } from './panel';
import { after, before, beforeEach, test as quickTest, suite } from './runner';
import { screen } from './screen';

const folder = '.claude/agents/keys';

/** The accessible name of the focused element, as far as the page sets one. */
const focused = (): Promise<string> =>
  screen.webview<string>(`(() => {
    const at = document.activeElement;
    const label = at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
    return (at?.localName ?? '') + ': ' + label.trim().replace(/\\s+/g, ' ');
  })()`);

/** Presses Tab until the wanted element has the focus; returns the elements passed. */
async function tabTo(where: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<readonly string[]> {
  const way: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await screen.press(key);
    const at = await focused();
    way.push(at);
    if (where.test(at)) return way;
  }
  throw new Error(`no ${where} within 60 presses: ${way.join(' | ')}`);
}

const announced = (): Promise<readonly string[]> =>
  screen.webview(`[...document.querySelectorAll('[role=status]')].map((each) => each.textContent).filter(Boolean)`);

/** Many key presses and screenshots, on busy machines. */
const test = (name: string, body: () => Promise<void>): void => quickTest(name, body);

suite('keyboard', () => {
  const openPanel = async (): Promise<vscode.TextEditor> => {
    const editor = await openText(`${folder}/oven-keeper.md`, BAKERY[0]?.[1] ?? '');
    await activated();
    await until('the command to be offered', async () => {
      await screen.press('F1');
      await screen.type('Preview Routing');
      const rows = await screen.texts('.quick-input-widget .quick-input-list .monaco-list-row', 2000);
      if (rows.some((row) => row.includes('Subagents: Preview Routing'))) return true;
      await screen.press('Escape');
      return false;
    });
    await screen.press('Enter');
    await until('the box', async () => (await panel.count('#prompt')) === 1);
    // The panel does not take the focus; this is VS Code's key for the next editor group.
    await screen.press('Control+2');
    await until('the focus in the page', () => screen.webview<boolean>('document.hasFocus()'));
    return editor;
  };
  const typePrompt = async (): Promise<void> => {
    await tabTo(/^textarea: What might a user say/);
    await screen.type(PROMPT, 0);
    await until('the agents', async () => (await panel.texts('ol.rank > li:not(.gone) .name'))[0] === 'oven-keeper');
  };
  before(async () => {
    await setTheme('dark');
    await closeAll();
    for (const [name, text] of BAKERY) await writeFile(`${folder}/${name}`, text);
  });
  beforeEach(closeAll);
  after(async () => {
    await closeAll();
    await clear(folder);
  });

  test('announces the ranking of a typed prompt, and Tab follows reading order', async () => {
    await openPanel();
    await typePrompt();
    await until('the answer to be announced', async () => (await announced()).some((each) => /oven-keeper/.test(each)));
    const way = await tabTo(/^summary/);
    const place = (of: RegExp): number => way.findIndex((each) => of.test(each));
    const order = [
      place(/^input: Words/),
      place(/^button: How sure/),
      place(/^button: oven-keeper/),
      place(/^button: Go to example 1/),
      place(/^summary: What the orchestrator sees/),
    ];
    assert.ok(!order.includes(-1), way.join(' | '));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
      way.join(' | '),
    );
    await screen.press('Enter');
    await until('the list', async () => (await panel.count('.sees li')) >= 5);
  });

  test('every focused element has a visible outline', async () => {
    await openPanel();
    await typePrompt();
    for (let presses = 0; presses < 25; presses++) {
      await screen.press('Tab');
      const at = await focused();
      if (at.startsWith('body')) break;
      const shown = await screen.webview<boolean>(`(() => {
        const at = document.activeElement;
        const marked = [at, at.nextElementSibling, at.closest('.box')].filter(Boolean);
        const box = (at.nextElementSibling?.localName === 'span' ? at.nextElementSibling : at).getBoundingClientRect();
        const inSight = box.bottom > 0 && box.top < innerHeight && box.width > 0;
        return inSight && marked.some((each) => {
          const { outlineStyle, outlineWidth, borderTopColor } = getComputedStyle(each);
          const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
          return ring || (each.matches('.box') && borderTopColor !== 'rgba(0, 0, 0, 0)');
        });
      })()`);
      assert.ok(shown, `the focus cannot be seen on ${at}`);
    }
  });

  test('goes to an example', async () => {
    const { document } = await openPanel();
    await tabTo(/^button: Go to example 2/);
    await screen.press('Enter');
    await until('the caret at the example', () => {
      const active = vscode.window.activeTextEditor;
      const text = document.getText();
      return (
        active?.document.uri.toString() === document.uri.toString() &&
        text.slice(document.offsetAt(active.selection.active)).startsWith('<example>\n  user: Which oven')
      );
    });
  });

  test('switches tabs, walks and filters the heat table', async () => {
    await openPanel();
    await tabTo(/^button: This agent/);
    await screen.press('ArrowRight');
    await until('the table', async () => (await panel.count('.heat tbody tr')) >= 6);
    assert.equal(await focused(), 'button: Workspace');
    await tabTo(/^input: Filter/);
    await screen.type('oven');
    await until('the rows to be announced', async () =>
      (await announced()).some((each) => /rows? in the table/.test(each)),
    );
    await tabTo(/^td/);
    await screen.press('ArrowRight');
    await until('the cell to be announced', async () =>
      (await announced()).some((each) => /(word|ahead|behind)/.test(each)),
    );
    await screen.press('Enter');
    await until('the example in its file', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document
        .getText()
        .slice(active.document.offsetAt(active.selection.active))
        .startsWith('<example>');
    });
  });

  test('chooses an engine, whose line describes the switch', async () => {
    await openPanel();
    await tabTo(/^input: Words/);
    await screen.press('ArrowRight');
    await screen.press('ArrowRight');
    await until('Claude Code', () =>
      screen.webview<boolean>(`document.querySelector('input[value="claude-code"]').checked`),
    );
    const described = `document.getElementById(document.querySelector('.seg').getAttribute('aria-describedby')).textContent`;
    await until('the line', async () => /claude -p/.test(await screen.webview<string>(described)));
    await screen.press('ArrowLeft');
    await screen.press('ArrowLeft');
    await until('words again', () => screen.webview<boolean>(`document.querySelector('input[value="words"]').checked`));
  });

  test('applies a routing fix and announces it', async () => {
    const { document } = await openPanel();
    await typePrompt();
    await tabTo(/^button: Add this prompt as an example/);
    await screen.press('Enter');
    await until('the example in the file', () => document.getText().includes(PROMPT));
    await until('it to be announced', () =>
      screen.webview<boolean>(`document.querySelector('.actionResult').textContent.trim() !== ''`),
    );
    assert.equal(await panel.count('.actionResult'), 1);
  });
});
