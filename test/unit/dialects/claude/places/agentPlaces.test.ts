// Where Claude Code looks for agents: which files are agent files, of which scope, and whose sessions find them.

import { describe, expect, it } from 'vitest';
import { searchedOnlyFrom } from '../../../../../server/src/core/dialects/claude/places/agentPlaces';
import { agentPlace, placeRules } from '../../../../../server/src/core/dialects/places';
import { anyGlob } from '../../../../../server/src/core/workspace/globs';
import { type AgentFolders, placeByRules, projectFolder } from '../../../../../server/src/core/workspace/placeRules';

const folders: AgentFolders = {
  user: 'file:///home/u/.claude/agents',
  managed: 'file:///etc/c/.claude/agents',
  plugins: [{ root: 'file:///w/plug' }],
};

describe('agentPlace', () => {
  it.each([
    ['file:///w/.claude/agents/a.md', 'project', 'file:///w/.claude/agents', 'file:///w'],
    ['file:///w/sub/.claude/agents/x/y/a.md', 'project', 'file:///w/sub/.claude/agents', 'file:///w/sub'],
    ['file:///w/.claude/agents/A.MD', 'project', 'file:///w/.claude/agents', 'file:///w'],
    [
      'file:///w/.claude/agents/.claude/agents/a.md',
      'project',
      'file:///w/.claude/agents/.claude/agents',
      'file:///w/.claude/agents',
    ],
    ['file:///home/u/.claude/agents/a.md', 'user', 'file:///home/u/.claude/agents', undefined],
    ['file:///etc/c/.claude/agents/a.md', 'managed', 'file:///etc/c/.claude/agents', undefined],
    ['file:///w/plug/agents/a.md', 'plugin', 'file:///w/plug/agents', 'file:///w/plug'],
    ['file:///w/%2Eclaude/agents/a.md', 'project', 'file:///w/.claude/agents', 'file:///w'],
    ['untitled:/w/.claude/agents/a.md', 'project', 'untitled:/w/.claude/agents', 'untitled:/w'],
  ])('finds %s', (uri, scope, tree, root) => {
    const { plugin: _, ...place } = agentPlace(uri, folders) ?? {};
    expect(place).toEqual({ scope, tree, ...(root === undefined ? {} : { root }) });
  });

  it.each([
    'file:///w/README.md',
    'file:///w/.claude/agents.md',
    'file:///w/.claude/agents/a.txt',
    'file:///w/.claude/commands/a.md',
    'file:///w/agents/a.md',
    'file:///w/.github/agents/a.agent.md',
    'file:///w/.opencode/agent/a.md',
    'file:///w/.cursor/agents/a.md',
    'file:///w/.gemini/agents/a.md',
    'file:///w/.codex/agents/a.md',
    'file:///w/.agents/a.md',
    'file:///w/x.claude/agents/a.md',
    'file:///w/plug/skills/agents.md',
  ])('leaves %s alone', (uri) => expect(agentPlace(uri, folders)).toBeUndefined());

  it('takes files that the setting `files` adds, without a session folder', () => {
    const extra = { ...folders, extra: anyGlob(['prompts/**/*.md']) };
    expect(agentPlace('file:///w/prompts/x/a.md', extra)).toEqual({ scope: 'project', tree: 'file:///w/prompts/x' });
  });
});

describe('placeByRules', () => {
  const copilot = projectFolder('.github/agents');
  it('finds the agents of another dialect by a list of rules beside these', () => {
    const uri = 'file:///w/.github/agents/a.md';
    const place = { scope: 'project', tree: 'file:///w/.github/agents', root: 'file:///w' };
    expect(placeByRules(uri, [copilot], { plugins: [] })).toEqual(place);
    expect(placeByRules(uri, [...placeRules, copilot], { plugins: [] })).toEqual(place);
    expect(copilot.globs).toContain('**/.github/agents/**/*.md');
  });
});

describe('searchedOnlyFrom', () => {
  const from = (root: string | undefined, ...roots: string[]) =>
    searchedOnlyFrom({ scope: 'project', ...(root === undefined ? {} : { root }) }, roots);
  it('names the folder below the root that a session has to be started in', () => {
    expect(from('file:///w/app', 'file:///w')).toBe('app');
  });
  it('is absent where a session of a root looks upwards to the agent', () => {
    expect(from('file:///w', 'file:///w')).toBeUndefined();
    expect(from('file:///w', 'file:///w/app')).toBeUndefined();
    expect(from('file:///w/app', 'file:///w', 'file:///w/app')).toBeUndefined();
  });
  it('is absent for agents that no session folder is known of', () => {
    expect(from(undefined, 'file:///w')).toBeUndefined();
    expect(searchedOnlyFrom({ scope: 'plugin', root: 'file:///w/plug' }, ['file:///w'])).toBeUndefined();
  });
});
