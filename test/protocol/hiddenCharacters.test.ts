// Hidden characters in an agent file, its name and its folder reach nothing that an editor shows: every answer of the server is
// searched for them, except where it is data that must be exact.

import { expect, test } from 'vitest';
import { at, eventually, wholeOf } from './client';
import { started } from './started';

/** Together in every place; apart where YAML takes them differently. */
const HIDDEN = ['\u001b\u0085', '\u2028', '\u00ad\u200b\u200e\u202e\u2066\u2060\u{e0041}\u3164'];
const holds = (text: string, characters: string): boolean => [...characters].some((each) => text.includes(each));

/** Fields of the protocol that are data: addresses, text for the document, and what is compared with it. */
const EXACT = new Set([
  ...['uri', 'targetUri', 'target', 'oldUri', 'newUri', 'href', 'resultId', 'arguments', 'data', 'changes'],
  ...['newText', 'insertText', 'filterText', 'sortText', 'placeholder', 'textEdit', 'edit'],
]);

/** Of every string that is shown: where it stands, and the string. */
function* shown(value: unknown, path = ''): Iterable<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) if (!EXACT.has(key)) yield* shown(each, `${path}.${key}`);
}

const agentWith = (c: string): string =>
  [
    '---',
    `name: re${c}viewer`,
    `description: Use it when a ${c}change${c} is ready. <example>user: "Look at my ${c}change"</example>`,
    `tools: Re${c}ad, mcp__ser${c}ver__do, Bash(git${c} *), Agent(ba${c}ker)`,
    `disallowedTools: Wri${c}te`,
    `model: opus`,
    `color: re${c}d`,
    `skills: sk${c}ill`,
    `per${c}missionMode: plan`,
    'hooks:',
    `  Pre${c}ToolUse:`,
    '    - hooks:',
    `        - type: com${c}mand`,
    '---',
    `# Head${c}ing`,
    `Follow [it](./miss${c}ing.md) and @agent-ba${c}ker.`,
    '',
  ].join('\n');

const answered = new Set<string>();

test.each(HIDDEN)(
  '%j is visible in everything that is shown',
  async (c) => {
    const own = `pro${encodeURIComponent(c)}ject/.claude/agents/te${encodeURIComponent(c)}am/re${encodeURIComponent(c)}view.md`;
    const text = agentWith(c);
    const encoded = encodeURIComponent(c);
    const connected = await started({
      files: {
        [`pro${encoded}ject/.claude/agents/twin${encoded}.md`]: text,
        [`pro${encoded}ject/.claude/agents/ba${encoded}ker.md`]: `---\nname: ba${c}ker\ndescription: Use it to ba${c}ke.\n---\nBake.\n`,
        [`pro${encoded}ject/.claude/agents/lost${encoded}.md`]: `---\ndescription: No ${c} name.\n---\n`,
        [`pro${encoded}ject/.claude/skills/sk${encoded}ill/SKILL.md`]: `---\nname: sk${c}ill\ndescription: Does ${c}.\n---\n`,
        '.claude/skills/other/SKILL.md': `---\nname: oth${c}er\ndescription: Does ${c}.\n---\n`,
        '.mcp.json': JSON.stringify({ mcpServers: { [`ser${c}ver`]: {}, [`sla${c}ck`]: {} } }),
        '.claude/settings.json': JSON.stringify({ permissions: { deny: [`Agent(oth${c}er)`] } }),
        '.subagents.json': JSON.stringify({
          files: [`x${c}y/{`],
          extraTools: [`My${c}Tool`],
          extraModels: [`my${c}model`],
        }),
      },
      settings: { inlayHints: { model: true, tokens: true } },
      capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
    });
    connected.open(own, text);
    const document = { textDocument: { uri: at(own) } };
    const lines = text.split('\n');
    await eventually(
      () => connected.findings(own),
      (found) => found.length > 5,
    );
    const { request } = connected;
    const all: (readonly [string, unknown])[] = [];
    const ask = async (method: string, params: unknown): Promise<unknown> => {
      const answer = await request<unknown>(method, params).catch((error: unknown) => String(error));
      all.push([method, answer]);
      return answer;
    };
    await ask('textDocument/diagnostic', document);
    await ask('workspace/diagnostic', { previousResultIds: [] });
    await ask('textDocument/codeAction', { ...document, range: wholeOf(text), context: { diagnostics: [] } });
    await ask('textDocument/codeLens', document);
    await ask('textDocument/documentSymbol', document);
    await ask('textDocument/documentLink', document);
    await ask('textDocument/inlayHint', { ...document, range: wholeOf(text) });
    await ask('workspace/symbol', { query: '' });
    for (const [line, words] of lines.entries())
      for (const character of [
        0,
        Math.ceil(words.indexOf(c) / 2),
        words.indexOf(c),
        words.indexOf(c) + 2,
        words.length,
      ]) {
        if (character < 0) continue;
        const params = { ...document, position: { line, character } };
        await ask('textDocument/hover', params);
        await ask('textDocument/definition', params);
        const items = await ask('textDocument/completion', params);
        for (const item of Array.isArray(items) ? items.slice(0, 20) : []) await ask('completionItem/resolve', item);
        await ask('textDocument/prepareRename', params);
        await ask('textDocument/rename', { ...params, newName: `x${c}y` });
        const found = await ask('textDocument/prepareCallHierarchy', params);
        for (const item of Array.isArray(found) ? found : [])
          for (const direction of ['incomingCalls', 'outgoingCalls']) await ask(`callHierarchy/${direction}`, { item });
      }
    for (const command of ['previewRouting', 'effectiveTools', 'listAgents', 'newAgent', 'nothing'])
      await ask('workspace/executeCommand', { command: `subagents.${command}`, arguments: [at(own), `x${c}y`] });
    const raw = all.flatMap(([method, answer]) =>
      [...shown(answer)].filter(([, words]) => holds(words, c)).map(([path, words]) => `${method} ${path}: ${words}`),
    );
    expect([...new Set(raw)]).toEqual([]);
    expect(connected.logged.filter((message) => holds(message, c))).toEqual([]);
    for (const [method, answer] of all) if ([...shown(answer)].length > 0) answered.add(method);
  },
  60_000,
);

test('every kind of answer that shows something was among them', () => {
  const features = ['diagnostic', 'codeAction', 'codeLens', 'documentSymbol', 'inlayHint', 'hover', 'completion'];
  for (const method of [
    ...features.map((name) => `textDocument/${name}`),
    ...['workspace/symbol', 'workspace/executeCommand', 'callHierarchy/outgoingCalls', 'completionItem/resolve'],
  ])
    expect(answered).toContain(method);
});
