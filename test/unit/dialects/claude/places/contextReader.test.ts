// The workspace context of agents: MCP servers, permissions, sessions and skills.

import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../../../server/src/core/dialects/claude/places/configuration';
import {
  missingFilesOf,
  readWorkspaceContext,
} from '../../../../../server/src/core/dialects/claude/places/contextReader';
import { readSkillWords } from '../../../../../server/src/core/dialects/claude/places/skillWords';
import { createMemoryHost } from '../../../../support/memoryHost';

describe('a configuration', () => {
  const read = (json: object) =>
    readConfiguration({ uri: 'file:///w/.claude/settings.json', path: 's', text: JSON.stringify(json) }, 'project');

  test('names tools of MCP servers in every list of permissions', () => {
    const permissions = { allow: ['mcp__a__x', 'Bash(mcp__no)'], ask: [' mcp__b__y '], deny: ['mcp__', 'mcp__c', 5] };
    expect(read({ permissions }).tools).toEqual(['mcp__a__x', 'mcp__b__y', 'mcp__c']);
  });

  test.each([
    ['Agent(a)', ['a']],
    ['Task(a)', ['a']],
    [' Agent( a ) ', ['a']],
    ['Agent', []],
    ['Agent()', []],
    ['Agent(a(b))', []],
    ['agent(a)', []],
    ['MyAgent(a)', []],
  ])('reads from %j the agents %j', (entry, names) => {
    expect(read({ permissions: { allow: [entry] } }).rules.map(({ name }) => name)).toEqual(names);
    expect(read({ permissions: { allow: [entry] } }).denied).toEqual([]);
    expect(read({ permissions: { deny: [entry] } }).denied.map(({ name }) => name)).toEqual(names);
  });

  test('places a denial on the whole entry, quotes included', () => {
    const [denied] = read({ permissions: { deny: ['Agent(a)'] } }).denied;
    expect([denied?.start, denied?.end]).toEqual([
      { line: 0, character: 24 },
      { line: 0, character: 34 },
    ]);
  });

  test('keeps only the environment variables that decide the model', () => {
    const env = {
      CLAUDE_CODE_SUBAGENT_MODEL: 'haiku',
      CLAUDE_CODE_USE_BEDROCK: 1,
      SECRET: 'x',
      CLAUDE_CODE_USE_VERTEX: {},
    };
    const { session } = read({ agent: 'baker', env });
    expect([session?.agent, session?.from, session?.uri]).toEqual([
      'baker',
      'project',
      'file:///w/.claude/settings.json',
    ]);
    expect(Object.entries(session?.env ?? {}).map(([name, { value }]) => [name, value])).toEqual([
      ['CLAUDE_CODE_SUBAGENT_MODEL', 'haiku'],
      ['CLAUDE_CODE_USE_BEDROCK', '1'],
    ]);
  });

  test.each([{ env: { SECRET: 'x' } }, { agent: 5 }, {}])('has no session settings for %j', (json) => {
    expect(read(json).session).toBeUndefined();
  });

  test('has session settings for an agent or a variable alone', () => {
    expect(read({ agent: 'a' }).session?.env).toEqual({});
    expect(read({ env: { CLAUDE_CODE_SUBAGENT_MODEL: 'haiku' } }).session).not.toHaveProperty('agent');
  });
});

describe('the workspace context', () => {
  const gather = async (files: Readonly<Record<string, string>>, more: object = {}) => {
    const log: string[] = [];
    const uris = Object.keys(files);
    const gathered = await readWorkspaceContext(
      {
        host: createMemoryHost(Object.entries(files)),
        readWords: readSkillWords,
        pathOf: (uri) => uri.replace('file:///', '/'),
        log: (message) => log.push(message),
        ...more,
      },
      ['file:///w'],
      uris.filter((uri) => uri.startsWith('file:///w/') && !uri.includes('/plug/')),
    );
    return { ...gathered, log };
  };

  test('is empty without files', async () => {
    expect((await gather({})).context).toEqual({ servers: [], agentRules: [], denied: [], roots: ['file:///w'] });
  });

  test('has an empty set of servers for a file without any', async () => {
    expect((await gather({ 'file:///w/.mcp.json': '{}' })).context.mcpServers).toEqual(new Set());
    expect((await gather({ 'file:///w/.claude/settings.json': '{}' })).context).not.toHaveProperty('mcpServers');
  });

  test('logs broken files, and keeps denials and sessions of valid files only', async () => {
    const broken = '{"permissions":{"deny":["Agent(a)"]},"agent":"a","mcpServers":{"s":{}},';
    const { context, log } = await gather({
      'file:///w/.claude/settings.json': broken,
      'file:///w/.claude/settings.local.json': '{"permissions":{"deny":["Agent(b)"]},"agent":"b"}',
    });
    expect(log).toEqual([
      '/w/.claude/settings.json is not readable as JSON; only a part of what it says is known here.',
    ]);
    expect(context.denied?.map(({ name }) => name)).toEqual(['b']);
    expect(context.sessions?.map(({ agent }) => agent)).toEqual(['b']);
    expect(context.agentRules?.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(context.servers?.map(({ name }) => name)).toEqual(['s']);
  });

  test('has the tools that permissions name, once each and in order', async () => {
    const { context } = await gather({
      'file:///w/.mcp.json': '{"mcpServers":{"git hub":{},"git":{}}}',
      'file:///w/.claude/settings.json':
        '{"permissions":{"allow":["mcp__git_hub__b","mcp__git_hub__a"],"deny":["mcp__git_hub__a","mcp__git_hub__","mcp__git_hub__x*","mcp__git__c"]}}',
    });
    expect(context.servers?.map(({ name, tools }) => [name, tools])).toEqual([
      ['git hub', ['a', 'b']],
      ['git', ['c']],
    ]);
  });

  test('has skills with the scope of their place', async () => {
    const skill = (name: string): string => `---\nname: ${name}\ndescription: Does ${name}.\n---\n`;
    const files = {
      'file:///w/sub/.claude/skills/one/SKILL.md': skill('one'),
      'file:///w/.claude/commands/two.md': skill('unused'),
      'file:///home/.claude/skills/three/SKILL.md': skill('three'),
      'file:///home/.claude/commands/four.md': '',
      'file:///w/plug%20in/skills/five/SKILL.md': skill('five'),
    };
    const user = { folder: 'file:///home/.claude', uriOf: (path: string) => path, pathOf: (uri: string) => uri };
    const { skillFiles } = await gather(Object.fromEntries(Object.entries(files)), {
      user,
      plugins: ['file:///w/plug%20in'],
    });
    expect(skillFiles.map(({ name, scope, description }) => [name, scope, description])).toEqual(
      expect.arrayContaining([
        ['one', 'project', 'Does one.'],
        ['two', 'project', 'Does unused.'],
        ['three', 'user', 'Does three.'],
        ['four', 'user', ''],
        ['plug in:five', 'plugin', 'Does five.'],
      ]),
    );
  });

  test('has unusable skills with the reason', async () => {
    const { context } = await gather({
      'file:///w/.claude/skills/group/deep/SKILL.md': '',
      'file:///w/.claude/skills/hidden/SKILL.md': '---\nname: shy\ndisable-model-invocation: true\n---\n',
    });
    expect(context.lostSkills?.map(({ name, why }) => [name, why])).toEqual([
      ['deep', 'depth'],
      ['hidden', 'hidden'],
      ['shy', 'hidden'],
    ]);
    expect(context).not.toHaveProperty('skills');
  });

  test('has the missing files', async () => {
    const host = createMemoryHost([['file:///w/a', '']]);
    expect(await missingFilesOf(host, ['file:///w/a', 'file:///w/b', 'file:///w/b'])).toEqual(new Set(['file:///w/b']));
    expect(host.asked.filter((question) => question === 'stat file:///w/b')).toHaveLength(1);
  });
});
