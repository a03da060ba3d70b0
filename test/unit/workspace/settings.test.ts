// What the settings of an editor and of `.subagents.json` set, and which values are ignored.

import { describe, expect, test } from 'vitest';
import {
  defaultSettings,
  readSettings,
  readSettingsFile,
  type Settings,
  settingsFilesFor,
} from '../../../server/src/core/workspace/settings';

const base: Settings = {
  ...defaultSettings,
  rules: { 'tools-empty': 'error' },
  files: ['prompts/*.md'],
  extraTools: ['Old'],
  extraModels: ['old-model'],
  claudeVersion: '2.1.300',
  versionSource: 'named',
  descriptionBudget: 9000,
  userAgents: false,
  userConfig: false,
  claudePath: '/bin/claude',
  trusted: false,
  codeLens: false,
  inlayHints: { model: true, tokens: true },
};

describe('a setting', () => {
  test.each<[string, object, Partial<Settings>]>([
    ['rules adds to those of before', { rules: { a: 'off' } }, { rules: { 'tools-empty': 'error', a: 'off' } }],
    ['rules replaces the level of before', { rules: { 'tools-empty': 'hint' } }, { rules: { 'tools-empty': 'hint' } }],
    [
      'rules takes every level',
      { rules: { a: 'off', b: 'hint', c: 'information', d: 'warning', e: 'error' } },
      { rules: { 'tools-empty': 'error', a: 'off', b: 'hint', c: 'information', d: 'warning', e: 'error' } },
    ],
    ['files adds to those of before', { files: ['a.md'] }, { files: ['prompts/*.md', 'a.md'] }],
    ['extraTools adds to those of before', { extraTools: ['New'] }, { extraTools: ['Old', 'New'] }],
    ['extraModels adds to those of before', { extraModels: ['new'] }, { extraModels: ['old-model', 'new'] }],
    ['claudeVersion names a version', { claudeVersion: '2.1.10' }, { claudeVersion: '2.1.10', versionSource: 'named' }],
    [
      'claudeVersion is the newest known where it is empty',
      { claudeVersion: '' },
      { claudeVersion: defaultSettings.claudeVersion, versionSource: 'newest' },
    ],
    [
      'claudeVersion is that of the installed Claude Code',
      { claudeVersion: 'installed' },
      { claudeVersion: '2.1.7', versionSource: 'installed' },
    ],
    ['descriptionBudget replaces the one of before', { descriptionBudget: 1 }, { descriptionBudget: 1 }],
    ['userAgents replaces the one of before', { userAgents: true }, { userAgents: true }],
    ['userConfig replaces the one of before', { userConfig: true }, { userConfig: true }],
    ['claudePath replaces the one of before', { claudePath: '' }, { claudePath: '' }],
    ['trusted replaces the one of before', { trusted: true }, { trusted: true }],
    ['codeLens replaces the one of before', { codeLens: true }, { codeLens: true }],
    ['inlayHints is an object', { inlayHints: { model: false } }, { inlayHints: { model: false, tokens: true } }],
    ['inlayHints is two keys', { 'inlayHints.tokens': false }, { inlayHints: { model: true, tokens: false } }],
    [
      'inlayHints as a key takes precedence over the object',
      { 'inlayHints.model': true, inlayHints: { model: false, tokens: false } },
      { inlayHints: { model: true, tokens: false } },
    ],
  ])('%s', (_claim, raw, set) => {
    expect(readSettings(raw, base, () => '2.1.7')).toEqual({ ...base, ...set });
  });

  test.each<[string, object, Partial<Settings>]>([
    ['rules that is a list', { rules: ['a'] }, {}],
    ['a level that does not exist', { rules: { a: 'fatal', b: 1 } }, {}],
    ['files that is no list', { files: 'a.md' }, {}],
    ['items that are no text', { files: [1, 'a.md', null] }, { files: ['prompts/*.md', 'a.md'] }],
    ['a version with a word', { claudeVersion: '2.1.x' }, {}],
    ['a version with a tail', { claudeVersion: '2.1.10-beta' }, {}],
    ['a version of two numbers', { claudeVersion: '2.1' }, {}],
    ['a version that is a number', { claudeVersion: 2 }, {}],
    ['a budget of 0', { descriptionBudget: 0 }, {}],
    ['a budget below 0', { descriptionBudget: -1 }, {}],
    ['a budget that is text', { descriptionBudget: '9' }, {}],
    ['switches that are text', { userAgents: 'true', userConfig: 1, trusted: 'yes', codeLens: null }, {}],
    ['a path that is no text', { claudePath: 1 }, {}],
    ['hints that are text', { inlayHints: { model: 'no' }, 'inlayHints.tokens': 0 }, {}],
    ['hints that are a list', { inlayHints: ['model'] }, {}],
    ['unknown keys', { color: 'red', constructor: {} }, {}],
  ])('ignores %s', (_claim, raw, set) => {
    expect(readSettings(raw, base)).toEqual({ ...base, ...set });
  });

  test.each([[undefined], [null], [1], ['text'], [[{ codeLens: true }]]])('ignores settings that are %j', (raw) => {
    expect(readSettings(raw, base)).toEqual(base);
  });

  test('claudeVersion is the newest known where no Claude Code is installed', () => {
    expect(readSettings({ claudeVersion: 'installed' }, base)).toMatchObject({
      claudeVersion: defaultSettings.claudeVersion,
      versionSource: 'newest',
    });
  });

  test('a rule called __proto__ is set like any other', () => {
    const { rules } = readSettings(JSON.parse('{"rules":{"__proto__":"off"}}'), defaultSettings);
    expect(Object.entries(rules)).toEqual([['__proto__', 'off']]);
    expect(({} as Record<string, unknown>).off).toBeUndefined();
  });
});

describe('.subagents.json', () => {
  test('sets no program, no trust and no reading of the user’s configuration', () => {
    const json = '{"claudePath":"./x","trusted":true,"userConfig":true,"codeLens":true}';
    expect(readSettingsFile(json, base)).toEqual({ ...base, codeLens: true });
  });

  test('may begin with a byte order mark', () => {
    expect(readSettingsFile('\uFEFF{"codeLens":true}', base)?.codeLens).toBe(true);
  });

  test.each(['{"codeLens":true', '// why\n{}', ''])('is absent where it is no JSON: %j', (json) => {
    expect(readSettingsFile(json, base)).toBeUndefined();
  });

  test('passes on what goes wrong while the installed version is read', () => {
    const broken = (): string => {
      throw new RangeError('broken');
    };
    expect(() => readSettingsFile('{"claudeVersion":"installed"}', base, broken)).toThrow('broken');
  });

  test.each([
    [
      'file:///w/sub/.claude/agents/a.md',
      [
        'file:///w/sub/.claude/agents/.subagents.json',
        'file:///w/sub/.claude/.subagents.json',
        'file:///w/sub/.subagents.json',
        'file:///w/.subagents.json',
        'file:///.subagents.json',
      ],
    ],
    [
      'vscode-vfs://github/o/r/a.md',
      [
        'vscode-vfs://github/o/r/.subagents.json',
        'vscode-vfs://github/o/.subagents.json',
        'vscode-vfs://github/.subagents.json',
      ],
    ],
    ['untitled:/w/a.md', ['untitled:/w/.subagents.json', 'untitled:/.subagents.json']],
    ['/a.md', ['/.subagents.json']],
    ['a.md', []],
  ])('for %s is looked for upwards', (uri, files) => {
    expect(settingsFilesFor(uri)).toEqual(files);
  });
});
