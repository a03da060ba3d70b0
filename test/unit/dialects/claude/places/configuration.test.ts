// What is read of other programs' configuration, where it stands there, and what never leaves it.

import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../../../server/src/core/dialects/claude/places/configuration';
import { readWorkspaceContext } from '../../../../../server/src/core/dialects/claude/places/contextReader';
import { installedPlugins } from '../../../../../server/src/core/dialects/claude/places/pluginFolder';
import { readSkillWords } from '../../../../../server/src/core/dialects/claude/places/skillWords';
import { createMemoryHost } from '../../../../support/memoryHost';

const FILE = { uri: 'file:///w/.mcp.json', path: '.mcp.json' };
const read = (text: string, roots: readonly string[] = []) => readConfiguration({ ...FILE, text }, 'project', roots);
const servers = (text: string, roots: readonly string[] = []): readonly string[] =>
  read(text, roots).servers.map(
    ({ name, place: { start, end } }) => `${name} ${start.line}:${start.character}-${end.character}`,
  );

describe('readConfiguration lists MCP servers', () => {
  test.each<[string, readonly string[]]>([
    ['{"mcpServers":{"a":{"env":{"KEY":"secret"}},"b":{}}}', ['a 0:16-17', 'b 0:45-46']],
    ['{}', []],
    ['[]', []],
    ['', []],
    ['{"mcpServers":[1]}', []],
    ['{"mcpServers":"a"}', []],
    ['\uFEFF{"mcpServers":{"a":{}}}', ['a 0:17-18']],
    ['{\r\n  "mcpServers": {\r\n    "git-hub": {}\r\n  }\r\n}', ['git-hub 2:5-12']],
    ['{"env":{"mcpServers":{"no":{}}},"mcpServers":{"yes":{}}}', ['yes 0:47-50']],
    ['{"mcpServers":{"__proto__":{},"constructor":{}}}', ['__proto__ 0:16-25', 'constructor 0:31-42']],
  ])('%s', (json, expected) => expect(servers(json)).toEqual(expected));

  test('takes only the open project from the user’s configuration', () => {
    const json =
      '{"mcpServers":{"all":{}},"projects":{"/w":{"mcpServers":{"here":{}}},"/x":{"mcpServers":{"there":{}}}}}';
    expect(read(json, ['/w']).servers.map(({ name }) => name)).toEqual(['all', 'here']);
  });

  test('reports broken JSON and keeps what precedes the error', () => {
    const { sound, servers: found } = read('{"mcpServers":{"a":{},"b":{"command":');
    expect(sound).toBe(false);
    expect(found.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(read('{"mcpServers":{}} // why').sound).toBe(false);
  });
});

describe('readConfiguration lists permission rules', () => {
  test('gives each rule with the exact span of the agent’s name', () => {
    const text = '{"permissions":{"allow":["Agent(a)","Bash(x)"],"ask":["Agent( b )"],"deny":["Task(c-d)"]}}';
    const { rules, denied } = read(text);
    expect(rules.map(({ list, place }) => [list, text.slice(place.start.character, place.end.character)])).toEqual([
      ['allow', 'a'],
      ['ask', 'b'],
      ['deny', 'c-d'],
    ]);
    expect(denied).toMatchObject([{ name: 'c-d', entry: 'Task(c-d)' }]);
  });
});

test.each<[string, string, readonly string[]]>([
  ['{"version":2,"plugins":{"p@m":[{"scope":"user","installPath":"/p/1"}]}}', '{}', ['p /p/1']],
  ['{"version":1,"plugins":{"p@m":{"installPath":"/p/1"}}}', '{}', ['p /p/1']],
  ['{"version":2,"plugins":{"p@m":[{"installPath":"/p/1"}]}}', '{"enabledPlugins":{"p@m":false}}', []],
  ['{"version":2,"plugins":{"p@m":[{"installPath":5}]}}', '', []],
  ['nonsense', 'nonsense', []],
])('finds installed plugins in %s', (json, settings, expected) =>
  expect(installedPlugins(json, settings).map(({ name, path }) => `${name} ${path}`)).toEqual(expected),
);

describe('readWorkspaceContext', () => {
  const SECRET = 'sk-planted-0451';
  const secretive = `{"command":"${SECRET}","args":["${SECRET}"],"env":{"TOKEN":"${SECRET}"},"url":"https://${SECRET}","headers":{"A":"${SECRET}"}}`;
  const host = createMemoryHost([
    ['file:///w/.mcp.json', `{"mcpServers":{"tracker":${secretive}}}`],
    [
      'file:///w/.claude/settings.json',
      `{"permissions":{"allow":["mcp__tracker__list","mcp__tracker__*"]},"env":{"K":"${SECRET}"},"apiKeyHelper":"${SECRET}"}`,
    ],
    ['file:///w/.claude/skills/tidy/SKILL.md', '---\nname: tidy\n---\n'],
    ['file:///w/plug/.claude-plugin/plugin.json', `{"name":"plug","mcpServers":{"own":${secretive}}}`],
    [
      'file:///home/.claude.json',
      `{"oauthAccount":{"t":"${SECRET}"},"mcpServers":{"mail":${secretive}},"projects":{"/w":{"mcpServers":{"db":${secretive}}}}}`,
    ],
    ['file:///home/.claude/settings.json', `{"permissions":{"allow":["mcp__mail__send"]},"env":{"K":"${SECRET}"}}`],
    ['file:///home/.claude/skills/mine/SKILL.md', '---\nname: mine\n---\n'],
    [
      'file:///home/.claude/plugins/installed_plugins.json',
      '{"version":2,"plugins":{"far@m":[{"installPath":"/home/far"}]}}',
    ],
    ['file:///home/far/skills/reach/SKILL.md', '---\nname: reach\n---\n'],
  ]);
  const user = {
    folder: 'file:///home/.claude',
    configuration: 'file:///home/.claude.json',
    uriOf: (path: string) => `file://${path}`,
    pathOf: (uri: string) => uri.slice('file://'.length),
  };
  const files = ['file:///w/.mcp.json', 'file:///w/.claude/settings.json', 'file:///w/.claude/skills/tidy/SKILL.md'];
  const gather = async (more: object, from = host) => {
    const log: string[] = [];
    const gathered = await readWorkspaceContext(
      {
        host: from,
        readWords: readSkillWords,
        pathOf: (uri) => uri,
        log: (message) => log.push(message),
        plugins: ['file:///w/plug'],
        ...more,
      },
      ['file:///w'],
      files,
    );
    return { ...gathered, log };
  };

  test('finds servers, their tools and skills of workspace, plugins and user', async () => {
    const { context, log } = await gather({ user });
    expect(context.servers?.map(({ name, from, tools }) => [name, from, tools])).toEqual([
      ['tracker', 'project', ['list']],
      ['mail', 'user', ['send']],
      ['db', 'user', []],
      ['plugin:plug:own', 'plugin', []],
    ]);
    expect([...(context.mcpServers ?? [])]).toEqual(['tracker']);
    expect([...(context.skills ?? [])].sort()).toEqual(['far:reach', 'mine', 'tidy']);
    expect(log).toEqual([]);
  });

  test('opens no file of a user whose configuration is off', async () => {
    const asked = host.asked.length;
    const { configuration: _, ...rest } = user;
    const { context } = await gather({ user: rest });
    expect(context.servers?.map(({ name }) => name)).toEqual(['tracker', 'plugin:plug:own']);
    expect(host.asked.slice(asked).filter((question) => /home\/\.claude(?:\.json|\/settings)/.test(question))).toEqual(
      [],
    );
  });

  test('returns nothing but names, of broken files neither', async () => {
    const { context, log } = await gather({ user });
    expect(JSON.stringify([context, log])).not.toContain(SECRET);
    const torn = createMemoryHost([
      ['file:///w/.mcp.json', `{"mcpServers":{"tracker":${secretive}`],
      ['file:///home/.claude.json', `{"mcpServers":{"mail":${secretive},,}`],
    ]);
    const broken = await gather({ user }, torn);
    expect(broken.log).toHaveLength(2);
    expect(JSON.stringify([broken.context, broken.log])).not.toContain(SECRET);
    expect(broken.context.mcpServers).toEqual(new Set());
  });
});
