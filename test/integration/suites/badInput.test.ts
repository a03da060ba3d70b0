// Hostile and malformed files in the editor: each can be opened and edited, and other files keep getting answers.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clear, closeAll, inWorkspace, openFile, openText, pause, until, writeFile } from './editor';
import { after, before, beforeEach, suite, test } from './runner';

const HEAD = '---\nname: odd\ndescription: Use this agent for odd things.\n';
const aliases = (): string => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 10; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  return `${HEAD}${lines.join('\n')}\n---\nBody.\n`;
};

const BAD: Readonly<Record<string, string | Uint8Array>> = {
  'an empty file': '',
  'a megabyte of description': `---\nname: odd\ndescription: ${'word: '.repeat(170_000)}\n---\nBody.\n`,
  // Plain lines: with a tag on each, VS Code's own Markdown server needs minutes, and VS Code waits for it.
  'a megabyte of body': `${HEAD}---\n${'A line of the body and nothing else.\n'.repeat(28_000)}`,
  'NUL characters': `${HEAD}tools: Re\0ad\n---\nBo\0dy\n`,
  'a byte order mark': `\ufeff${HEAD}---\nBody.\n`,
  'Windows line ends': `${HEAD}---\nBody.\n`.replaceAll('\n', '\r\n'),
  'lone carriage returns': `${HEAD}---\nBody.\n`.replaceAll('\n', '\r'),
  'bytes that are no UTF-8': new Uint8Array([...Buffer.from(HEAD), 0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x0a]),
  'unpaired surrogates': `${HEAD}x: \ud800 \udc00\n---\nBody.\n`,
  'an alias bomb': aliases(),
  'ten thousand fields': `${HEAD}${Array.from({ length: 10_000 }, (_, i) => `key${i}: ${i}`).join('\n')}\n---\nBody.\n`,
  'everything unclosed': `---\nname: "odd\ndescription: '<example>\nuser: "hello\ntools: [Read, {a: [b\nhooks: {PreToolUse: [{`,
  'another engine': '---js\nmodule.exports = { name: (globalThis.ran = true) }\n---\nBody.\n',
  'deep nesting': `${HEAD}x: ${'['.repeat(5000)}\n---\nBody.\n`,
};

const PASTED = new Set(['NUL characters', 'unpaired surrogates']);

suite('bad input', () => {
  const folder = '.claude/agents/bad';
  const normal = '---\nname: normal\ndescription: Use this agent for normal things.\ntools: $0\n---\n\nBe normal.\n';
  const answers = async (uri: vscode.Uri): Promise<boolean> => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new vscode.Position(3, 7),
    );
    return items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'Read');
  };

  before(async () => {
    const { document } = await openText(`${folder}/normal.md`, normal);
    await until('a first answer', () => answers(document.uri));
  });
  beforeEach(closeAll);
  after(async () => {
    await closeAll();
    await clear(folder);
  });

  for (const [what, content] of Object.entries(BAD))
    test(`keeps answering in other files after ${what} was opened and edited`, async () => {
      // VS Code refuses to open binary content from disk, but it can be pasted.
      const pasted = PASTED.has(what) && typeof content === 'string';
      const uri = await writeFile(`${folder}/odd.md`, pasted ? '' : content);
      const { document } = await openFile(uri);
      if (pasted) {
        const paste = new vscode.WorkspaceEdit();
        paste.insert(uri, new vscode.Position(0, 0), content);
        await vscode.workspace.applyEdit(paste);
      }
      for (const command of ['vscode.executeHoverProvider', 'vscode.executeCompletionItemProvider'])
        await vscode.commands.executeCommand(command, uri, document.positionAt(40));
      await vscode.commands.executeCommand(
        'vscode.executeCodeActionProvider',
        uri,
        new vscode.Range(0, 0, Math.min(50, document.lineCount), 0),
      );
      const before = document.getText();
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(0), 'x');
      await vscode.workspace.applyEdit(edit);
      assert.equal(document.getText(), `x${before}`);
      await pause(100);
      await vscode.commands.executeCommand('undo');
      const other = await openFile(inWorkspace(`${folder}/normal.md`));
      await until('an answer', () => answers(other.document.uri));
      assert.equal((globalThis as { readonly ran?: boolean }).ran, undefined);
    });
});
