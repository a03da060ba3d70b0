// The routing preview: opens from a file, ranks a prompt, leads to the deciding words, survives hiding, and shows text as text.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BAKERY, PROMPT } from './bakery';
import { seedCollections } from './copies';
import { agentsKnown, clear, closeAll, openText, pause, setTheme, until, writeFile } from './editor';
import { after, beforeEach, suite, test } from './runner';
import { screen } from './screen';

const EXAMPLES = [3, 3, 4, 2, 0];

const preview = (): Thenable<unknown> => vscode.commands.executeCommand('subagents.previewRouting');
const page = (): Promise<string> => screen.webview<string>(`document.body['inner' + 'Text']`);
const count = (selector: string): Promise<number> =>
  screen.webview<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const texts = (selector: string): Promise<readonly string[]> =>
  screen.webview(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent)`);
const attribute = (selector: string, name: string): Promise<readonly string[]> =>
  screen.webview(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.getAttribute(${JSON.stringify(name)}))`,
  );
/** Sets the prompt as typing does; returns the milliseconds until the page shows its ranking. */
const ask = (prompt: string): Promise<number> =>
  screen.webview<number>(`new Promise((done) => {
    const box = document.getElementById('prompt');
    const began = performance.now();
    const answer = document.querySelector('.answer');
    const seen = new MutationObserver(() => { seen.disconnect(); requestAnimationFrame(() => done(performance.now() - began)); });
    seen.observe(document.querySelector('.ranking'), { subtree: true, childList: true, characterData: true, attributes: true });
    seen.observe(answer, { subtree: true, childList: true, characterData: true });
    box.value = ${JSON.stringify(prompt)};
    box.dispatchEvent(new Event('input'));
    setTimeout(() => { seen.disconnect(); done(-1); }, 3000);
  })`);
const rows = (): Promise<readonly string[]> => texts('ol.rank > li:not(.gone) .name');
const selected = (): string => {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
};
const width = (pixels: number | undefined): Promise<unknown> =>
  screen.webview(`document.body.style.width = ${pixels === undefined ? `''` : `'${pixels}px'`}`);

suite('preview', () => {
  const folder = '.claude/agents/previewed';
  const bakery = async (file = 'oven-keeper.md'): Promise<vscode.TextEditor> => {
    for (const [name, text] of BAKERY) if (name !== file) await writeFile(`${folder}/${name}`, text);
    const editor = await openText(`${folder}/${file}`, BAKERY.find(([name]) => name === file)?.[1] ?? '');
    await agentsKnown(
      folder,
      BAKERY.map(([name]) => name),
    );
    return editor;
  };
  const asked = async (prompt = PROMPT): Promise<void> => {
    await preview();
    await until('the box', async () => (await count('#prompt')) === 1);
    await until('the agents', async () => {
      await ask(prompt);
      return (await rows()).length > 1;
    });
  };
  beforeEach(async () => {
    await closeAll();
    await clear(folder);
  });
  after(async () => {
    await setTheme('dark');
    await closeAll();
    await clear(folder);
  });

  for (const { id, title, copies } of seedCollections)
    for (const { shape, file, text } of copies)
      test(`${title} ${shape}: lists every example with two readable results`, async () => {
        await openText(`${folder}/${file}`, text);
        await preview();
        const wanted = id === 'own' ? (EXAMPLES[shape] ?? 0) : (text.match(/<example>/g) ?? []).length;
        if (wanted === 0) {
          await until('that there are none', async () => /no example/i.test(await page()));
        } else {
          await until('the examples', async () => (await count('li.example')) === wanted);
          const name = /^name: (.*)$/m.exec(text)?.[1] ?? '?';
          const labels = await texts('li.example:first-child dt:not([hidden])');
          assert.deepEqual(labels, ['As it stands', 'For a new prompt like this']);
          const said = await texts('li.example:first-child dd:not([hidden]) p.verdict');
          assert.equal(said.length, 2);
          assert.ok(
            said.every((each) => each.trim().length > 5),
            said.join('\n'),
          );
          await screen.webviewClick('li.example:first-child .where button:last-child');
          await until('its words ranked', async () => (await rows()).includes(name));
        }
        await screen.shot(`preview-${id}-${shape}`);
      });

  test('updates while the file is edited, without a save', async () => {
    const [first] = seedCollections[0]?.copies ?? [];
    assert.ok(first);
    const editor = await openText(`${folder}/typed.md`, first.text);
    await preview();
    await until('the first utterance', async () => (await texts('.utterance'))[0]?.includes('orders load died'));
    const at = editor.document.positionAt(first.text.indexOf('orders load died'));
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    const active = vscode.window.activeTextEditor;
    assert.ok(active);
    const moved = new Promise<void>((done) => {
      const listener = vscode.window.onDidChangeTextEditorSelection(() => {
        listener.dispose();
        done();
      });
    });
    active.selection = new vscode.Selection(at, at);
    await moved;
    await screen.type('zebra ');
    await until('the new words', async () => (await texts('.utterance'))[0]?.includes('zebra orders load died'));
    await until('a document with changes', () => active.document.isDirty);
  });

  test('a line number opens its example', async () => {
    const [first] = seedCollections[0]?.copies ?? [];
    assert.ok(first);
    await openText(`${folder}/typed.md`, first.text);
    await preview();
    await until('the examples', async () => (await count('li.example')) === 3);
    await screen.webviewClick('li.example:nth-child(2) button.line');
    await until('the caret', () => {
      const active = vscode.window.activeTextEditor;
      return (
        active &&
        first.text.slice(active.document.offsetAt(active.selection.active)).startsWith('<example>Context: A column')
      );
    });
  });

  test('ranks a prompt while it is typed, underlines its words and shifts no layout', async () => {
    await bakery();
    await asked();
    assert.equal((await rows())[0], 'oven-keeper');
    const marks = await texts('.mirror mark');
    assert.ok(marks.includes('oven') && marks.includes('crates'), marks.join(' '));
    assert.ok((await attribute('.mirror mark.body', 'class')).length > 0, 'a word that only a body has is hollow');
    assert.match((await texts('.honest'))[0] ?? '', /estimate from shared words.*Not Claude’s choice/);
    const place = (): Promise<number> =>
      screen.webview(`document.querySelector('.rest').getBoundingClientRect().top + scrollY`);
    const before = await place();
    for (const prompt of ['', 'oven', 'lunch for four people on Friday near the water', PROMPT]) {
      await ask(prompt);
      await pause(100);
      assert.equal(await place(), before, prompt);
    }
  });

  test('a chip selects its word in its file, or opens the other agent’s file', async () => {
    await bakery();
    await asked();
    const chip = (row: number, field: string, word = ''): Promise<unknown> =>
      screen.webview(
        `[...document.querySelectorAll('ol.rank > li:nth-child(${row}) .chip')].find((each) => each.textContent.endsWith(${JSON.stringify(field)}) && each.textContent.startsWith(${JSON.stringify(word)})).click()`,
      );
    await chip(1, 'name');
    await until('the word in the name', () => selected() === 'oven');
    await chip(1, 'body', 'crates');
    await until('the word in the body', () => /^crates$/i.test(selected()));
    await chip(2, 'name');
    await until('the other file', () => {
      const file = vscode.window.activeTextEditor?.document.uri.path ?? '';
      return /crate-\w+\.md$/.test(file) && selected() === 'crate';
    });
  });

  test('is drawn after its script began and ranks while typing', async () => {
    await bakery();
    await preview();
    await until('the mark', async () =>
      screen.webview<boolean>(`performance.getEntriesByName('subagents.drawn').length > 0`),
    );
    const at = (name: string): Promise<number> =>
      screen.webview<number>(`performance.getEntriesByName('subagents.${name}')[0].startTime`);
    const [begun, drawn] = [await at('begun'), await at('drawn')];
    await ask(PROMPT);
    const times: number[] = [];
    for (let i = 0; i < 15; i++) times.push(await ask(i % 2 === 0 ? `${PROMPT} Flour and water?` : PROMPT));
    const sorted = times.filter((ms) => ms >= 0).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    console.log(
      `[T]      preview: script after ${begun.toFixed(0)} ms, drawn ${(drawn - begun).toFixed(0)} ms later, answers in ${median.toFixed(0)} ms (median)`,
    );
    assert.ok(drawn > begun, `${begun} ${drawn}`);
    assert.ok(sorted.length > 0, times.join(' '));
  });

  test('restores prompt and choices after the page was hidden', async () => {
    await bakery();
    await asked();
    await screen.webviewClick('details.seen > summary');
    await until('the list', async () => (await count('.sees li')) >= 5);
    const line = (await texts('.sees li.mine'))[0] ?? '';
    assert.match(line, /^- oven-keeper: Finds out why[\s\S]*\(Tools: Read, Grep\)$/);
    assert.match((await texts('details.seen .budget p'))[0] ?? '', /of 15,000 tokens; \d+ are this agent’s/);
    await vscode.commands.executeCommand('workbench.action.webview.reloadWebviewAction');
    await until('the prompt', async () =>
      screen.webview<boolean>(`document.getElementById('prompt')?.value === ${JSON.stringify(PROMPT)}`),
    );
    await until('the agents', async () => (await rows())[0] === 'oven-keeper');
    await until('the list', async () => (await count('.sees li')) >= 5);
  });

  test('the workspace tab is a table with keyboard navigation', async () => {
    await bakery();
    await preview();
    await until('the tabs', async () => (await count('[role=tab]')) === 2);
    await screen.webviewClick('[role=tab]:nth-child(2)');
    await until('the table', async () => (await count('.heat tbody tr th[scope=row]')) >= 6);
    assert.equal(await count('.heat td[tabindex="0"]'), 1, 'one tab stop');
    assert.equal(await count('.heat caption'), 1);
    await screen.webview(`document.querySelector('.heat td[tabindex="0"]').focus()`);
    const key = (name: string): Promise<unknown> =>
      screen.webview(
        `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(name)}, bubbles: true, cancelable: true }))`,
      );
    const where = (): Promise<string> =>
      screen.webview(`document.activeElement.dataset.x + ' ' + document.activeElement.dataset.y`);
    assert.equal(await where(), '0 0');
    await key('ArrowRight');
    await key('ArrowDown');
    assert.equal(await where(), '1 1');
    const why = (await texts('.why'))[0] ?? '';
    assert.match(why, /(hardly a word|ahead|behind)/);
    assert.ok((await texts('.workspaceTab')).join('').includes('Identical descriptions'));
    await screen.shot('preview-workspace');
    await key('Home');
    await key('Enter');
    await until('the example', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document
        .getText()
        .slice(active.document.offsetAt(active.selection.active))
        .startsWith('<example>');
    });
  });

  test('hostile text stays text, and the policy allows only the extension’s own resources', async () => {
    const hostile = `---
name: hostile
description: |
  Use this agent when paint is wanted, ${'w'.repeat(5000)}.

  <example>
  user: "paint <img src=x onerror=window.hurt=1><script>window.hurt=2</script> the wall **bold** [link](command:x) \u202egnp"
  assistant: "I'll use the hostile agent"
  </example>
---

Body with <script>window.hurt=3</script>.
`;
    await writeFile(
      `${folder}/proto.md`,
      '---\nname: __proto__\ndescription: Use it when a wall needs paint.\n---\n\nPaint.\n',
    );
    await openText(`${folder}/hostile.md`, hostile);
    await preview();
    await until('the example', async () => (await count('li.example')) === 1);
    const [said] = await texts('.utterance');
    assert.ok(said?.includes('<img src=x onerror=window.hurt=1><script>'), said);
    assert.ok(said?.includes('‹U+202E›'), said);
    await ask(`<script>window.hurt=4</script> paint the wall ${'w'.repeat(5000)}`);
    await until('the other agent', async () => (await rows()).includes('__proto__'));
    assert.equal(await count('#root img, #root script, #root a, #root strong b'), 0);
    assert.equal(await screen.webview(`window.hurt === undefined`), true);
    assert.equal(await screen.webview(`document.documentElement.scrollWidth <= innerWidth`), true);
    const policy = await screen.webview<string>(
      `document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? ''`,
    );
    assert.match(policy, /default-src 'none'/);
    assert.ok(!/unsafe|\*|data:/.test(policy.replace(/https:\/\/\*\.\S+/g, '')), policy);
    await screen.shot('preview-hostile');
  });

  test('stays responsive with two thousand examples', async () => {
    const example = (i: number): string =>
      `  <example>\n  user: The loaf number ${i} is burnt below\n  assistant: I will ask many.\n  </example>\n`;
    const text = `---\nname: many\ndescription: |\n  Looks at loaves.\n\n${Array.from({ length: 2000 }, (_, i) => example(i)).join('\n')}---\n\nLoaves.\n`;
    await openText(`${folder}/many.md`, text);
    await preview();
    await until('the examples', async () => (await count('li.example')) === 200);
    await until('the count of the rest', async () => /1800 more examples/.test(await page()));
  });

  for (const theme of ['light', 'highContrast', 'dark'] as const)
    test(`takes screenshots in ${theme}`, async () => {
      await bakery();
      await setTheme(theme);
      await asked();
      await vscode.commands.executeCommand('workbench.action.closePanel');
      await pause(400);
      await screen.shot(`preview-${theme}`);
      await width(320);
      await pause(300);
      assert.equal(await screen.webview(`document.getElementById('root').scrollWidth <= 320`), true);
      await screen.shot(`preview-${theme}-320`);
      await width(280);
      assert.equal(await screen.webview(`document.getElementById('root').scrollWidth <= 280`), true);
      await width(320);
      await screen.webviewClick('[role=tab]:nth-child(2)');
      await until('the table', async () => (await count('.heat tbody tr')) > 3);
      await screen.shot(`preview-workspace-${theme}-320`);
      await width(undefined);
      await pause(200);
      await screen.shot(`preview-workspace-${theme}`);
    });
});
