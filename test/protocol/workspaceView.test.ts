// The list of agents for views, and copies of agents.

import { afterEach, describe, expect, test } from 'vitest';
import type { ListedAgent, WorkspaceResult } from '../../common/src/protocol/agents';
import { at, type Client, type ClientOptions, connect } from './client';

let client: Client | undefined;
const started = async (options: ClientOptions = {}): Promise<Client> => {
  client = await connect(options);
  return client;
};
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** Of `painter` below, as the runtime counts them. */
const TOKENS = Math.round('painter: Use this agent when a wall needs paint.'.length / 4);
const agent = (name: string, fields = ''): string =>
  `---\nname: ${name}\ndescription: Use this agent when a wall needs paint.\n${fields}---\n\nBody.\n`;

const view = (params?: unknown): Promise<WorkspaceResult> => {
  if (!client) throw new Error('not started');
  return client.request('subagents/workspace', params);
};
const listed = async (path: string): Promise<ListedAgent | undefined> =>
  (await view()).agents.find((each) => each.path === path);

describe('the list of agents', () => {
  test('describes each agent for a view', async () => {
    await started({ files: { '.claude/agents/a.md': agent('painter', 'model: sonnet\ncolor: cyan\n') } });
    expect(await view()).toEqual({
      revision: expect.any(String),
      agents: [
        {
          uri: at('.claude/agents/a.md'),
          path: '.claude/agents/a.md',
          name: 'painter',
          nameStart: { line: 1, character: 6 },
          scope: 'project',
          tree: at('.claude/agents'),
          status: 'loads',
          reason: null,
          model: 'sonnet',
          color: 'cyan',
          descriptionTokens: TOKENS,
          examples: 0,
          fileDiffers: true,
          shadow: null,
          denied: null,
          searched: true,
          editable: true,
        },
      ],
      count: 1,
      descriptionTokens: TOKENS,
      descriptionBudget: 15000,
      userFolder: null,
    });
  });

  test('explains why a file is skipped', async () => {
    await started({ files: { '.claude/agents/a.md': '---\ndescription: d\n---\n', 'README.md': '# none of them' } });
    expect((await view()).agents).toMatchObject([
      { status: 'skipped', name: '', reason: 'The name is missing', model: null, descriptionTokens: 0, shadow: null },
    ]);
  });

  test('names the agents that take precedence', async () => {
    await started({
      files: {
        '.claude/agents/a.md': agent('one'),
        '.claude/agents/b.md': agent('one'),
        '.claude/agents/c.md': agent('two'),
        'pkg/.claude/agents/c.md': agent('two'),
      },
    });
    expect((await listed('.claude/agents/a.md'))?.shadow).toEqual({ certain: true, by: ['.claude/agents/b.md'] });
    expect((await listed('.claude/agents/b.md'))?.shadow).toBeNull();
    expect((await listed('.claude/agents/c.md'))?.shadow).toEqual({ certain: true, by: ['pkg/.claude/agents/c.md'] });
    expect((await listed('pkg/.claude/agents/c.md'))?.shadow).toBeNull();
  });

  test('names the settings entry that denies an agent', async () => {
    await started({
      files: {
        '.claude/settings.json': '{\n  "permissions": { "deny": ["Agent(painter)"] }\n}\n',
        '.claude/agents/a.md': agent('painter'),
        '.claude/agents/b.md': agent('joiner'),
      },
    });
    expect((await listed('.claude/agents/a.md'))?.denied).toEqual({
      entry: 'Agent(painter)',
      uri: at('.claude/settings.json'),
      path: '.claude/settings.json',
      start: { line: 1, character: 28 },
      end: { line: 1, character: 44 },
    });
    expect((await listed('.claude/agents/b.md'))?.denied).toBeNull();
  });

  test('marks agents that a session at the root does not find', async () => {
    await started({ files: { '.claude/agents/team/a.md': agent('a'), 'pkg/.claude/agents/b.md': agent('b') } });
    expect((await listed('.claude/agents/team/a.md'))?.searched).toBe(true);
    expect((await listed('pkg/.claude/agents/b.md'))?.searched).toBe(false);
  });

  test('gives only counts where requested', async () => {
    await started({ files: { '.claude/agents/a.md': agent('painter') } });
    expect(await view({ agents: false })).toMatchObject({ agents: [], count: 1, descriptionTokens: TOKENS });
  });

  test('rescans the folders where requested', async () => {
    const { host } = await started({ files: { '.claude/agents/a.md': agent('painter') } });
    host.write(at('.claude/agents/b.md'), agent('joiner'));
    expect(await view()).toMatchObject({ count: 1 });
    expect((await view({ rescan: true })).agents.map(({ name }) => name)).toEqual(['painter', 'joiner']);
  });

  test('changes its revision with its content, not with a body', async () => {
    const { open, replace } = await started({ files: { '.claude/agents/a.md': agent('painter') } });
    open('.claude/agents/a.md', agent('painter'));
    const { revision } = await view();
    replace('.claude/agents/a.md', 'Body.', 'Another body.');
    expect((await view()).revision).toBe(revision);
    replace('.claude/agents/a.md', 'painter', 'joiner');
    const after = await view();
    expect(after.revision).not.toBe(revision);
    expect(after.agents).toMatchObject([{ name: 'joiner' }]);
  });
});

describe('copying an agent', () => {
  const copyOf = async (text: string, name = 'painter-2'): Promise<string | null> => {
    const { request } = await started({ files: { '.claude/agents/a.md': text } });
    return request('subagents/copy', { uri: at('.claude/agents/a.md'), name });
  };

  test.each([
    ['plain', agent('painter'), agent('painter-2')],
    ['in quotes', agent('"painter"'), agent('"painter-2"')],
    ['with a comment', agent('painter # of walls'), agent('painter-2 # of walls')],
    ['in CRLF', agent('painter').replaceAll('\n', '\r\n'), agent('painter-2').replaceAll('\n', '\r\n')],
    ['without a name', '---\ndescription: d\n---\n', '---\nname: painter-2\ndescription: d\n---\n'],
    ['with an empty name', '---\nname:\ndescription: d\n---\n', '---\nname: painter-2\ndescription: d\n---\n'],
    [
      'beside a broken field',
      '---\nname: painter\ndescription: Use: this\n---\n',
      '---\nname: painter-2\ndescription: Use: this\n---\n',
    ],
    ['at the end of an unclosed file', '---\ndescription: d\nname: painter', '---\ndescription: d\nname: painter-2'],
  ])('changes only the name: %s', async (_, before, after) => {
    expect(await copyOf(before)).toBe(after);
  });

  test('quotes a name that YAML would read as another type', async () => {
    expect(await copyOf(agent('painter'), 'true')).toContain('\nname: "true"\n');
  });

  test('copies the unsaved text', async () => {
    const { open, request } = await started({ files: { '.claude/agents/a.md': agent('painter') } });
    const uri = open('.claude/agents/a.md', agent('painter', 'model: opus\n'));
    expect(await request('subagents/copy', { uri, name: 'joiner' })).toContain('model: opus');
  });

  test('returns null for a file that is no agent', async () => {
    expect(await copyOf('# Read me\n')).toBeNull();
    expect(await client?.request('subagents/copy', { uri: at('README.md'), name: 'x' })).toBeNull();
  });
});
