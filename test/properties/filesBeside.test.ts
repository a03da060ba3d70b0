// Whatever stands in a settings file, manifest, baseline or file of cases, the command line ends with 0, 1 or 2, without a stack trace.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Output } from '../../server/src/node/command';
import { run } from '../../server/src/node/dispatch';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'subagents-beside-'));
  for (const folder of ['.claude/agents', '.claude-plugin', 'agents'])
    mkdirSync(path.join(cwd, folder), { recursive: true });
  const agent = '---\nname: a\ndescription: Use when: a change is ready\ntools: mcp__a__b, Read\n---\nReview.\n';
  for (const file of ['.claude/agents/a.md', 'agents/a.md']) writeFileSync(path.join(cwd, file), agent);
  for (const [name, value] of Object.entries({ PATH: '', HOME: cwd, CLAUDE_CONFIG_DIR: path.join(cwd, 'none') }))
    vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(cwd, { recursive: true, force: true });
});

const FILES = {
  '.subagents.json': ['check', '--format', 'sarif'],
  '.mcp.json': ['check'],
  '.claude/settings.json': ['check'],
  '.claude-plugin/plugin.json': ['check'],
  'baseline.json': ['check', '--baseline', 'baseline.json'],
  'old.json': ['check', '--write-baseline', 'old.json'],
  'config.json': ['check', '--config', 'config.json'],
  'cases.json': ['route', '--cases', 'cases.json'],
} as const;

const key = fc.constantFrom(
  ...[
    'files',
    'rules',
    'version',
    'findings',
    'path',
    'rule',
    'message',
    'prompt',
    'expected',
    'context',
    'hideExample',
  ],
  ...[
    'claudeVersion',
    'extraTools',
    'descriptionBudget',
    'mcpServers',
    'permissions',
    'deny',
    'agent',
    'env',
    'agents',
    'name',
  ],
  ...['__proto__', 'constructor', 'length', 'toString', 'name-missing', '.claude/agents/a.md'],
);
const leaf = fc.oneof(
  fc.constantFrom(
    'off',
    'error',
    '**/*.md',
    '{',
    '',
    '\0',
    'installed',
    'Agent(a)',
    './agents',
    '../x',
    null,
    true,
    0,
    -1,
    1e308,
  ),
  fc.string(),
  fc.double(),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}));
const json = value.map((each) => JSON.stringify(each));
const text = fc.oneof(
  { weight: 20, arbitrary: json },
  { weight: 3, arbitrary: json.map((each) => each.slice(0, -1)) },
  { weight: 3, arbitrary: fc.string() },
  { weight: 2, arbitrary: fc.constantFrom('['.repeat(100_000), '{"a":'.repeat(50_000), '\ufeff[]', '// c\n{}') },
);

test('no content of a file beside agents ends a run in another way', async () => {
  const file = fc.constantFrom(...(Object.keys(FILES) as (keyof typeof FILES)[]));
  await fc.assert(
    fc.asyncProperty(file, text, async (name, content) => {
      let shown = '';
      const show = (part: string): void => {
        shown += part;
      };
      const output: Output = {
        cwd,
        color: false,
        write: show,
        error: show,
        progress: () => {},
        readInput: async () => '',
      };
      writeFileSync(path.join(cwd, name), content);
      const code = await run(FILES[name], output, async () => 0);
      rmSync(path.join(cwd, name));
      expect([0, 1, 2]).toContain(code);
      expect(shown).not.toMatch(/\n {4}at |mistake of this program|failed on/);
    }),
    { numRuns: 300, seed: 20261120 },
  );
});
