// The extension in a web extension host, on a workspace in memory: files are read through VS Code's file system.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, clear, closeAll, inWorkspace, openFile, openText, until, writeFile } from './editor';
import { oursIn, ruleOf } from './findings';
import { after, before, suite, test } from './runner';
import { screen } from './screen';

interface MemoryFiles {
  readonly asked: number;
  hold(): void;
  release(): void;
}

const FOLDER = '.claude/agents/web';
const SOUND = '---\nname: sound\ndescription: Use this agent to count crates.\ntools: Read\n---\n\nCount.\n';
const NAMELESS = '---\ndescription: Use this agent to count crates.\n---\n\nCount.\n';
const rulesOf = (uri: vscode.Uri): readonly string[] => oursIn(uri).map(ruleOf);
const labels = async (uri: vscode.Uri, at: vscode.Position): Promise<readonly string[]> =>
  (
    await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at)
  ).items.map(({ label }) => (typeof label === 'string' ? label : label.label));

suite(
  'web',
  () => {
    let files: MemoryFiles;
    before(async () => {
      const found = vscode.extensions.getExtension<MemoryFiles>('subagents-test.memory-files');
      assert.ok(found);
      files = await found.activate();
      await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
      await activated();
    });
    after(async () => {
      files.release();
      await closeAll();
      await clear(FOLDER);
    });

    test('a closed file is checked, rechecked after a change and dropped after deletion', async () => {
      const uri = await writeFile(`${FOLDER}/closed.md`, NAMELESS);
      await until('the finding', () => rulesOf(uri).includes('name-missing'));
      await writeFile(`${FOLDER}/closed.md`, SOUND);
      await until('that it is gone', () => !rulesOf(uri).includes('name-missing'));
      await writeFile(`${FOLDER}/closed.md`, NAMELESS);
      await until('the finding again', () => rulesOf(uri).includes('name-missing'));
      await clear(`${FOLDER}/closed.md`);
      await until('silence', () => rulesOf(uri).length === 0);
    });

    test('completion knows servers of `.mcp.json` and agents of the workspace', async () => {
      await writeFile('.mcp.json', '{ "mcpServers": { "crate-tracker": { "command": "x" } } }');
      const { document } = await openText(
        `${FOLDER}/lead.md`,
        SOUND.replace('sound', 'lead').replace('Read', 'Agent('),
      );
      try {
        await until('the server', async () =>
          (await labels(document.uri, new vscode.Position(3, 7))).some((label) => label.includes('crate-tracker')),
        );
        await until('the agent', async () =>
          (await labels(document.uri, new vscode.Position(3, 13))).includes('stock-keeper'),
        );
      } finally {
        await clear('.mcp.json');
      }
    });

    test('typing and completion work while the file system does not respond', async () => {
      const { document } = await openText(`${FOLDER}/sound.md`, SOUND.replace('Read', '$0'));
      await until('an answer', async () => (await labels(document.uri, new vscode.Position(3, 7))).includes('Grep'));
      const before = files.asked;
      files.hold();
      try {
        let looked = false;
        const looking = Promise.resolve(vscode.commands.executeCommand('subagents.refreshAgents')).then(() => {
          looked = true;
        });
        await until('a question to the file system', () => files.asked > before);
        await screen.type('Read, MultiEdit');
        await until('the finding', () => rulesOf(document.uri).includes('removed-tool'));
        assert.ok((await labels(document.uri, new vscode.Position(3, 7))).includes('Grep'));
        const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          new vscode.Position(3, 1),
        );
        assert.ok(hovers.length > 0);
        assert.equal(looked, false, 'the file system was asked meanwhile');
        files.release();
        await looking;
      } finally {
        files.release();
      }
      await until('the finding still', () => rulesOf(document.uri).includes('removed-tool'));
      await screen.shot('web-typing');
    });

    test('the documentation page of a rule opens as a document', async () => {
      const { document } = await openText(`${FOLDER}/sound.md`, SOUND.replace('Read', 'Read, MultiEdit'));
      const finding = await until('the finding', () =>
        oursIn(document.uri).find((each) => ruleOf(each) === 'removed-tool'),
      );
      const target = typeof finding.code === 'object' ? finding.code.target : undefined;
      assert.ok(target);
      await vscode.commands.executeCommand('vscode.open', target);
      const page = await until('the page', () => {
        const front = vscode.window.activeTextEditor?.document;
        return front?.uri.toString() === target.toString() && front;
      });
      assert.match(page.getText(), /disable-next-line removed-tool/);
      await screen.shot('web-rule-page');
    });

    test('commands that need a program or a home folder are hidden', async () => {
      await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
      const offered = async (typed: string): Promise<readonly string[]> => {
        await vscode.commands.executeCommand('workbench.action.quickOpen', typed);
        const rows = await until('the list of commands', async () => {
          const texts = await screen.texts('.quick-input-list .monaco-list-row', 300);
          return texts.length > 0 && texts;
        });
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        return rows;
      };
      const all = await until('our commands', async () => {
        const rows = await offered('>Subagents:');
        return rows.some((row) => row.includes('Duplicate to Project')) && rows;
      });
      assert.deepEqual(
        all.filter((row) => /Verify with Claude Code|Duplicate to User/.test(row)),
        [],
      );
    });

    test('the Claude Code engine explains why it is unavailable', async () => {
      const messages: string[] = [];
      const own = vscode.window.showErrorMessage;
      const stand: unknown = (message: string) => void messages.push(message);
      Object.assign(vscode.window, { showErrorMessage: stand });
      try {
        await vscode.commands.executeCommand('subagents.verifyWithClaudeCode');
      } finally {
        Object.assign(vscode.window, { showErrorMessage: own });
      }
      assert.equal(messages.length, 1);
      assert.match(messages[0] ?? '', /needs VS Code on a computer/);
      await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
      await vscode.commands.executeCommand('subagents.previewRouting');
      const texts = (selector: string): Promise<readonly string[]> =>
        screen.webview(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent)`);
      await until('the examples', async () => (await texts('li.example')).length > 0);
      await screen.webviewClick('input[name="engine"][value="claude-code"]');
      await until('the reason', async () => /needs VS Code on a computer/.test((await texts('.notice')).join()));
      await screen.shot('web-claude-code');
      await screen.webviewClick('input[name="engine"][value="words"]');
    });

    test('restarts the language server on command', async () => {
      const { document } = await openText(`${FOLDER}/sound.md`, SOUND.replace('Read', 'Read, MultiEdit'));
      await until('the finding', () => rulesOf(document.uri).includes('removed-tool'));
      await vscode.commands.executeCommand('subagents.restartServer');
      await openText(`${FOLDER}/sound.md`, SOUND.replace('Read', 'Read, Bash(git *)'));
      await until('another finding', () => rulesOf(document.uri).includes('tool-specifier'));
      await until('an agent without an open editor', async () => {
        const agents = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'stock-keeper',
        );
        return agents.some(({ name }) => name === 'stock-keeper');
      });
    });
  },
  'browser',
);
