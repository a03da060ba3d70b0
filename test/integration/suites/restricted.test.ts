// An untrusted workspace, then trusted: reading works from the start; nothing runs and nothing is sent before trust is granted.
import * as assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { BAKERY } from './bakery';
import { activated, clear, closeAll, openText, pause, repositoryFile, until, writeFile } from './editor';
import { after, before, beforeEach, suite, test } from './runner';
import { screen } from './screen';

const FOLDER = '.claude/agents/restricted';

/** Every engine id of the panel, and its notice in an untrusted workspace. */
const ENGINES = [
  ['editor-model', /Nothing is sent from a workspace that is not trusted/],
  ['claude-code', /Nothing is run and nothing is sent until you trust this workspace/],
] as const;

const notice = (): Promise<string> =>
  screen.webview<string>(`[...document.querySelectorAll('.notice')].filter((each) => each.getClientRects().length > 0)
    .map((each) => each.textContent).join(' ')`);
const buttons = (): Promise<readonly string[]> =>
  screen.webview(`[...document.querySelectorAll('button')].filter((each) => each.getClientRects().length > 0)
    .map((each) => each.textContent)`);
const verify = (): Thenable<{ readonly version: string | null } | undefined> =>
  vscode.commands.executeCommand('subagents.verifyWithClaudeCode');

suite(
  'restricted',
  () => {
    let scratch = '';
    let started = '';
    before(async () => {
      await activated();
      scratch = mkdtempSync(path.join(os.tmpdir(), 'subagents-restricted-'));
      started = path.join(scratch, 'started');
      const program = path.join(scratch, 'claude');
      writeFileSync(
        program,
        `#!/bin/sh\ntouch '${started}'\nexec '${repositoryFile('test/fixtures/claude/fakeClaude.mjs')}' "$@"\n`,
      );
      chmodSync(program, 0o755);
      await vscode.workspace
        .getConfiguration('subagents')
        .update('claudePath', program, vscode.ConfigurationTarget.Global);
      for (const [name, text] of BAKERY) await writeFile(`${FOLDER}/${name}`, text);
    });
    after(async () => {
      await closeAll();
      await clear(FOLDER);
      if (scratch) rmSync(scratch, { recursive: true, force: true });
    });

    beforeEach(closeAll);

    test('findings and hover work', async () => {
      assert.equal(vscode.workspace.isTrusted, false);
      const editor = await openText(
        `${FOLDER}/broken.md`,
        '---\nname: broken\ndescription: Bakes: bread.\ntools:\n---\nBake.\n',
      );
      await until('the finding', () =>
        vscode.languages
          .getDiagnostics(editor.document.uri)
          .some(({ code }) => JSON.stringify(code)?.includes('tools-empty')),
      );
      const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        new vscode.Position(3, 2),
      );
      assert.ok(hovers.length > 0);
    });

    test('does not start Claude Code', async () => {
      assert.equal(await verify(), undefined);
      await pause(500);
      assert.equal(existsSync(started), false);
    });

    for (const [engine, said] of ENGINES)
      test(`the panel explains why ${engine} is unavailable and has no button that sends a request`, async () => {
        await openText(`${FOLDER}/oven-keeper.md`, BAKERY[0]?.[1] ?? '');
        await vscode.commands.executeCommand('subagents.previewRouting');
        await until('the switch', () =>
          screen.webview<boolean>(`document.querySelector('input[name="engine"][value="${engine}"]') !== null`),
        );
        await screen.webviewClick(`input[name="engine"][value="${engine}"]`);
        await until('the reason', async () => said.test(await notice()));
        assert.deepEqual(
          (await buttons()).filter((title) => /^Ask /.test(title)),
          [],
        );
        await screen.shot(`restricted-${engine}`);
        await screen.webviewClick('input[name="engine"][value="words"]');
        await until('the reason to go', async () => !said.test(await notice()));
        assert.equal(existsSync(started), false);
      });

    test('runs Claude Code once the workspace is trusted', async () => {
      await vscode.commands.executeCommand('workbench.trust.manage');
      await screen.click('.workspace-trust-editor .trust-button, .workspace-trust-editor .monaco-button', {
        hasText: 'Trust',
      });
      await until('the trust', () => vscode.workspace.isTrusted);
      const result = await until('its version', async () => {
        const now = await verify();
        return now?.version ? now : undefined;
      });
      assert.equal(result.version, '9.9.9');
      assert.equal(existsSync(started), true);
    });
  },
  'restricted',
);
