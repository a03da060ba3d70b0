// The workspace context: agents of all scopes, settings, skills and servers; secrets in them never leave the server.

import { describe, expect, test } from 'vitest';
import { at, type Client, eventually } from './client';
import { started } from './started';

const A = '.claude/agents/a.md';
const agent = (name: string, fields = '', body = 'Do it.'): string =>
  `---\nname: ${name}\ndescription: Use this agent when asked.\n${fields}---\n${body}\n`;

const HOME = 'file:///home/.claude';
const user = {
  folder: HOME,
  configuration: 'file:///home/.claude.json',
  uriOf: (path: string) => `file://${path}`,
  pathOf: (uri: string) => uri.slice('file://'.length),
};

const labels = async ({ complete }: Client, line: number, character: number): Promise<readonly string[]> =>
  (await complete(A, { line, character })).map(({ label }) => label);

interface Listed {
  readonly agents: readonly { readonly name: string; readonly scope: string }[];
}
const scopes = async ({ request }: Client): Promise<readonly string[]> =>
  (await request<Listed>('subagents/workspace')).agents.map(({ name, scope }) => `${scope} ${name}`);

describe('agents of every scope', () => {
  const files = {
    [A]: agent('own'),
    'sub/.claude/agents/deep.md': agent('deep'),
    'plug/.claude-plugin/plugin.json': '{"name":"plug"}',
    'plug/agents/p.md': agent('of-plugin'),
    [`${HOME}/agents/u.md`]: agent('of-user'),
    'file:///etc/m.md': agent('of-managed'),
    'file:///home/far/agents/f.md': agent('installed'),
    [`${HOME}/plugins/installed_plugins.json`]: '{"version":2,"plugins":{"far@m":[{"installPath":"/home/far"}]}}',
  };

  test('include project, nested, plugin, user and managed agents', async () => {
    const connected = await started({ files, user, userAgents: `${HOME}/agents`, managedAgents: 'file:///etc' });
    expect([...(await scopes(connected))].sort()).toEqual([
      'managed of-managed',
      'plugin installed',
      'plugin of-plugin',
      'project deep',
      'project own',
      'user of-user',
    ]);
  });

  test('exclude user agents where the setting says so', async () => {
    const settings = { userAgents: false, userConfig: false };
    const connected = await started({ files, user, settings, userAgents: `${HOME}/agents` });
    expect([...(await scopes(connected))].sort()).toEqual(['plugin of-plugin', 'project deep', 'project own']);
  });
});

describe('changes of the workspace context', () => {
  test('update servers, skills and denied agents', async () => {
    const connected = await started({ files: { [A]: agent('own', 'tools: mcp__\nskills: [\n') } });
    connected.open(A, agent('own', 'tools: mcp__\nskills: [\n'));
    expect(await labels(connected, 3, 12)).not.toContain('mcp__new');
    connected.changedOnDisk('.mcp.json', '{"mcpServers":{"new":{}}}');
    expect(
      await eventually(
        () => labels(connected, 3, 12),
        (now) => now.includes('mcp__new'),
      ),
    ).toContain('mcp__new__*');
    connected.changedOnDisk('.claude/skills/tidy/SKILL.md', '---\nname: tidy\n---\n');
    expect(
      await eventually(
        () => labels(connected, 4, 9),
        (now) => now.includes('tidy'),
      ),
    ).toContain('tidy');
    connected.changedOnDisk('.claude/settings.json', '{"permissions":{"deny":["Agent(own)"]}}');
    expect(
      await eventually(
        () => connected.rules(A),
        (now) => now.includes('denied-by-settings'),
      ),
    ).toContain('denied-by-settings');
  });

  test('update the user’s agents, skills and settings', async () => {
    const connected = await started({
      files: { [A]: agent('own', 'skills: [\n') },
      user,
      userAgents: `${HOME}/agents`,
    });
    connected.open(A, agent('own', 'skills: [\n'));
    connected.changedOnDisk(`${HOME}/skills/mine/SKILL.md`, '---\nname: mine\n---\n');
    expect(
      await eventually(
        () => labels(connected, 3, 9),
        (now) => now.includes('mine'),
      ),
    ).toContain('mine');
    connected.changedOnDisk(`${HOME}/agents/u.md`, agent('of-user'));
    expect(
      await eventually(
        () => scopes(connected),
        (now) => now.length > 1,
      ),
    ).toContain('user of-user');
  });

  test('invalidates other files for an edit of a description, not of a body', async () => {
    const connected = await started({ files: { [A]: agent('own'), '.claude/agents/b.md': agent('other') } });
    connected.open(A, agent('own'));
    const other = '.claude/agents/b.md';
    connected.open(other, agent('other'));
    const before = await connected.pull(other);
    connected.replace(A, 'Do it.', 'Do it well.');
    await connected.pull(A);
    expect((await connected.pull(other, before.resultId)).kind).toBe('unchanged');
    connected.replace(A, 'when asked', 'when told');
    await connected.pull(A);
    expect((await connected.pull(other, before.resultId)).kind).toBe('full');
  });

  test('keeps a pending refresh after a request about all agents', async () => {
    const connected = await started({ files: { [A]: agent('own') } });
    connected.open(A, agent('own'));
    await connected.pull(A);
    const before = connected.refreshes();
    connected.replace(A, 'when asked', 'when told');
    await connected.request('subagents/workspace');
    expect(await eventually(connected.refreshes, (now) => now > before)).toBeGreaterThan(before);
  });

  test('prefers the open document over the file on disk', async () => {
    const connected = await started({ files: { [A]: agent('on-disk') } });
    connected.open(A, agent('in-editor'));
    expect(await scopes(connected)).toEqual(['project in-editor']);
    connected.changedOnDisk(A, agent('on-disk-again'));
    expect(await scopes(connected)).toEqual(['project in-editor']);
    connected.close(A);
    expect(
      await eventually(
        () => scopes(connected),
        (now) => now.includes('project on-disk-again'),
      ),
    ).toEqual(['project on-disk-again']);
  });
});

test('excludes an open document whose file was deleted until it is edited or written', async () => {
  const connected = await started({ files: { [A]: agent('own') } });
  connected.open(A, agent('own'));
  const gone = (): Promise<readonly string[]> =>
    eventually(
      () => scopes(connected),
      (now) => now.length === 0,
    );
  connected.changedOnDisk(A, undefined);
  expect(await gone()).toEqual([]);
  connected.replace(A, 'Do it.', 'Do it well.');
  expect(await scopes(connected)).toEqual(['project own']);
  connected.changedOnDisk(A, undefined);
  expect(await gone()).toEqual([]);
  connected.changedOnDisk(A, agent('own'));
  expect(
    await eventually(
      () => scopes(connected),
      (now) => now.length > 0,
    ),
  ).toEqual(['project own']);
  connected.host.remove(at(A));
  connected.tell('.claude/agents', 3);
  expect(await gone()).toEqual([]);
});

test('logs broken JSON once, and again after it was valid in between', async () => {
  const connected = await started({ files: { '.mcp.json': '{"mcpServers":{"a":{},' } });
  const mcpProblems = (): number => connected.logged.filter((line) => line.includes('.mcp.json')).length;
  expect(mcpProblems()).toBe(1);
  connected.changedOnDisk('.claude/settings.json', '{}');
  connected.changedOnDisk('.claude/skills/x/SKILL.md', '');
  await connected.request('subagents/workspace');
  expect(mcpProblems()).toBe(1);
  connected.changedOnDisk('.mcp.json', '{}');
  await connected.request('subagents/workspace');
  connected.changedOnDisk('.mcp.json', '{');
  expect(await eventually(mcpProblems, (now) => now === 2)).toBe(2);
});

describe('secrets', () => {
  const SECRET = 'sk-planted-0451';
  const secretive = `{"command":"${SECRET}","args":["--key","${SECRET}"],"env":{"TOKEN":"${SECRET}"},"url":"https://${SECRET}.test","headers":{"Authorization":"${SECRET}"}}`;
  const files = {
    [A]: agent('own', 'tools: Read, mcp__tracker__x, mcp__mail__y\nmcpServers:\n  - mail\n'),
    '.mcp.json': `{"mcpServers":{"tracker":${secretive}}}`,
    'sub/.mcp.json': `{"mcpServers":{"torn":${secretive},`,
    '.claude/settings.json': `{"apiKeyHelper":"${SECRET}","env":{"K":"${SECRET}"},"permissions":{"deny":["Bash(${SECRET})","Agent(own)"]}}`,
    'file:///home/.claude.json': `{"oauthAccount":{"token":"${SECRET}"},"mcpServers":{"mail":${secretive}},"projects":{"/w":{"mcpServers":{"db":${secretive}},"history":["${SECRET}"]}}}`,
    [`${HOME}/settings.json`]: `{"env":{"K":"${SECRET}"},"permissions":{"allow":["mcp__mail__send"]}}`,
    'plug/.claude-plugin/plugin.json': `{"name":"plug","mcpServers":{"own":${secretive}}}`,
  };

  test('appear in no answer, diagnostic or log', async () => {
    const connected = await started({ files, user, userAgents: `${HOME}/agents` });
    const uri = connected.open(A, files[A] ?? '');
    const lines = (files[A] ?? '').split('\n');
    const textDocument = { uri };
    for (const [line, text] of lines.entries())
      for (let character = 0; character <= text.length; character += 3) {
        const position = { line, character };
        await connected.hover(A, position);
        for (const item of (await connected.complete(A, position)).slice(0, 20))
          await connected.request('completionItem/resolve', item);
        await connected.request('textDocument/definition', { textDocument, position });
        await connected.request('textDocument/references', {
          textDocument,
          position,
          context: { includeDeclaration: true },
        });
      }
    await connected.pull(A);
    await connected.pullAll();
    for (const method of ['documentSymbol', 'documentLink', 'codeLens', 'foldingRange', 'documentColor'])
      await connected.request(`textDocument/${method}`, { textDocument });
    await connected.request('subagents/workspace');
    await connected.request('subagents/route', { uri });
    expect(connected.traffic()).toContain('mcp__tracker');
    expect(connected.traffic()).toContain('mail');
    expect(connected.traffic()).not.toContain(SECRET);
  });

  test('does not open the user’s configuration where that is off', async () => {
    const connected = await started({ files, user, settings: { userConfig: false } });
    const opened = connected.host.asked.filter((question) => /home\/\.claude(?:\.json|\/settings)/.test(question));
    expect(opened).toEqual([]);
    connected.open(A, files[A] ?? '');
    expect((await connected.complete(A, { line: 3, character: 15 })).map(({ label }) => label)).not.toContain(
      'mcp__db',
    );
  });

  test('does not let a file of the workspace enable it', async () => {
    const more = { ...files, '.subagents.json': '{"userConfig":true}' };
    const connected = await started({ files: more, user, settings: { userConfig: false } });
    expect(connected.host.asked.filter((question) => question.includes('home/.claude.json'))).toEqual([]);
  });
});

test('logs unreadable folders and continues', async () => {
  const { logged, request } = await started({ files: { [A]: agent('own') }, closed: ['locked', 'sub/locked too'] });
  expect(logged.filter((line) => line.includes('not readable'))).toEqual([
    'locked is not readable. Make it readable, or remove it.',
    'sub/locked too is not readable. Make it readable, or remove it.',
  ]);
  expect((await request<Listed>('subagents/workspace')).agents).toHaveLength(1);
});
