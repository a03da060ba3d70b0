// `claudeVersion` in settings: a version, `installed`, or empty.

import { describe, expect, test } from 'vitest';
import { newestVersion } from '../../../server/src/core/dialects/claude/catalogue/facts';
import { defaultSettings, readSettings, readSettingsFile } from '../../../server/src/core/workspace/settings';

const installed = (): string => '2.1.400';
const none = (): undefined => undefined;
const judged = ({ claudeVersion, versionSource }: typeof defaultSettings) => [claudeVersion, versionSource];

describe('claudeVersion', () => {
  test.each([
    [{}, [newestVersion, 'newest']],
    [{ claudeVersion: '' }, [newestVersion, 'newest']],
    [{ claudeVersion: '2.1.240' }, ['2.1.240', 'named']],
    [{ claudeVersion: 'installed' }, ['2.1.400', 'installed']],
    [{ claudeVersion: 'Installed' }, [newestVersion, 'newest']],
    [{ claudeVersion: '2.1.240+x' }, [newestVersion, 'newest']],
    [{ claudeVersion: 7 }, [newestVersion, 'newest']],
  ])('%j is read as %j', (raw, expected) => {
    expect(judged(readSettings(raw, defaultSettings, installed))).toEqual(expected);
  });

  test('is the newest known where no installed version is found', () => {
    expect(judged(readSettings({ claudeVersion: 'installed' }, defaultSettings, none))).toEqual([
      newestVersion,
      'newest',
    ]);
  });

  test('does not look for the installed one unless a setting says so', () => {
    const refuse = (): never => {
      throw new Error('looked');
    };
    expect(judged(readSettings({ claudeVersion: '2.1.240' }, defaultSettings, refuse))).toEqual(['2.1.240', 'named']);
  });

  test('a version in a file takes precedence over `installed` in the editor, and a file without it changes nothing', () => {
    const base = readSettings({ claudeVersion: 'installed' }, defaultSettings, installed);
    const read = (json: string) => readSettingsFile(json, base, installed) ?? defaultSettings;
    expect(judged(read('{ "claudeVersion": "2.1.240" }'))).toEqual(['2.1.240', 'named']);
    expect(judged(read('{ "claudeVersion": "installed" }'))).toEqual(['2.1.400', 'installed']);
    expect(judged(read('{}'))).toEqual(['2.1.400', 'installed']);
  });

  test('a version in a file cannot make a workspace trusted', () => {
    const base = { ...defaultSettings, trusted: false };
    expect(readSettingsFile('{ "trusted": true }', base)?.trusted).toBe(false);
  });
});
