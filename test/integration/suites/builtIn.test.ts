// Behaviour of VS Code's own agent file support that `besideBuiltIn` and its quick fix rely on; fails when a new VS Code changes it.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, deleteFile, openText, pause, until } from './editor';
import { after, before, suite, test } from './runner';

const NEWER_THAN_THE_BUILT_IN = `---
name: newer
description: Holds values Claude Code takes and VS Code's own support does not know.
model: claude-sonnet-4-5
permissionMode: auto
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: prompt
          prompt: Is this safe?
---
`;

const builtInSays = (uri: vscode.Uri): readonly string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source !== 'subagents')
    .map(({ message }) => message);

suite('VS Code’s built-in support', () => {
  const files = '.claude/agents/beside';
  let turn = 0;
  /** A new file each time: diagnostics of an old one may linger. */
  const openNew = async (): Promise<vscode.TextDocument> =>
    (await openText(`.claude/agents/beside-${turn++}.md`, NEWER_THAN_THE_BUILT_IN)).document;

  const withSetting = async (
    section: string,
    key: string,
    value: unknown,
    body: () => Promise<void>,
  ): Promise<void> => {
    const settings = vscode.workspace.getConfiguration(section);
    await settings.update(key, value, vscode.ConfigurationTarget.Workspace);
    try {
      await body();
    } finally {
      await settings.update(key, undefined, vscode.ConfigurationTarget.Workspace);
    }
  };

  before(async () => {
    // Its providers start late; no diagnostics before that mean nothing.
    const { uri } = await openNew();
    await until('the built-in support to say something', () => builtInSays(uri).length > 0);
  });

  after(async () => {
    await closeAll();
    for (let each = 0; each < turn; each++) await deleteFile(`${files}-${each}.md`);
    turn = 0;
  });

  test('warns about full model ids, newer permission modes and newer hook types', async () => {
    const { uri } = await openNew();
    const said = await until('its warnings', () => {
      const all = builtInSays(uri).join('\n');
      return all.includes('claude-sonnet-4-5') && all;
    });
    assert.match(said, /Unknown value 'auto'/);
    assert.match(said, /must be 'command'/);
  });

  test('keeps warning when `.claude/agents` is off in `chat.agentFilesLocations`', () =>
    withSetting('chat', 'agentFilesLocations', { '.claude/agents': false }, async () => {
      await pause(500);
      const { uri } = await openNew();
      await until('its warnings', () => builtInSays(uri).some((message) => message.includes('claude-sonnet-4-5')));
    }));

  test('stops warning when `files.associations` makes agent files Markdown', () =>
    withSetting('files', 'associations', { '**/.claude/agents/*.md': 'markdown' }, async () => {
      await pause(500);
      const { uri, languageId } = await openNew();
      assert.equal(languageId, 'markdown');
      await pause(2500);
      assert.deepEqual(builtInSays(uri), []);
    }));
});
