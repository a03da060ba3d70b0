// The interface in Simplified Chinese: manifest, server, extension and preview are translated, messages of rules stay English.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BAKERY } from './bakery';
import { activated, agentsKnown, clear, closeAll, inWorkspace, openFile, openText, until, writeFile } from './editor';
import { after, before, suite, test } from './runner';
import { screen } from './screen';

const FOLDER = '.claude/agents/chinese';
const BROKEN =
  '---\nname: broken\ndescription: Use this agent when code has changed.\ntools: Grep, Reed\n---\n\nReview it.\n';
const page = (): Promise<string> => screen.webview<string>(`document.body['inner' + 'Text']`);

suite(
  'chinese',
  () => {
    before(async () => {
      await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
      await activated();
      await closeAll();
      for (const [name, text] of BAKERY) await writeFile(`${FOLDER}/${name}`, text);
      await agentsKnown(
        FOLDER,
        BAKERY.map(([name]) => name),
      );
    });
    after(async () => {
      await closeAll();
      await clear(FOLDER);
    });

    test('the manifest is Chinese when the display language is zh-cn', () => {
      assert.equal(vscode.env.language, 'zh-cn');
      const manifest = vscode.extensions.getExtension('subagent-intellisense.subagent-intellisense')?.packageJSON;
      assert.match(JSON.stringify(manifest), /预览路由/);
    });

    test('quick fixes and code lenses are Chinese, findings are English', async () => {
      const editor = await openText(`${FOLDER}/broken.md`, BROKEN);
      const { uri } = editor.document;
      await until('the finding', () =>
        vscode.languages.getDiagnostics(uri).some(({ code }) => JSON.stringify(code)?.includes('unknown-tool')),
      );
      const found = vscode.languages.getDiagnostics(uri).find(({ message }) => message.includes('Reed'));
      assert.ok(found);
      assert.match(found.message, /^[\x20-\x7e“”’…]+$/);
      const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        found.range,
      );
      assert.ok(actions.some(({ title }) => title === '将 `Reed` 替换为 `Read`：此代理将获得 `Read`'));
      const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        10,
      );
      assert.ok(lenses.some(({ command }) => command?.title === '以 broken 加载'));
      await screen.shot('chinese-file');
    });

    test('the preview is Chinese', async () => {
      await vscode.window.showTextDocument(inWorkspace(`${FOLDER}/oven-keeper.md`));
      await vscode.commands.executeCommand('subagents.previewRouting');
      await until('the box', async () => (await page()).includes('用户可能会说什么？'));
      await until('the examples', async () => (await page()).includes('编排器看到的内容'));
      const said = await page();
      for (const words of ['此代理', '工作区', '词语', '编辑器的模型', '根据共有词语做出的估计', '还没有提示词。'])
        assert.ok(said.includes(words), `${words} in: ${said}`);
      assert.equal(await screen.webview('document.documentElement.lang'), 'zh-cn');
      await screen.shot('chinese-preview');
    });

    test('the list of agents is Chinese', async () => {
      await vscode.commands.executeCommand('subagents.agents.focus');
      await until('the list', async () => (await screen.page<string>('document.body.textContent')).includes('项目'));
      await screen.shot('chinese-list');
    });
  },
  'chinese',
);
