// Managed settings on every platform.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Machine, managedSettings } from '../../../server/src/node/claudeCode/managed';
import { folderWith } from './commands';

function machine(platform: NodeJS.Platform, ...files: readonly string[]): Machine {
  const root = folderWith({}).at;
  for (const file of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), '{}');
  }
  return { platform, env: { USER: 'ada' }, root, hasKey: () => false };
}

describe('managed settings', () => {
  test.each([
    ['linux', '/etc/claude-code/managed-settings.json'],
    ['linux', '/etc/claude-code/managed-settings.d/10-hooks.json'],
    ['darwin', '/Library/Application Support/ClaudeCode/managed-settings.json'],
    ['darwin', '/Library/Managed Preferences/com.anthropic.claudecode.plist'],
    ['darwin', '/Library/Managed Preferences/ada/com.anthropic.claudecode.plist'],
  ] as const)('are found on %s at %s', (platform, file) => {
    const found = managedSettings(machine(platform, file));
    expect(file.startsWith(found ?? 'nothing')).toBe(true);
  });

  test('are not found in empty folders or folders of agents only', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(managedSettings(machine(platform))).toBeUndefined();
    const agentsOnly = machine('linux', '/etc/claude-code/.claude/agents/a.md');
    mkdirSync(path.join(agentsOnly.root ?? '', '/etc/claude-code/managed-settings.d'));
    expect(managedSettings(agentsOnly)).toBeUndefined();
  });

  test('are found in the policies of Windows', () => {
    const hasKey = (key: string): boolean => key.startsWith('HKLM');
    expect(managedSettings({ ...machine('win32'), hasKey })).toBe('HKLM\\SOFTWARE\\Policies\\ClaudeCode');
  });
});
