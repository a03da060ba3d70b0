// The server answers in the language of its client; texts without a translation are in English.
import { afterEach, expect, it } from 'vitest';
import { claudeCodeHost } from '../../server/src/node/claudeCode/nodeClaudeCodeHost';
import { type Client, connect } from './client';

const PATH = '.claude/agents/reviewer.md';
const TOOLS =
  '---\nname: reviewer\ndescription: Use this agent when code has changed.\ntools: Grep, Reed\n---\n\nReview it.\n';
const UNNAMED = '---\ndescription: Use this agent when code has changed.\nmodel: sonnet\n---\n\nReview it.\n';

let client: Client | undefined;
afterEach(() => client?.stop());

async function speaking(locale: string | undefined, text: string): Promise<Client> {
  client = await connect({ ...(locale === undefined ? {} : { introduction: { locale } }) });
  client.open(PATH, text);
  return client;
}

const start = { line: 0, character: 0 };
const whole = { start, end: { line: 9, character: 0 } };

interface Lens {
  readonly command?: { readonly title: string };
}
const lensesOf = async (asked: Client): Promise<readonly string[]> => {
  const lenses = await asked.request<readonly Lens[]>('textDocument/codeLens', {
    textDocument: { uri: `file:///w/${PATH}` },
  });
  return lenses.map(({ command }) => command?.title ?? '');
};
const titles = async (asked: Client): Promise<readonly string[]> =>
  (await asked.actions(PATH, whole, ['quickfix'])).map(({ title }) => title);
const hovered = async (asked: Client, line: number): Promise<string> => {
  const contents = (await asked.hover(PATH, { line, character: 2 }))?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
};

it('translates quick fixes, and keeps findings in English', async () => {
  const asked = await speaking('zh-cn', TOOLS);
  expect(await titles(asked)).toContain('将 `Reed` 替换为 `Read`：此代理将获得 `Read`');
  const finding = (await asked.findings(PATH)).find(({ code }) => code === 'unknown-tool');
  expect(finding?.message).toMatch(/^[\x20-\x7e“”’…]+$/);
});

it('translates the code lens with the title of the rule that prevents loading', async () => {
  expect(await lensesOf(await speaking('zh-cn', UNNAMED))).toEqual(['未加载：缺少名称', '预览路由']);
});

it('translates hovers around names and code', async () => {
  const said = await hovered(await speaking('zh-cn', TOOLS), 3);
  expect(said).toContain('**tools** — 此代理可以使用的工具');
  expect(said).toContain('**此处实际生效：** `Grep`');
});

it.each(['zh', 'zh-Hans-CN', 'zh_CN.UTF-8'])('understands the locale %s', async (locale) => {
  expect(await titles(await speaking(locale, TOOLS))).toContain('将 `Reed` 替换为 `Read`：此代理将获得 `Read`');
});

it.each([undefined, 'en', 'en-GB', 'zh-tw', 'fr', '../zh-cn'])('speaks English for the locale %s', async (locale) => {
  const asked = await speaking(locale, TOOLS);
  expect(await titles(asked)).toContain('Replace `Reed` with `Read`: gives this agent `Read`');
  expect(await lensesOf(asked)).toContain('Loads as reviewer');
});

it('uses the translation of the client in a host without files', async () => {
  const texts = { 'lens.loads': 'Geladen als {name}', 'lens.preview': 3 };
  client = await connect({ introduction: { locale: 'de', initializationOptions: { texts } } });
  client.open(PATH, TOOLS);
  expect(await lensesOf(client)).toContain('Geladen als reviewer');
});

it('translates problems with the installed Claude Code', async () => {
  client = await connect({
    introduction: { locale: 'zh-cn' },
    settings: { claudePath: 'claude' },
    claudeCode: claudeCodeHost,
  });
  expect(await client.request('subagents/claudeCode')).toEqual({
    program: null,
    file: null,
    problem: '`subagents.claudePath` 必须是绝对路径；`claude` 不是。',
  });
});
