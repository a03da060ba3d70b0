// What the catalogue answers, as of one version of Claude Code or another.

import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../../../../server/src/core/dialects/claude/catalogue/facts';
import {
  hookEvent,
  hookEvents,
  hookType,
  hookTypes,
} from '../../../../../server/src/core/dialects/claude/catalogue/hooks';
import { judgeModel, readModel } from '../../../../../server/src/core/dialects/claude/catalogue/models';
import {
  canonicalTool,
  isWithheld,
  removedTool,
  resolveTool,
  tool,
  tools,
} from '../../../../../server/src/core/dialects/claude/catalogue/tools';
import { unknownField } from '../../../../../server/src/core/dialects/claude/catalogue/unknownFields';

describe('tools', () => {
  it('resolves renamed tools', () => {
    expect(canonicalTool('Task', newestVersion)).toBe('Agent');
    expect(resolveTool('KillShell', newestVersion)?.name).toBe('TaskStop');
    expect(canonicalTool('Read', newestVersion)).toBeUndefined();
    expect(resolveTool('read', newestVersion)).toBeUndefined();
  });
  it('has removed tools with their release', () => {
    expect(removedTool('MultiEdit', newestVersion)?.replacement).toBe('Edit');
    expect(removedTool('MultiEdit', '1.0.60')).toBeUndefined();
    expect(removedTool('LS', newestVersion)?.name).toBe('LS');
    expect(removedTool('Read', newestVersion)).toBeUndefined();
  });
  it('leaves out tools that an older release lacks', () => {
    expect(tool('ListAgents', '2.1.200')).toBeUndefined();
    expect(tool('ListAgents', newestVersion)?.group).toBe('agents');
    expect(tools('2.1.62').map(({ name }) => name)).not.toContain('Agent');
  });
  it('marks the tools that subagents never get', () => {
    const withheld = (name: string, mode?: string): boolean | undefined => {
      const found = tool(name, newestVersion);
      return found && isWithheld(found, mode);
    };
    expect(withheld('AskUserQuestion')).toBe(true);
    expect(withheld('ExitPlanMode')).toBe(true);
    expect(withheld('ExitPlanMode', 'plan')).toBe(false);
    expect(withheld('Read')).toBe(false);
  });
  it('has a source and a date for every fact', () => {
    for (const fact of tools(newestVersion)) {
      expect(fact.source).toMatch(/Claude Code|https:/);
      expect(fact.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(newestVersion).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('hooks', () => {
  it.each([
    ['2.1.331', 33, ['PreToolUse', 'PermissionRequest']],
    ['2.1.332', 34, ['PreToolUse', 'PermissionRequest', 'PreSkillShellCommand']],
  ])('of %s has %i events, with guards', (claudeVersion, count, guards) => {
    const events = hookEvents(claudeVersion);
    expect(events).toHaveLength(count);
    expect(new Set(events.filter((event) => event.guard).map(({ name }) => name))).toEqual(new Set(guards));
  });
  it('has five hook types', () => {
    expect(hookTypes(newestVersion).map(({ name }) => name)).toEqual([
      'command',
      'prompt',
      'agent',
      'http',
      'mcp_tool',
    ]);
    expect(hookEvent('SessionStart', newestVersion)?.refusesTypes).toEqual(['prompt', 'agent']);
    expect(hookEvent('pretooluse', newestVersion)).toBeUndefined();
  });
  it('has the keys of each hook type', () => {
    const required = (name: string): string[] | undefined =>
      hookType(name, newestVersion)
        ?.keys.filter((key) => key.required)
        .map((key) => key.name);
    expect(required('command')).toEqual(['command']);
    expect(required('mcp_tool')).toEqual(['server', 'tool']);
    expect(hookType('shell', newestVersion)).toBeUndefined();
  });
});

describe('models', () => {
  it.each([
    ['sonnet', 'alias', 'claude-sonnet-5-5'],
    ['Sonnet', 'alias', 'claude-sonnet-5-5'],
    [' haiku ', 'alias', 'claude-haiku-5-5'],
    ['sonnet[1m]', 'alias', 'claude-sonnet-5-5'],
    ['inherit', 'special', undefined],
    ['opusplan', 'special', 'claude-sonnet-5-5'],
    ['claude-opus-4-1', 'id', 'claude-opus-5-5'],
    ['claude-opus-5', 'id', 'claude-opus-5'],
    ['us.anthropic.claude-sonnet-5-5', 'provider', 'us.anthropic.claude-sonnet-5-5'],
    ['default', 'not-a-model', 'default'],
    ['gpt-5', 'unknown', 'gpt-5'],
  ])('reads %j as %s, sent as %s', (text, kind, sent) => {
    const read = readModel(text, newestVersion);
    expect([read.kind, read.sent]).toEqual([kind, sent]);
  });
  it('leaves an alias unresolved before its first release', () => {
    expect(readModel('opus', '2.1.100').sent).toBeUndefined();
  });
  it.each([
    ['opus', '2.1.112', 'alias', 'claude-opus-4-7'],
    ['opus', '2.1.299', 'alias', 'claude-opus-5'],
    ['best', '2.1.300', 'special', 'claude-fable-5-1'],
    ['claude-opus-4-1', '2.1.240', 'id', 'claude-opus-5'],
    ['claude-opus-4-1', '2.1.100', 'id', 'claude-opus-4-1'],
    ['fable', '2.1.112', 'unknown', 'fable'],
  ])('reads %s in %s as %s, sent as %s', (text, version, kind, sent) => {
    const read = readModel(text, version);
    expect([read.kind, read.sent]).toEqual([kind, sent]);
  });
  it.each<[string, string, string | undefined]>([
    ['sonnet', 'known', undefined],
    ['INHERIT', 'known', undefined],
    ['claude-mythos-5', 'known', undefined],
    ['claude-opus-4-20250514', 'known', undefined],
    ['anthropic/claude-opus-5', 'known', undefined],
    ['my-own-model', 'known', undefined],
    ['sonet', 'fails', 'sonnet'],
    ['opsu', 'fails', 'opus'],
    ['default', 'fails', 'inherit'],
    ['auto', 'fails', 'inherit'],
    ['mythos', 'fails', undefined],
    ['claude-sonnet', 'fails', 'sonnet'],
    ['sonnet-4', 'fails', 'sonnet'],
    ['sonnet-4-5', 'fails', 'claude-sonnet-4-5'],
    ['opus-4.5', 'fails', 'claude-opus-4-5'],
    ['claude-opus-4.5', 'fails', 'claude-opus-4-5'],
    ['claude-sonet-5', 'fails', 'claude-sonnet-5'],
    ['inherit[1m]', 'fails', 'inherit'],
    ['claude-opus-5-6', 'unknown', undefined],
    ['claude-opus-6', 'unknown', undefined],
    ['gpt-5', 'unknown', undefined],
    ['gemini-2.5-pro', 'unknown', undefined],
    ['o3', 'unknown', undefined],
  ])('judges %j as %s', (text, is, meant) => {
    const judged = judgeModel(text, newestVersion, { today: '2026-11-20', extraModels: ['my-own-model'] });
    expect([judged.is, judged.is === 'fails' ? judged.nearest : undefined]).toEqual([is, meant]);
  });
  it('retires a model on its day, not before', () => {
    expect(judgeModel('claude-sonnet-4-5', newestVersion, { today: '2026-11-29' })).toEqual({ is: 'known' });
    expect(judgeModel('claude-sonnet-4-5', newestVersion, { today: '2026-11-30' })).toEqual({
      is: 'retired',
      date: '2026-11-30',
      instead: 'sonnet',
    });
  });
});

it('has advice for common unknown fields', () => {
  expect(unknownField('version')?.harmless).toBe(true);
  expect(unknownField('PreToolUse')?.insteadOf).toBe('hooks');
  expect(unknownField('tools')).toBeUndefined();
});
