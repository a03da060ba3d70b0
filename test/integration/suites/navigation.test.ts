// Code lens, outline, colours, definition and rename in agent files.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clear, closeAll, inBrowser, inWorkspace, openFile, until, writeFile } from './editor';
import { after, before, suite, test } from './runner';
import { screen } from './screen';

const OWN = '.claude/agents/renamed/joiner.md';
const LEAD = '.claude/agents/renamed/foreman.md';
const COMMAND = '.claude/commands/build.md';
const SETTINGS = '.claude/settings.json';

const FILES: Readonly<Record<string, string>> = {
  [OWN]: `---
name: joiner
description: |
  Use this agent when wood has to be joined.

  <example>
  user: "The door does not close."
  assistant: "I'll use the joiner agent."
  </example>
tools: Read, Edit
model: sonnet
color: orange
---

# The work

You are the joiner agent. A window-joiner is somebody else.
`,
  [LEAD]: `---
name: foreman
description: Use this agent when several have to work together.
tools: [Read, "Agent(joiner, painter)"]
color: green
---

Call it with subagent_type: "joiner".
`,
  'CLAUDE.md': '# Team\n\nAsk @agent-joiner before anything is cut; the joiner agent knows the wood.\n',
  [COMMAND]: '---\nallowed-tools: Agent(joiner)\n---\nUse the `joiner` agent, then stop.\n',
  [SETTINGS]: '{\n  "permissions": { "allow": ["Agent(joiner)", "Bash(joiner)"] }\n}\n',
};
const renamed = (text: string): string =>
  text
    .replaceAll(/(?<![-(])joiner(?! *\))/g, 'cabinet-maker')
    .replaceAll('@agent-joiner', '@agent-cabinet-maker')
    .replaceAll('Agent(joiner', 'Agent(cabinet-maker');

suite('navigation', () => {
  before(async () => {
    await closeAll();
    for (const [path, text] of Object.entries(FILES)) await writeFile(path, text);
  });
  after(async () => {
    await closeAll();
    await clear('.claude/agents/renamed');
    await clear('.claude/commands');
    await clear('CLAUDE.md');
    await clear(SETTINGS);
  });

  test('the code lens shows load status and tokens', async () => {
    const { document } = await openFile(inWorkspace(OWN));
    const lenses = await until('the lenses', async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return found.length > 1 && found;
    });
    const titles = lenses.map((lens) => lens.command?.title);
    assert.equal(titles[0], 'Loads as joiner');
    assert.match(titles[1] ?? '', /^~\d+ tokens$/);
    assert.deepEqual([...new Set(lenses.map((lens) => lens.range.start.line))], [0]);
    const shown = await until('the line', async () => {
      const texts = await screen.texts('.codelens-decoration', 500);
      return texts.join(' ').includes('Loads as') && texts;
    });
    assert.match(shown.join(' '), /Loads as joiner/);
    await screen.shot('lens');
  });

  test('the outline lists fields, example and heading', async () => {
    const { document } = await openFile(inWorkspace(OWN));
    const symbols = await until('the outline', async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const all = (of: readonly vscode.DocumentSymbol[]): readonly string[] =>
        of.flatMap((each) => [each.name, ...all(each.children)]);
      const names = all(found ?? []);
      return names.includes('model') && names;
    });
    for (const wanted of ['name', 'description', 'tools', 'color'])
      assert.ok(symbols.includes(wanted), symbols.join(', '));
    assert.ok(
      symbols.some((name) => name.includes('Example') || name.includes('door')),
      symbols.join(', '),
    );
    // Headings come from VS Code's Markdown support, which this browser build lacks.
    assert.ok(inBrowser || symbols.some((name) => name.includes('The work')), symbols.join(', '));
  });

  test('the colour is shown at its value', async () => {
    const { document } = await openFile(inWorkspace(OWN));
    const [found] = await until('the colour', async () => {
      const colors = await vscode.commands.executeCommand<readonly vscode.ColorInformation[]>(
        'vscode.executeDocumentColorProvider',
        document.uri,
      );
      return colors.length > 0 && colors;
    });
    assert.equal(found && document.getText(found.range), 'orange');
  });

  test('goes to the definition of an agent named in a list of tools', async () => {
    const { document } = await openFile(inWorkspace(LEAD));
    const at = document.positionAt((FILES[LEAD] ?? '').indexOf('joiner') + 2);
    const [found] = await until('the definition', async () => {
      const places = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      );
      return places.length > 0 && places;
    });
    const target = found && ('targetUri' in found ? found.targetUri : found.uri);
    assert.ok(target?.path.endsWith(OWN), target?.path);
  });

  test('renames an agent in five files and leaves the names of other agents alone', async () => {
    const { document } = await openFile(inWorkspace(OWN));
    const at = document.positionAt((FILES[OWN] ?? '').indexOf('joiner') + 2);
    const edit = await until('the edit', () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'cabinet-maker',
      ),
    );
    const files = edit.entries().filter(([, edits]) => edits.length > 0);
    assert.deepEqual(files.map(([uri]) => vscode.workspace.asRelativePath(uri)).sort(), Object.keys(FILES).sort());
    const texts = new vscode.WorkspaceEdit();
    for (const [uri, edits] of files) texts.set(uri, edits);
    assert.ok(await vscode.workspace.applyEdit(texts));
    for (const [path, text] of Object.entries(FILES)) {
      const changed = await vscode.workspace.openTextDocument(inWorkspace(path));
      assert.equal(changed.getText(), renamed(text), path);
      await changed.save();
    }
  });

  test('*Rename Agent…* opens the file and the rename box', async () => {
    for (const [path, text] of Object.entries(FILES)) {
      await writeFile(path, text);
      const again = await vscode.workspace.openTextDocument(inWorkspace(path));
      await until(`${path} as it was`, () => again.getText() === text && !again.isDirty);
    }
    const { document } = await openFile(inWorkspace(OWN));
    await until('the lens', async () => (await screen.texts('.codelens-decoration', 500)).join().includes('joiner'));
    const running = vscode.commands.executeCommand('subagents.renameAgent');
    await until('the box', async () =>
      screen.page<boolean>(
        `document.activeElement?.closest('.rename-box') !== null && document.activeElement?.value === 'joiner'`,
      ),
    );
    await screen.shot('rename');
    await screen.press('Control+a');
    await screen.type('framer');
    const offered: string[] = [];
    const own = vscode.window.showInformationMessage;
    // Notifications are not shown while suites run; the stub presses the button.
    const stand: unknown = (message: string, button: string) => {
      offered.push(`${message} [${button}]`);
      return Promise.resolve(button);
    };
    Object.assign(vscode.window, { showInformationMessage: stand });
    try {
      await screen.press('Enter');
      await until('the new name', () => document.getText().includes('name: framer\n'));
      await running;
      await until('the file', async () => {
        const above = await vscode.workspace.fs.readDirectory(inWorkspace('.claude/agents/renamed'));
        return above.some(([name]) => name === 'framer.md');
      });
    } finally {
      Object.assign(vscode.window, { showInformationMessage: own });
    }
    assert.deepEqual(offered, ['The agent is called “framer” now; its file is still joiner.md. [Rename to framer.md]']);
    await until('the other file', async () =>
      (await vscode.workspace.openTextDocument(inWorkspace(LEAD))).getText().includes('Agent(framer, painter)'),
    );
    const moved = await vscode.workspace.openTextDocument(inWorkspace(OWN.replace('joiner', 'framer')));
    assert.equal(moved.getText(), (FILES[OWN] ?? '').replaceAll(/(?<!-)joiner/g, 'framer'));
    await screen.shot('renamed');
  });
});
