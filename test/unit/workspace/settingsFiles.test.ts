// Which `.subagents.json` counts for a file, and what is said of those that cannot be read.

import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/core/workspace/settings';
import { createSettingsFiles } from '../../../server/src/core/workspace/settingsFiles';
import { createMemoryHost } from '../../support/memoryHost';

function settingsOf(files: Readonly<Record<string, string>>) {
  const host = createMemoryHost(Object.entries(files).map(([path, text]) => [`file://${path}`, text] as const));
  const log: string[] = [];
  const settings = createSettingsFiles({
    host,
    base: defaultSettings,
    invalid: (uri, problem) => log.push(`${problem} ${uri.slice('file://'.length)}`),
    read: (uri) => log.push(`read ${uri.slice('file://'.length)}`),
  });
  return { host, settings, log };
}

describe('settings files', () => {
  const FILES = {
    '/w/.subagents.json': '{"descriptionBudget":1,"files":["a/*.md"]}',
    '/w/sub/.subagents.json': '{"descriptionBudget":2}',
    '/w/broken/.subagents.json': '{',
    '/w/.subagents.json.bak': '{}',
  };

  test('count for files below them, the nearest one', async () => {
    const { settings } = settingsOf(FILES);
    await settings.load(['file:///w/a.md', 'file:///w/sub/deep/b.md', 'file:///x/c.md']);
    const budget = (uri: string): number | undefined => settings.nearest(uri)?.descriptionBudget;
    expect(budget('file:///w/a.md')).toBe(1);
    expect(budget('file:///w/sub/deep/b.md')).toBe(2);
    expect(budget('file:///x/c.md')).toBeUndefined();
  });

  test('are passed over where they are not JSON, which is reported', async () => {
    const { settings, log } = settingsOf(FILES);
    await settings.load(['file:///w/broken/a.md']);
    expect(settings.nearest('file:///w/broken/a.md')?.descriptionBudget).toBe(1);
    expect(log.sort()).toEqual(['not-json /w/broken/.subagents.json', 'read /w/.subagents.json']);
  });

  test('count for no file where there are none', async () => {
    const { settings, log } = settingsOf({ '/w/a.md': '' });
    await settings.load(['file:///w/a.md']);
    expect(settings.nearest('file:///w/a.md')).toBeUndefined();
    expect(log).toEqual([]);
  });

  test('are read once', async () => {
    const { host, settings } = settingsOf(FILES);
    await settings.load(['file:///w/a.md']);
    const asked = host.asked.length;
    await settings.load(['file:///w/b.md']);
    expect(host.asked.length).toBe(asked);
  });

  test('are found below folders and above them', async () => {
    const { log, settings } = settingsOf(FILES);
    await settings.loadBelow(['file:///w/sub']);
    expect(log.sort()).toEqual(['read /w/.subagents.json', 'read /w/sub/.subagents.json']);
  });

  test('are reported as unreadable where the file is there and has no text', async () => {
    const { host, log, settings } = settingsOf({ '/w/.subagents.json': '{}' });
    Object.assign(host, { read: async () => undefined });
    await settings.load(['file:///w/a.md']);
    expect(log).toEqual(['unreadable /w/.subagents.json']);
  });

  test('differ by the globs of all that set some', async () => {
    const { settings } = settingsOf({ ...FILES, '/v/.subagents.json': '{"files":["b.md","c.md"]}' });
    expect(settings.globs).toBe('');
    await settings.load(['file:///w/sub/a.md', 'file:///v/a.md']);
    expect(settings.globs.split('\n').sort()).toEqual([
      '["file:///v/.subagents.json",["b.md","c.md"]]',
      '["file:///w/.subagents.json",["a/*.md"]]',
    ]);
  });
});
