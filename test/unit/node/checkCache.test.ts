// The cache of `check`.

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLON, folderWith, GOOD, SKIPPED } from './commands';

const A = '.claude/agents/a.md';
const B = '.claude/agents/b.md';
const remembered = (cache: string): string =>
  readdirSync(cache)
    .map((name) => readFileSync(path.join(cache, name), 'utf8'))
    .join();

/** With and without cache, in each format. */
async function agrees(folder: ReturnType<typeof folderWith>): Promise<void> {
  for (const format of ['text', 'json', 'sarif', 'github'])
    expect(await folder.checkAgain('1', '--format', format)).toEqual(await folder.check('--format', format));
}

describe('the cache of check', () => {
  test('gives the same output without reading the files again', async () => {
    const folder = folderWith({ [A]: COLON, [B]: SKIPPED });
    const first = await folder.checkAgain('1');
    const [file = ''] = readdirSync(folder.cache);
    const full = path.join(folder.cache, file);
    writeFileSync(full, readFileSync(full, 'utf8').replace('there is no `name`', 'it is remembered'));
    const second = await folder.checkAgain('1');
    expect(second.out).toBe(first.out.replace('there is no `name`', 'it is remembered'));
  });

  const edits: readonly [string, (folder: ReturnType<typeof folderWith>) => void][] = [
    ['a file changes', (folder) => folder.write(A, GOOD)],
    ['a file comes', (folder) => folder.write('.claude/agents/c.md', SKIPPED)],
    ['a file goes', (folder) => rmSync(path.join(folder.at, B))],
    ['another agent takes its name', (folder) => folder.write('.claude/agents/twin.md', COLON)],
    ['the settings change', (folder) => folder.write('.subagents.json', '{"rules":{"name-missing":"off"}}')],
    [
      'the agent is denied',
      (folder) => folder.write('.claude/settings.json', '{"permissions":{"deny":["Agent(reviewer)"]}}'),
    ],
    ['a server is configured', (folder) => folder.write('.mcp.json', '{"mcpServers":{"github":{}}}')],
    ['a file it links to comes', (folder) => folder.write('.claude/agents/guide.md', '# Guide\n')],
  ];
  test.each(edits)('is invalidated when %s', async (_, edit) => {
    const linking = `${COLON}See [the guide](guide.md).\n`;
    const folder = folderWith({ [A]: linking, [B]: SKIPPED });
    await agrees(folder);
    const before = await folder.check('--format', 'json');
    edit(folder);
    await agrees(folder);
    const after = await folder.check('--format', 'json');
    if (!/server/.test(_)) expect(after.out).not.toBe(before.out);
  });

  test('distinguishes day, version and severities', async () => {
    const folder = folderWith({
      [A]: `\uFEFF${GOOD.replace('---\nReview', 'model: claude-opus-4-1\n---\nReview')}`,
      [B]: COLON,
    });
    await folder.checkAgain('1');
    for (const args of [
      ['--today', '2030-01-01'],
      ['--claude-version', '2.1.112'],
      ['--rule', 'description-needs-quotes=off'],
    ])
      expect(await folder.checkAgain('1', ...args)).toEqual(await folder.check(...args));
  });

  test('is readable by its owner only, and by one build', async () => {
    const folder = folderWith({ [A]: COLON });
    await folder.checkAgain('1');
    const [file = ''] = readdirSync(folder.cache);
    expect(statSync(path.join(folder.cache, file)).mode & 0o777).toBe(0o600);
    expect(statSync(folder.cache).mode & 0o777).toBe(0o700);
    await folder.checkAgain('2');
    expect(remembered(folder.cache)).toContain('"build":"2"');
  });

  test('is not written for --no-cache, --fix and standard input', async () => {
    const folder = folderWith({ [A]: COLON });
    await folder.checkAgain('1', '--no-cache');
    await folder.checkAgain('1', '--fix');
    expect(() => readdirSync(folder.cache)).toThrow();
  });

  test.each(['', '{', 'null', '[]', '{"build":"1"}', '{"build":"1","files":{"__proto__":{"key":1}}}'])(
    'ignores a cache file that contains %j',
    async (text) => {
      const folder = folderWith({ [A]: COLON });
      await folder.checkAgain('1');
      const [file = ''] = readdirSync(folder.cache);
      writeFileSync(path.join(folder.cache, file), text);
      expect(await folder.checkAgain('1')).toEqual(await folder.check());
    },
  );

  test('does not fail where its folder is not writable', async () => {
    const folder = folderWith({ [A]: COLON });
    writeFileSync(folder.cache, 'a file');
    expect(await folder.checkAgain('1')).toEqual(await folder.check());
  });

  test('drops the runs that are oldest', async () => {
    const folder = folderWith({ [A]: COLON });
    mkdirSync(folder.cache);
    for (let i = 0; i < 60; i++) writeFileSync(path.join(folder.cache, `${i}.json`), '{}');
    await folder.checkAgain('1');
    expect(readdirSync(folder.cache)).toHaveLength(50);
    expect(remembered(folder.cache)).toContain('reviewer');
  });
});
