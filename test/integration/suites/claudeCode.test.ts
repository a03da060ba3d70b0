// *Verify with Claude Code* in the editor, with a program that stands in for Claude Code.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, clear, closeAll, repositoryFile, until, writeFile } from './editor';
import { after, before, suite, test } from './runner';

interface Result {
  readonly problem: string;
  readonly version: string | null;
  readonly files: readonly { readonly path: string; readonly differences: readonly string[] }[];
}
const FOLDER = '.claude/agents/verified';
const verify = (): Thenable<Result | undefined> => vscode.commands.executeCommand('subagents.verifyWithClaudeCode');
const setPath = (claudePath: string | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('subagents').update('claudePath', claudePath, vscode.ConfigurationTarget.Global);

suite('verify with Claude Code', () => {
  before(async () => {
    await activated();
    await writeFile(`${FOLDER}/fine.md`, '---\nname: verified-fine\ndescription: Is fine.\n---\n');
    // The stand-in loads every file that has a name.
    await writeFile(`${FOLDER}/odd.md`, '---\nname: verified-odd\n---\n');
    await setPath(repositoryFile('test/fixtures/claude/fakeClaude.mjs'));
  });
  after(async () => {
    await setPath(undefined);
    await closeAll();
    await clear(FOLDER);
  });

  test('shows what Claude Code loads beside the load verdict, differences first', async () => {
    const result = await until('the files in a result', async () => {
      const now = await verify();
      return now?.files.some(({ path }) => path.endsWith('verified/odd.md')) ? now : undefined;
    });
    assert.equal(result.version, '9.9.9');
    const odd = result.files.find(({ path }) => path.endsWith('verified/odd.md'));
    assert.equal(odd?.differences.length, 1);
    assert.deepEqual(result.files.find(({ path }) => path.endsWith('verified/fine.md'))?.differences, []);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.scheme, 'subagents-verify');
    const text = shown?.getText() ?? '';
    assert.match(text, /^Claude Code 9\.9\.9, /);
    assert.ok(text.indexOf('verified/odd.md') < text.indexOf('THE SAME'));
    assert.ok(text.indexOf('verified/fine.md') > text.indexOf('THE SAME'));
  });

  test('reports an invalid `claudePath` as a sentence', async () => {
    await setPath('./claude');
    const result = await until('the new path', async () => {
      const now = await verify();
      return now && now.problem !== '' ? now : undefined;
    });
    assert.match(result.problem, /absolute path/);
    await setPath(repositoryFile('test/fixtures/claude/fakeClaude.mjs'));
  });
});
