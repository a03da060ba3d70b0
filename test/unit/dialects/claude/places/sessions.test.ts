// What settings files around an agent say of its session, and which of several takes precedence.

import { describe, expect, test } from 'vitest';
import { isMainAgent, providerOf, subagentModel } from '../../../../../server/src/core/dialects/claude/places/sessions';
import type { Workspace } from '../../../../../server/src/core/workspace/workspace';
import type { SessionSettings } from '../../../../../server/src/core/workspace/workspaceContext';

type Written = Readonly<Record<string, string>>;
const place = (uri: string) => ({ uri, path: uri, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });

const PROJECT = 'file:///w/.claude/settings.json';
const LOCAL = 'file:///w/.claude/settings.local.json';
const USER = 'file:///home/u/.claude/settings.json';
const BELOW = 'file:///w/sub/.claude/settings.json';

const settings = (uri: string, env: Written, agent?: string): SessionSettings =>
  ({
    uri,
    from: uri === USER ? 'user' : 'project',
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, { value, place: place(uri) }])),
    ...(agent === undefined ? {} : { agent }),
  }) as unknown as SessionSettings;

const workspace = (...sessions: readonly SessionSettings[]): Workspace => ({ sessions }) as unknown as Workspace;
const AGENT = { uri: 'file:///w/.claude/agents/a.md', name: 'baker', scope: 'project' } as const;
const OF_USER = { ...AGENT, uri: 'file:///home/u/.claude/agents/a.md', scope: 'user' } as const;
const DEEP = { ...AGENT, uri: 'file:///w/sub/.claude/agents/a.md' };

const MODEL = 'CLAUDE_CODE_SUBAGENT_MODEL';
const FORCE = 'CLAUDE_CODE_SUBAGENT_MODEL_FORCE';

describe('the agent of the main conversation', () => {
  test.each([
    ['baker', true],
    ['plug:baker', true],
    ['plug:sub:baker', true],
    ['rebaker', false],
    ['miller', false],
    ['', false],
  ])('%j is this agent: %s', (named, expected) => {
    expect(isMainAgent(AGENT, workspace(settings(PROJECT, {}, named)))).toBe(expected);
  });

  test('no agent is the main agent without settings', () => {
    expect(isMainAgent(AGENT, workspace())).toBe(false);
    expect(isMainAgent(AGENT, {} as Workspace)).toBe(false);
    expect(isMainAgent(AGENT, workspace(settings(PROJECT, {})))).toBe(false);
  });

  test('an `agent` setting of a folder above counts, of a folder below or beside does not', () => {
    expect(isMainAgent(DEEP, workspace(settings(PROJECT, {}, 'baker')))).toBe(true);
    expect(isMainAgent(AGENT, workspace(settings(BELOW, {}, 'baker')))).toBe(false);
    expect(isMainAgent(AGENT, workspace(settings('file:///x/.claude/settings.json', {}, 'baker')))).toBe(false);
  });

  test('an `agent` setting of the user counts for every agent, of a project not for those of the user', () => {
    expect(isMainAgent(AGENT, workspace(settings(USER, {}, 'baker')))).toBe(true);
    expect(isMainAgent(OF_USER, workspace(settings(USER, {}, 'baker')))).toBe(true);
    const inHome = settings('file:///home/u/.claude/settings.local.json', {}, 'baker');
    expect(isMainAgent(OF_USER, workspace(inHome))).toBe(false);
  });
});

describe('the model of subagents', () => {
  const model = (...sessions: readonly SessionSettings[]) => {
    const found = subagentModel(AGENT, workspace(...sessions));
    return found && [found.model, found.forced, found.place.uri];
  };

  test('is that of the settings', () => {
    expect(model(settings(PROJECT, { [MODEL]: ' haiku ' }))).toEqual(['haiku', false, PROJECT]);
  });

  test.each(['', '  ', 'inherit', 'Inherit'])('is not set by %j', (value) => {
    expect(model(settings(PROJECT, { [MODEL]: value }))).toBeUndefined();
    expect(model(settings(PROJECT, { [MODEL]: value, [FORCE]: '1' }))).toEqual([undefined, true, PROJECT]);
  });

  test.each(['1', 'true', 'YES', ' on '])('is forced by %j', (value) => {
    expect(model(settings(PROJECT, { [MODEL]: 'haiku', [FORCE]: value }))).toEqual(['haiku', true, PROJECT]);
  });

  test.each(['0', 'false', '', 'off', '11'])('is not forced by %j', (value) => {
    expect(model(settings(PROJECT, { [MODEL]: 'haiku', [FORCE]: value }))).toEqual(['haiku', false, PROJECT]);
    expect(model(settings(PROJECT, { [FORCE]: value }))).toBeUndefined();
  });

  test('is forced from the place of the forcing variable', () => {
    expect(model(settings(USER, { [FORCE]: '1' }), settings(PROJECT, { [MODEL]: 'haiku' }))).toEqual([
      'haiku',
      true,
      USER,
    ]);
  });

  test('is taken from local settings before those of the project, and from those before the user’s', () => {
    const [user, project, local] = [USER, PROJECT, LOCAL].map((uri) => settings(uri, { [MODEL]: uri }));
    if (!user || !project || !local) throw new Error('three settings');
    expect(model(user, project, local)?.[0]).toBe(LOCAL);
    expect(model(user, project)?.[0]).toBe(PROJECT);
    expect(model(user)?.[0]).toBe(USER);
  });

  test('is taken from local settings of a folder above before those of the project below', () => {
    const [local, below] = [settings(LOCAL, { [MODEL]: 'local' }), settings(BELOW, { [MODEL]: 'below' })];
    const deeper = settings('file:///w/sub/deep/.claude/settings.json', { [MODEL]: 'deeper' });
    const agent = { ...AGENT, uri: 'file:///w/sub/deep/.claude/agents/a.md' };
    expect(subagentModel(agent, workspace(below, deeper, local))?.model).toBe('local');
  });

  test('is taken from the nearest folder', () => {
    const [above, below] = [settings(PROJECT, { [MODEL]: 'above' }), settings(BELOW, { [MODEL]: 'below' })];
    expect(subagentModel(DEEP, workspace(above, below))?.model).toBe('below');
    expect(subagentModel(DEEP, workspace(below, above))?.model).toBe('below');
  });
});

describe('the provider of models', () => {
  test.each([
    ['1', 'bedrock'],
    ['true', 'bedrock'],
    [' yes ', 'bedrock'],
    ['', 'firstParty'],
    ['0', 'firstParty'],
    ['FALSE', 'firstParty'],
    ['no', 'firstParty'],
    [' off ', 'firstParty'],
  ])('with CLAUDE_CODE_USE_BEDROCK=%j is %s', (value, expected) => {
    expect(providerOf(AGENT, workspace(settings(PROJECT, { CLAUDE_CODE_USE_BEDROCK: value })))).toBe(expected);
  });

  test('is that of the settings that take precedence', () => {
    const off = settings(LOCAL, { CLAUDE_CODE_USE_BEDROCK: '0' });
    const on = settings(PROJECT, { CLAUDE_CODE_USE_BEDROCK: '1' });
    expect(providerOf(AGENT, workspace(on, off))).toBe('firstParty');
  });

  test('is Anthropic where nothing is set', () => {
    expect(providerOf(AGENT, workspace())).toBe('firstParty');
  });
});
