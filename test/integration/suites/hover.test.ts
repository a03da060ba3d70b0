// Hovers: every field has one, and nothing that VS Code's own hover says is repeated.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seedCollections } from './copies';
import { clear, closeAll, openText, pause, until } from './editor';
import { after, beforeEach, suite, test } from './runner';
import { screen } from './screen';

const textOf = (hovers: readonly vscode.Hover[]): readonly string[] =>
  hovers.flatMap(({ contents }) =>
    contents.map((part) => (typeof part === 'string' ? part : part.value)).filter((text) => text.trim() !== ''),
  );
const hoverAt = async (uri: vscode.Uri, at: vscode.Position): Promise<readonly string[]> =>
  textOf(await vscode.commands.executeCommand<readonly vscode.Hover[]>('vscode.executeHoverProvider', uri, at));

const fieldsOf = (
  document: vscode.TextDocument,
): readonly { readonly name: string; readonly at: vscode.Position }[] => {
  const lines = document.getText().split('\n');
  const end = lines.indexOf('---', 1);
  return lines.slice(1, end).flatMap((text, line) => {
    const name = /^(\w+):/.exec(text)?.[1];
    return name === undefined ? [] : [{ name, at: new vscode.Position(line + 1, 1) }];
  });
};

suite('hover', () => {
  beforeEach(closeAll);
  after(async () => {
    await closeAll();
    await clear('.claude/agents/hovered');
    await clear('.claude/agents/hovered.md');
  });

  for (const { title, copies } of seedCollections)
    for (const { shape, text } of copies)
      for (const file of [`.claude/agents/hovered/${shape}.md`, '.claude/agents/hovered.md'])
        test(`shows a hover for every field of ${title} ${shape} in ${file.includes('/hovered/') ? 'a folder below' : 'the folder'}`, async () => {
          const { document } = await openText(file, text);
          const fields = fieldsOf(document);
          assert.ok(fields.length >= 3);
          for (const { name, at } of fields) {
            const said = await until(`a hover over ${name}`, async () => {
              const texts = await hoverAt(document.uri, at);
              return texts.length > 0 && texts;
            });
            const paragraphs = said.flatMap((each) => each.split('\n\n')).map((each) => each.trim());
            assert.deepEqual(
              paragraphs.filter((each, index) => paragraphs.indexOf(each) !== index),
              [],
              `${name}: a paragraph twice`,
            );
            assert.ok(paragraphs.length > 1, `${name}: ${said.join('\n')}`);
          }
        });

  test('omits the field summary where VS Code’s own hover has it', async () => {
    const text =
      '---\nname: hovered\ndescription: Use this agent to hover.\ntools: Read, Bash\nmodel: sonnet\n---\n\nHover.\n';
    const { document } = await openText('.claude/agents/hovered.md', text);
    const at = new vscode.Position(3, 2);
    const beside = await until('both hovers', async () => {
      const texts = await hoverAt(document.uri, at);
      return texts.length > 1 && texts;
    });
    const own = beside.filter((each) => each.includes('In effect here'));
    assert.equal(own.length, 1);
    assert.ok(!own[0]?.startsWith('**tools**'), own[0]);
    if (screen.available) {
      await screen.pointAt('tools');
      await screen.hover();
      await pause(300);
      await screen.shot('hover-beside-built-in');
      await screen.press('Escape');
    }
  });

  test('includes the field summary in a folder below, where VS Code has no hover', async () => {
    const text =
      '---\nname: hovered\ndescription: Use this agent to hover.\ntools: Read, Bash\nmodel: sonnet\n---\n\nHover.\n';
    const { document } = await openText('.claude/agents/hovered/whole.md', text);
    const [only, ...more] = await until('a hover', async () => {
      const texts = await hoverAt(document.uri, new vscode.Position(3, 2));
      return texts.length > 0 && texts;
    });
    assert.deepEqual(more, []);
    assert.match(only ?? '', /^\*\*tools\*\*/);
    if (screen.available) {
      await screen.pointAt('tools');
      await screen.hover();
      await screen.shot('hover-nested');
      await screen.press('Escape');
    }
  });
});
