// What discovery finds below and above folders, for the language server and the command line alike.

import { describe, expect, test } from 'vitest';
import {
  agentsAmong,
  searchAgentFolders,
  searchContext,
  searchFile,
  searchFolders,
  sessionRootOf,
} from '../../../server/src/core/dialects/discovery';
import { anyGlob } from '../../../server/src/core/workspace/globs';
import type { AgentFolders } from '../../../server/src/core/workspace/placeRules';
import { createMemoryHost } from '../../support/memoryHost';

const USER = 'file:///home/u/.claude';
const hostOf = (...paths: readonly string[]) =>
  createMemoryHost(paths.map((path) => [`file://${path}`, path.endsWith('.json') ? '{"name":"p"}' : 'text']));

async function agents(
  paths: readonly string[],
  folders: readonly string[],
  extra: readonly string[] = [],
  elsewhere: Omit<AgentFolders, 'plugins'> = {},
): Promise<readonly string[]> {
  const search = { host: hostOf(...paths), userFolder: USER };
  const uris = folders.map((folder) => `file://${folder}`);
  const { candidates, plugins } = await searchFolders(search, uris, extra.length > 0);
  const places = { ...elsewhere, plugins, extra: anyGlob(extra) };
  const found = await agentsAmong([...candidates, ...(await searchAgentFolders(search, places))], places);
  return [...found].map(([uri, { scope }]) => `${scope} ${uri.slice('file://'.length)}`).sort();
}

describe('agents', () => {
  const PROJECT = '/w/.claude/agents/a.md';
  const DEEP = '/w/app/.claude/agents/x/b.md';

  test('agents of projects are found from the folder, from `.claude` and from inside of it', async () => {
    const all = [PROJECT, DEEP, '/w/.claude/commands/c.md', '/w/docs/d.md'];
    expect(await agents(all, ['/w'])).toEqual([`project ${PROJECT}`, `project ${DEEP}`]);
    expect(await agents(all, ['/w/.claude'])).toEqual([`project ${PROJECT}`]);
    expect(await agents(all, ['/w/.claude/agents'])).toEqual([`project ${PROJECT}`]);
    expect(await agents(all, ['/w/app/.claude/agents/x'])).toEqual([`project ${DEEP}`]);
    expect(await agents(all, ['/w/docs'])).toEqual([]);
  });

  test('agents of a plugin are found from above it, from the plugin and from its `agents`', async () => {
    const all = ['/w/p/.claude-plugin/plugin.json', '/w/p/agents/a.md', '/w/p/skills/s.md', '/w/agents/none.md'];
    for (const folder of ['/w', '/w/p', '/w/p/agents'])
      expect(await agents(all, [folder])).toEqual(['plugin /w/p/agents/a.md']);
    expect(await agents(all, ['/w/p/skills'])).toEqual([]);
  });

  test('agents of a plugin that only a marketplace describes are found', async () => {
    const all = ['/w/.claude-plugin/marketplace.json', '/w/agents/a.md'];
    expect(await agents(all, ['/w'])).toEqual(['plugin /w/agents/a.md']);
  });

  test('files that a manifest lists are found where they exist', async () => {
    const host = createMemoryHost([
      ['file:///w/.claude-plugin/plugin.json', '{"name":"p","agents":["./other/b.md","./gone.md"]}'],
      ['file:///w/other/b.md', 'text'],
    ]);
    const { plugins } = await searchFolders({ host }, ['file:///w'], false);
    expect(await searchAgentFolders({ host }, { plugins })).toEqual(['file:///w/other/b.md']);
    const below = await searchFolders({ host }, ['file:///w/other'], false);
    expect(below.plugins.map(({ root }) => root)).toEqual(['file:///w']);
  });

  test('files that a setting adds are found also from a folder in the middle of the glob', async () => {
    const all = ['/w/prompts/x/a.md', '/w/docs/b.md'];
    for (const folder of ['/w', '/w/prompts', '/w/prompts/x'])
      expect(await agents(all, [folder], ['prompts/**/*.md'])).toEqual(['project /w/prompts/x/a.md']);
  });

  test('agents of the user and the administrator are found wherever the folder is', async () => {
    const elsewhere = { user: `${USER}/agents`, managed: 'file:///etc/c/.claude/agents' };
    const all = ['/home/u/.claude/agents/u.md', '/etc/c/.claude/agents/m.md', PROJECT];
    expect(await agents(all, ['/w'], [], elsewhere)).toEqual([
      'managed /etc/c/.claude/agents/m.md',
      `project ${PROJECT}`,
      'user /home/u/.claude/agents/u.md',
    ]);
  });
});

describe('a file that is named outright', () => {
  const placeOf = async (paths: readonly string[], path: string) =>
    (await searchFile({ host: hostOf(...paths) }, `file://${path}`, {})).place;

  test('is an agent of its place, or of its own folder where it has none', async () => {
    expect(await placeOf([], '/w/.claude/agents/a.md')).toMatchObject({ scope: 'project', root: 'file:///w' });
    expect(await placeOf(['/w/.claude-plugin/plugin.json'], '/w/agents/a.md')).toMatchObject({ scope: 'plugin' });
    expect(await placeOf([], '/w/docs/a.md')).toEqual({ scope: 'project', tree: 'file:///w/docs' });
  });
});

describe('files around agents', () => {
  const context = (paths: readonly string[], folder: string) =>
    searchContext({ host: hostOf(...paths), userFolder: USER }, [`file://${folder}`]);

  test('are found below the folder, in it and above it', async () => {
    const all = [
      '/w/.claude/commands/c.md',
      '/w/.claude/settings.json',
      '/w/.claude/skills/s/SKILL.md',
      '/w/.mcp.json',
      '/w/app/.mcp.json',
      '/w/app/sub/.claude/settings.local.json',
    ];
    const uris = all.map((path) => `file://${path}`);
    expect(await context([...all, '/w/other/.mcp.json', '/w/app/x.json'], '/w/app')).toEqual(uris);
  });

  test('are not looked for above the repository', async () => {
    expect(await context(['/.mcp.json', '/w/.git/HEAD', '/w/.mcp.json'], '/w/app')).toEqual(['file:///w/.mcp.json']);
    expect(await context(['/.mcp.json', '/w/.git/HEAD'], '/w')).toEqual([]);
  });

  test('are not those of the user, who keeps them above many projects', async () => {
    const all = ['/home/u/.claude/settings.json', '/home/u/.claude/skills/s/SKILL.md', '/home/.mcp.json'];
    expect(await context(all, '/home/u/w')).toEqual(['file:///home/.mcp.json']);
  });
});

describe('the folder whose sessions find a file', () => {
  const rootOf = (path: string, ...paths: readonly string[]) =>
    sessionRootOf({ host: hostOf(...paths), userFolder: USER }, `file://${path}`);

  test('is the project or the plugin of an agent, and none for other files', async () => {
    expect(await rootOf('/w/.claude/agents/a.md')).toBe('file:///w');
    expect(await rootOf('/C%3A/w/%2Eclaude/agents/x/a.md')).toBe('file:///C%3A/w');
    expect(await rootOf('/w/.claude/agents/a.txt')).toBeUndefined();
    expect(await rootOf('/w/agents/a.md', '/w/.claude-plugin/plugin.json')).toBe('file:///w');
    expect(await rootOf('/w/docs/a.md', '/w/.claude-plugin/plugin.json')).toBeUndefined();
    expect(await rootOf('/w/a.txt', '/w/.claude-plugin/plugin.json')).toBeUndefined();
    expect(await rootOf('/home/u/.claude/agents/a.md')).toBeUndefined();
  });
});
