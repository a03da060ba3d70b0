// The *Subagents* view and the description budget in the status bar. Works on copies and restores the workspace.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  clear,
  closeAll,
  inBrowser,
  inWorkspace,
  openFile,
  pause,
  readText,
  setTheme,
  until,
  writeFile,
} from './editor';
import { after, before, skip, suite, test } from './runner';
import { screen } from './screen';

const FOLDER = '.claude/agents/viewed';
const agent = (name: string, fields = '', description = 'Use this agent when a wall needs paint.'): string =>
  `---\nname: ${name}\ndescription: ${description}\n${fields}---\n\nPaint.\n`;

const FILES: Readonly<Record<string, string>> = {
  [`${FOLDER}/a-red.md`]: agent('a-red', 'model: sonnet\ncolor: red\n'),
  [`${FOLDER}/b-cyan.md`]: agent('b-cyan', 'model: opus\ncolor: cyan\n', 'A '.repeat(2000).trim()),
  [`${FOLDER}/c-denied.md`]: agent('c-denied', 'color: green\n'),
  [`${FOLDER}/d-twice.md`]: agent('d-twice', 'model: haiku\n'),
  [`${FOLDER}/d-twice-too.md`]: agent('d-twice'),
  [`${FOLDER}/e-broken.md`]: '---\ndescription: Use this agent for nothing.\n---\n',
  [`${FOLDER}/f-markup.md`]: agent('"$(trash) **f** <b>"', 'model: "[m](command:x)"\n'),
  [`${FOLDER}/g-deeper.md`]: agent('g-deeper'),
  'viewed/web/.claude/agents/g-deeper.md': agent('g-deeper', 'color: purple\n'),
  '.claude/settings.json': '{ "permissions": { "deny": ["Agent(c-denied)"] } }\n',
};

const ROWS = '[id="workbench.view.explorer"] .customview-tree .monaco-list-row';
const rowTexts = `[...document.querySelectorAll(${JSON.stringify(ROWS)})]
  .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
  .map((row) => [row.querySelector('.label-name')?.textContent ?? '', row.querySelector('.label-description')?.textContent ?? ''].join(' | '))`;
const rows = (): Promise<readonly string[]> => screen.page<readonly string[]>(rowTexts);
const spoken = (): Promise<readonly string[]> =>
  screen.page(
    `[...document.querySelectorAll(${JSON.stringify(ROWS)})].map((row) => row.getAttribute('aria-label') ?? '')`,
  );
const show = (): Thenable<unknown> => vscode.commands.executeCommand('subagents.agents.focus');
const has = (wanted: string, ms = 60_000): Promise<readonly string[]> =>
  until(
    `a row ${wanted}`,
    async () => {
      const now = await rows();
      return now.some((row) => row.startsWith(wanted)) && now;
    },
    ms,
  );
const hasNot = (wanted: string): Promise<readonly string[]> =>
  until(`no row ${wanted}`, async () => {
    const now = await rows();
    return !now.some((row) => row.startsWith(wanted)) && now;
  });
const statusBar = (): Promise<readonly string[]> => screen.texts('[id$="subagents.budget"]', 300);
const exists = async (relative: string): Promise<boolean> => {
  const above = await vscode.workspace.fs.readDirectory(inWorkspace(relative.slice(0, relative.lastIndexOf('/'))));
  return above.some(([name]) => name === relative.slice(relative.lastIndexOf('/') + 1));
};

const userAgents = (): vscode.Uri =>
  vscode.Uri.joinPath(vscode.Uri.file(process.env.CLAUDE_CONFIG_DIR ?? ''), 'agents');

/** VS Code refuses modal dialogs while suites run; the stub answers instead. */
async function answering(button: string, act: () => Thenable<unknown>): Promise<readonly string[]> {
  const asked: string[] = [];
  const own = vscode.window.showWarningMessage;
  const stand: unknown = (message: string, options: { readonly modal?: boolean }, ...buttons: readonly string[]) => {
    asked.push(`${options.modal ? 'modal: ' : ''}${message} [${buttons.join(', ')}]`);
    return Promise.resolve(buttons.find((each) => each === button) ?? (button === 'yes' ? buttons[0] : undefined));
  };
  Object.assign(vscode.window, { showWarningMessage: stand });
  try {
    await act();
  } finally {
    Object.assign(vscode.window, { showWarningMessage: own });
  }
  return asked;
}

async function retype(text: string): Promise<void> {
  await screen.press('Control+a');
  await screen.type(text);
  await pause(150);
}

/** The name proposed for a copy, once its input box is open. */
const proposed = (of: string): Promise<string> =>
  until('the box for the name', () =>
    screen.page<string | undefined>(
      `(() => {
        const box = document.querySelector('.quick-input-widget');
        const there = box?.getClientRects().length > 0 && box.textContent.includes(${JSON.stringify(`copy of “${of}”`)});
        return there ? box.querySelector('input[type="text"]').value || undefined : undefined;
      })()`,
    ),
  );

suite('agents view', () => {
  before(async () => {
    await closeAll();
    if (!inBrowser) await vscode.workspace.fs.createDirectory(userAgents());
    for (const [path, text] of Object.entries(FILES)) await writeFile(path, text);
    await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    await activated();
    await show();
    // The files may have been written during the first scan, before file watching began.
    await vscode.commands.executeCommand('subagents.refreshAgents');
    // Rows outside the viewport are not rendered; hiding the file tree makes room.
    await screen.click('.pane-header', { nth: 0 });
  });
  after(async () => {
    await setTheme('dark');
    await closeAll();
    await screen.click('.pane-header', { nth: 0 });
    for (const [name] of inBrowser ? [] : await vscode.workspace.fs.readDirectory(userAgents()))
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(userAgents(), name));
    await clear(FOLDER);
    await clear('viewed');
    await clear('.claude/settings.json');
    await clear('.claude/agents/a-red-2.md');
  });

  test('lists agents by scope and name with the state of each', async () => {
    const now = await has('g-deeper | shadowed by');
    assert.deepEqual(
      now.filter((row) => !/^(?:code-reviewer|stock-keeper|test-writer) /.test(row)),
      [
        `Project | ${inBrowser ? 'bakery' : 'workspace'} · ${3 + 8}`,
        '$(trash) **f** <b> | file: f-markup.md · [m](command:x) · 15 tokens · no example',
        'a-red | sonnet · 12 tokens · no example',
        'b-cyan | opus · 1,002 tokens · no example',
        'c-denied | denied by settings',
        'd-twice | shadowed by viewed/d-twice.md',
        'd-twice | haiku · 12 tokens · no example',
        'e-broken | not loaded: the name is missing',
        'g-deeper | shadowed by viewed/web/.claude/agents/g-deeper.md',
        'Project | viewed/web · 1',
        'g-deeper | not searched from here · 12 tokens · no example',
      ],
    );
    assert.ok(
      (await spoken()).includes('a-red, sonnet, 12 tokens, no example, colour red'),
      (await spoken()).join('\n'),
    );
    await screen.shot('view-dark');
  });

  for (const theme of ['light', 'highContrast', 'dark'] as const)
    test(`takes screenshots in ${theme}`, async () => {
      await setTheme(theme);
      await show();
      await has('a-red');
      await pause(400);
      await screen.shot(`view-${theme}`);
    });

  test('updates after an edit and after a deletion', async () => {
    const editor = await openFile(inWorkspace(`${FOLDER}/a-red.md`));
    await editor.edit((edit) => edit.replace(new vscode.Range(1, 6, 1, 11), 'a-blue'));
    await has('a-blue | file: a-red.md · sonnet');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await has('a-red | sonnet');
    await writeFile(`${FOLDER}/h-new.md`, agent('h-new'));
    await has('h-new');
    await clear(`${FOLDER}/h-new.md`);
    await hasNot('h-new');
  });

  test('the status bar shows the budget while an agent file or the view is active', async () => {
    await openFile(inWorkspace(`${FOLDER}/a-red.md`));
    const [text = ''] = await until('the budget', async () => {
      const texts = await statusBar();
      return texts.length > 0 && texts;
    });
    assert.match(text, /^1,\d\d\d \/ 15,000 tokens$/);
    const settings = vscode.workspace.getConfiguration('subagents');
    await settings.update('descriptionBudget', 1000, vscode.ConfigurationTarget.Global);
    try {
      await until('the warning', async () => /\/ 1,000 tokens$/.test((await statusBar())[0] ?? ''));
      assert.ok(
        await screen.page(`document.querySelector('[id$="subagents.budget"]').classList.contains('warning-kind')`),
      );
      await screen.shot('view-over-budget');
    } finally {
      await settings.update('descriptionBudget', undefined, vscode.ConfigurationTarget.Global);
    }
    await until('all is well again', async () => /\/ 15,000 tokens$/.test((await statusBar())[0] ?? ''));
    await vscode.commands.executeCommand('workbench.view.search');
    await closeAll();
    await until('nothing about agents', async () => (await statusBar()).length === 0);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await until('the budget again', async () => (await statusBar()).length > 0);
  });

  test('a copy gets an unused name and never replaces a file', async () => {
    await openFile(inWorkspace(`${FOLDER}/a-red.md`));
    const running = vscode.commands.executeCommand('subagents.duplicateToProject');
    assert.equal(await proposed('a-red'), 'a-red-2');
    await retype('a-red');
    await until('the warning', async () =>
      (await screen.texts('.quick-input-widget', 200)).join('\n').includes('There is one of this name already.'),
    );
    await screen.shot('view-duplicate');
    await retype('a-red-2');
    await screen.press('Enter');
    await running;
    assert.equal(
      await readText(inWorkspace('.claude/agents/a-red-2.md')),
      FILES[`${FOLDER}/a-red.md`]?.replace('a-red', 'a-red-2'),
    );
    await has('a-red-2 | sonnet');
    const again = vscode.commands.executeCommand('subagents.duplicateToProject');
    assert.equal(await proposed('a-red-2'), 'a-red-3');
    await screen.press('Escape');
    await again;
  });

  test('a copy in the user folder appears at once and disappears when deleted', async () => {
    if (inBrowser) skip('a browser has no home folder');
    await openFile(inWorkspace(`${FOLDER}/b-cyan.md`));
    const running = vscode.commands.executeCommand('subagents.duplicateToUser');
    assert.equal(await proposed('b-cyan'), 'b-cyan');
    await retype('b-mine');
    await screen.press('Enter');
    await running;
    await has('User | 1');
    await has('b-mine');
    await screen.shot('view-user');
    const asked = await answering('yes', () => vscode.commands.executeCommand('subagents.deleteAgent'));
    assert.match(asked[0] ?? '', /^modal: Delete the agent “b-mine”\? \[Move to Trash\]$/);
    await hasNot('User');
  });

  test('deletes an agent only after confirmation', async () => {
    await openFile(inWorkspace('.claude/agents/a-red-2.md'));
    await has('a-red-2');
    await answering('', () => vscode.commands.executeCommand('subagents.deleteAgent'));
    assert.ok(await exists('.claude/agents/a-red-2.md'));
    await answering('yes', () => vscode.commands.executeCommand('subagents.deleteAgent'));
    assert.ok(!(await exists('.claude/agents/a-red-2.md')));
    await hasNot('a-red-2');
  });

  test('the context menu of a row matches its agent', async () => {
    await show();
    await has('b-cyan');
    await screen.click(ROWS, { hasText: 'b-cyan', button: 'right' });
    const items = await until('the menu', async () => {
      const texts = await screen.texts('.monaco-menu .action-label', 300);
      return texts.length > 1 && texts;
    });
    assert.deepEqual(
      items.filter((each) => each !== ''),
      [
        'Open',
        'Reveal in Explorer',
        'Rename Agent…',
        'Add an Example from a Prompt…',
        'Duplicate to Project…',
        ...(inBrowser ? [] : ['Duplicate to User…']),
        'Delete Agent',
      ],
    );
    await screen.shot('view-menu');
    await screen.press('Escape');
  });

  test('offers *New Agent…* in a workspace without agents', async () => {
    const kept = inWorkspace('.claude');
    const aside = inWorkspace('aside');
    const deeper = inWorkspace('viewed');
    const deeperAside = inWorkspace('viewed-aside');
    await closeAll();
    await vscode.workspace.fs.rename(kept, aside);
    await vscode.workspace.fs.rename(deeper, deeperAside);
    await vscode.workspace.fs.rename(
      vscode.Uri.joinPath(deeperAside, 'web/.claude'),
      vscode.Uri.joinPath(deeperAside, 'web/other'),
    );
    try {
      await vscode.commands.executeCommand('subagents.refreshAgents');
      await show();
      const welcome = await until('the welcome', async () => {
        const texts = await screen.texts('.welcome-view-content', 300);
        return texts.some((text) => text.includes('New Agent…')) && texts.join('\n');
      });
      assert.match(welcome, /There are no subagents here yet\./);
      await until('no budget of nothing', async () => (await statusBar()).length === 0);
      await screen.shot('view-welcome');
    } finally {
      await vscode.workspace.fs.rename(
        vscode.Uri.joinPath(deeperAside, 'web/other'),
        vscode.Uri.joinPath(deeperAside, 'web/.claude'),
      );
      await vscode.workspace.fs.rename(deeperAside, deeper);
      await vscode.workspace.fs.rename(aside, kept);
      await vscode.commands.executeCommand('subagents.refreshAgents');
    }
    await has('a-red');
  });

  test('opens the walkthrough', async () => {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      'subagent-intellisense.subagent-intellisense#subagents.start',
    );
    const steps = await until('its steps', async () => {
      const texts = await screen.texts('.getting-started-step .step-title', 500);
      return texts.length >= 4 && texts;
    });
    assert.equal(steps.length, 5);
    await pause(800);
    await screen.shot('walkthrough');
  });
});
