// The routing preview as it is seen: opened from a file, read row by row, following what is typed, and showing text as text.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seedCollections } from './copies';
import { clear, closeAll, openText, pause, setTheme, until } from './editor';
import { after, beforeEach, suite, test } from './runner';
import { screen } from './screen';

const EXAMPLES = [3, 3, 4, 2, 0];

const preview = (): Thenable<unknown> => vscode.commands.executeCommand('subagents.previewRouting');
const page = (): Promise<string> => screen.webview<string>(`document.body['inner' + 'Text']`);
const count = (selector: string): Promise<number> =>
  screen.webview<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const texts = (selector: string): Promise<readonly string[]> =>
  screen.webview(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent)`);

const OTHER = `---
name: paint-shop
description: Use this agent when a wall needs paint, or a colour has to be chosen for a room.
---

Paint.
`;

suite('preview', () => {
  const folder = '.claude/agents/previewed';
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
      test(`${title} ${shape}: an entry per example, and rows that can be read`, async () => {
        await openText(`${folder}/${file}`, text);
        await preview();
        const wanted = id === 'own' ? (EXAMPLES[shape] ?? 0) : (text.match(/<example>/g) ?? []).length;
        if (wanted === 0) {
          await until('that there are none', async () => /no example/i.test(await page()));
        } else {
          await until('the examples', async () => (await count('li.example')) === wanted);
          await until('rows', async () => (await count('ol.rank > li')) > 0);
          const name = /^name: (.*)$/m.exec(text)?.[1] ?? '?';
          const rows = await texts('li.example:first-child section.result:first-of-type ol.rank > li .name');
          assert.ok(rows.includes(name), rows.join(', '));
          const said = await texts('li.example:first-child section.result p.verdict');
          assert.equal(said.length, 2, 'as it stands, and for a new prompt');
          assert.ok(
            said.every((each) => (each ?? '').trim().length > 5),
            said.join('\n'),
          );
        }
        await screen.shot(`preview-${id}-${shape}`);
      });

  test('it follows what is typed, without a save', async () => {
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
    assert.ok(active.document.isDirty);
  });

  test('a line takes the reader to its example', async () => {
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

  test('hostile text stays text, and the page may load nothing but its own', async () => {
    const hostile = `---
name: hostile
description: |
  Use this agent when paint is wanted.

  <example>
  user: "paint <img src=x onerror=window.hurt=1><script>window.hurt=2</script> the wall **bold** [link](command:x)"
  assistant: "I'll use the hostile agent"
  </example>
---

Body with <script>window.hurt=3</script>.
`;
    await openText(`${folder}/other.md`, OTHER);
    await openText(`${folder}/hostile.md`, hostile);
    await preview();
    await until('the example', async () => (await count('li.example')) === 1);
    const [said] = await texts('.utterance');
    assert.ok(said?.includes('<img src=x onerror=window.hurt=1><script>'), said);
    assert.equal(await count('#root img, #root script, #root a, #root strong b'), 0);
    assert.equal(await screen.webview(`window.hurt === undefined`), true);
    const policy = await screen.webview<string>(
      `document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? ''`,
    );
    assert.match(policy, /default-src 'none'/);
    assert.ok(!/unsafe|\*|data:/.test(policy.replace(/https:\/\/\*\.\S+/g, '')), policy);
    await screen.shot('preview-hostile');
  });

  for (const theme of ['light', 'highContrast', 'dark'] as const)
    test(`it can be looked at in ${theme}`, async () => {
      const [, escaped] = seedCollections[0]?.copies ?? [];
      assert.ok(escaped);
      await openText(`${folder}/seen.md`, escaped.text);
      await setTheme(theme);
      await preview();
      await until('rows', async () => (await count('ol.rank > li')) > 0);
      await pause(500);
      await screen.shot(`preview-${theme}`);
    });
});
