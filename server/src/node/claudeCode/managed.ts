// Finds managed settings of this machine; where there are some, no session that promises to run nothing may be started.

import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Prefix of every path, for tests. */
  readonly root?: string;
  /** Whether a policy key exists in the Windows registry. */
  readonly hasKey?: (key: string) => boolean;
}

/**
 * The first location with settings; undefined where there are none. An unreadable location counts as one with settings.
 *
 * Claude Code 2.1.332 runs their hooks and helpers in every session, even with hooks disabled and another home: measured for
 * SessionStart, SessionEnd, UserPromptSubmit, `apiKeyHelper` and `policyHelper`.
 */
export function managedSettings(
  machine: Machine = { platform: process.platform, env: process.env },
): string | undefined {
  const { root = '', hasKey = queriedKey } = machine;
  for (const place of placesOn(machine)) if (holdsSomething(root + place)) return place;
  return machine.platform === 'win32' ? POLICY_KEYS.find(hasKey) : undefined;
}

const POLICY_KEYS = ['HKLM\\SOFTWARE\\Policies\\ClaudeCode', 'HKCU\\SOFTWARE\\Policies\\ClaudeCode'] as const;

function placesOn({ platform, env }: Machine): readonly string[] {
  const inFolder = (folder: string, join: (...parts: string[]) => string): readonly string[] =>
    ['managed-settings.json', 'managed-settings.d'].map((name) => join(folder, name));
  switch (platform) {
    case 'win32': {
      const { join } = path.win32;
      const folders = [env.ProgramFiles ?? 'C:\\Program Files', env.ProgramData ?? 'C:\\ProgramData'];
      return folders.flatMap((folder) => inFolder(join(folder, 'ClaudeCode'), join));
    }
    case 'darwin': {
      const user = env.USER;
      const preferences = '/Library/Managed Preferences';
      return [
        ...inFolder('/Library/Application Support/ClaudeCode', path.posix.join),
        `${preferences}/com.anthropic.claudecode.plist`,
        ...(user ? [`${preferences}/${user}/com.anthropic.claudecode.plist`] : []),
      ];
    }
    default:
      return [
        ...inFolder('/etc/claude-code', path.posix.join),
        // Claude Code in WSL may follow the policies of Windows.
        ...inFolder('/mnt/c/Program Files/ClaudeCode', path.posix.join),
      ];
  }
}

function holdsSomething(place: string): boolean {
  try {
    return !statSync(place).isDirectory() || readdirSync(place).length > 0;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code !== 'ENOENT' && error.code !== 'ENOTDIR';
  }
}

/** Runs `reg.exe`. A key that cannot be queried counts as existing. */
function queriedKey(key: string): boolean {
  const query = path.win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  return spawnSync(query, ['query', key], { windowsHide: true, stdio: 'ignore', shell: false }).status !== 1;
}
