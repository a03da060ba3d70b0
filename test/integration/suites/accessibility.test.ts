// axe-core on every tab and state of the preview, in all four kinds of theme and at 200 % zoom.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { BAKERY, PROMPT } from './bakery';
import { clear, closeAll, openText, repositoryFile, setTheme, type Theme, until, writeFile } from './editor';
import { panel } from './panel';
import { after, before, beforeEach, suite, test } from './runner';
import { screen } from './screen';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

const folder = '.claude/agents/audited';
const NO_EXAMPLES = `---\nname: crumb-sweeper\ndescription: Sweeps.\n---\n\nSweep the floor.\n`;
const SKIPPED = `---\nname: \ndescription: Sweeps the floor of the bakery at night.\ntools: Read\n---\n\nSweep.\n`;

/** Violations in the current page; injects axe-core again where the page was replaced. */
async function audit(): Promise<readonly Violation[]> {
  const there = await screen.webview<boolean>(`typeof axe === 'object'`);
  if (!there) await screen.webview(`${readFileSync(repositoryFile('node_modules/axe-core/axe.min.js'), 'utf8')};0`);
  return screen.webview<readonly Violation[]>(`axe.run(document, { resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, help, nodes }) => ({
      id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target: target.map(String), failureSummary })) })))`);
}

async function holds(state: string): Promise<void> {
  const said = (await audit()).flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help})\n  ${target.join(' ')}\n  ${failureSummary}`),
  );
  assert.equal(said.length, 0, `${state}:\n${said.join('\n')}`);
}

/** Every text of the page in order. The number of words shown per agent depends on the width; the rest is behind a count. */
const shownWords = (): Promise<readonly string[]> =>
  screen.webview(`(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.getElementById('root'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement: parent } = node;
      const isRead = parent.closest('.chiprow, [aria-hidden=true], [role=status]') === null;
      if (isRead && parent.checkVisibility({ visibilityProperty: true }) && node.data.trim() !== '') texts.push(node.data.trim());
    }
    return texts;
  })()`);

/** Texts that overflow their box without a scrollbar or a tooltip. */
const cutWords = (): Promise<readonly string[]> =>
  screen.webview(`(() => {
    if (document.documentElement.scrollWidth > innerWidth) return ['the page is wider than its window'];
    return [...document.querySelectorAll('#root *')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.closest('.sr, .mirror') === null)
      .filter((each) => getComputedStyle(each).overflowX === 'hidden' && each.scrollWidth > each.clientWidth + 1)
      .filter((each) => each.closest('[title]') === null)
      .map((each) => each.className + ': ' + each.textContent);
  })()`);

const filterBy = (words: string): Promise<unknown> =>
  screen.webview(`(() => {
    const filter = document.querySelector('input.field');
    filter.value = ${JSON.stringify(words)};
    filter.dispatchEvent(new Event('input'));
  })()`);

/** The states of the panel, in the order they are entered. */
const STATES: readonly (readonly [what: string, reach: () => Promise<void>])[] = [
  ['an empty box', () => until('the box', async () => (await panel.count('#prompt')) === 1).then(() => undefined)],
  ['a ranked prompt', () => panel.ranked(PROMPT, 3)],
  [
    'how sure it is, and all words of an agent',
    async () => {
      await screen.webviewClick('.ranking .h2 button');
      await until('the text', async () => (await panel.count('.sureText')) === 1);
    },
  ],
  [
    'what the orchestrator sees',
    async () => {
      await screen.webviewClick('details.seen > summary');
      await until('the list', async () => (await panel.count('.sees li')) >= 5);
      // axe-core cannot measure the contrast of clipped lines.
      await screen.webview(`document.querySelector('.sees').style.maxHeight = 'none'`);
    },
  ],
  [
    'the editor’s model',
    async () => {
      await panel.engine('editor-model');
      await until('its line', async () => !(await panel.texts('.honest')).join().includes('shared words'));
    },
  ],
  [
    'Claude Code, and what is missing for it',
    async () => {
      await panel.engine('claude-code');
      await until('its line', async () => /claude/i.test((await panel.texts('.honest')).join()));
    },
  ],
  [
    'too few words',
    async () => {
      await panel.engine('words');
      await panel.prompt('oven');
      await until('the verdict', async () => /Too short/.test((await panel.texts('.answer h2')).join()));
    },
  ],
  [
    'the workspace',
    async () => {
      await panel.tab('workspace');
      await until('the table', async () => (await panel.count('.heat tbody tr')) >= 6);
    },
  ],
  [
    'the workspace, read another way and filtered',
    async () => {
      await screen.webview(`document.querySelector('.heat td[tabindex="0"]').focus()`);
      await filterBy('oven');
      await until('fewer rows', async () => (await panel.count('.heat tbody tr')) < 6);
    },
  ],
];

suite('accessibility', () => {
  const open = async (name: string, text: string): Promise<void> => {
    await openText(`${folder}/${name}`, text);
    await panel.open();
    await until('the agent', async () => (await panel.texts('.head h1, .notice h2')).length > 0);
  };
  before(async () => {
    await closeAll();
    for (const [name, text] of BAKERY) await writeFile(`${folder}/${name}`, text);
  });
  beforeEach(closeAll);
  after(async () => {
    await screen.resize(1280, 800);
    await vscode.commands.executeCommand('workbench.view.explorer');
    await setTheme('dark');
    await closeAll();
    await clear(folder);
  });

  const everyState = async (): Promise<void> => {
    for (const [what, reach] of STATES) {
      await reach();
      await holds(what);
    }
  };

  test('the audit finds an injected violation', async () => {
    await open('oven-keeper.md', BAKERY[0]?.[1] ?? '');
    await screen.webview(`(() => {
      const faint = document.createElement('p');
      faint.textContent = 'Hardly to be seen';
      faint.style.color = 'color-mix(in srgb, var(--vscode-foreground) 20%, var(--vscode-editor-background))';
      document.querySelector('.content').append(faint);
    })()`);
    assert.deepEqual(
      (await audit()).map(({ id }) => id),
      ['color-contrast'],
    );
  });

  test('no text is lost or cut and no state has violations at 200 % zoom', async () => {
    await open('oven-keeper.md', BAKERY[0]?.[1] ?? '');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup');
    await panel.ranked(PROMPT, 3);
    const words = await shownWords();
    assert.ok(words.length > 40);
    await screen.resize(640, 400);
    await until('the narrow page', () => screen.webview<boolean>('innerWidth <= 640'));
    assert.deepEqual(await shownWords(), words);
    assert.deepEqual(await cutWords(), []);
    for (const [what, reach] of STATES.slice(1)) {
      await reach();
      assert.deepEqual(await cutWords(), [], what);
      await holds(`${what}, at 200 %`);
    }
    await screen.shot('accessibility-200-percent');
    await screen.resize(1280, 800);
    await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup');
  });

  test('no violations while a model is asked, after its answer and after a routing fix', async () => {
    const provider = vscode.extensions.getExtension<{ behaviour: string; pick: string; requests: string[] }>(
      'subagents-test.model-provider',
    );
    assert.ok(provider);
    const model = await provider.activate();
    const askAll = 'div.h2 > button.second';
    const askWhen = async (behaviour: string): Promise<void> => {
      model.behaviour = behaviour;
      await until('the button', async () => (await panel.count(askAll)) === 1);
      await screen.webviewClick(askAll);
    };
    model.pick = 'oven-keeper';
    await open('oven-keeper.md', BAKERY[0]?.[1] ?? '');
    await panel.ranked(PROMPT, 3);
    await panel.engine('editor-model');
    await askWhen('stalls');
    await until('the progress', async () => (await panel.count('div.asking')) === 1);
    await holds('while a model is asked');
    await screen.webviewClick('div.asking button');
    await askWhen('well');
    await until('its answers', async () => /Both orders agree/.test((await panel.texts('li.example')).join()));
    await until('its end', async () => (await panel.count('div.asking')) === 0);
    await holds('when it has answered');
    await screen.webviewClick('.ranking .ways button');
    await until('the outcome', async () => (await panel.texts('.actionResult')).join().trim() !== '');
    await holds('after a way out');
    model.requests.length = 0;
    model.behaviour = 'well';
  });

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] satisfies Theme[])
    test(`no state has violations in ${theme}`, async () => {
      await setTheme(theme);
      await open('oven-keeper.md', BAKERY[0]?.[1] ?? '');
      await everyState();
      await filterBy('');
      await panel.tab('agent');
      await open('crumb-sweeper.md', NO_EXAMPLES);
      await until('the advice', async () => /No examples/i.test((await panel.texts('.notice h2')).join()));
      await holds('an agent without examples');
      await open('nameless.md', SKIPPED);
      await until('the trouble', async () => (await panel.count('.notice')) > 0);
      await holds('a file that does not load');
      await screen.shot(`accessibility-${theme}`);
    });
});
