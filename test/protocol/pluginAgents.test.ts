// Agents of plugins: without frontmatter, listed or excluded by the manifest, and lost with a broken one.

import { describe, expect, test } from 'vitest';
import { type Client, eventually } from './client';
import { started } from './started';

const README = 'plug/agents/README.md';
const MANIFEST = 'plug/.claude-plugin/plugin.json';
const agent = (name: string, fields = ''): string => `---\nname: ${name}\ndescription: Use it.\n${fields}---\nDo it.\n`;
const manifest = (rest: object = {}): string => JSON.stringify({ name: 'plug', ...rest });

interface Listed {
  readonly agents: readonly {
    readonly name: string;
    readonly scope: string;
    readonly status: string;
    readonly shadow: object | null;
  }[];
}
const listed = async ({ request }: Client): Promise<readonly string[]> =>
  (await request<Listed>('subagents/workspace')).agents.map(
    ({ name, scope, status, shadow }) => `${scope} ${name} ${status}${shadow ? ' shadowed' : ''}`,
  );

describe('a file without frontmatter', () => {
  test('is an agent below a plugin’s `agents`, with a diagnostic on its first line', async () => {
    const connected = await started({ files: { [MANIFEST]: manifest() } });
    connected.open(README, '\n# Our agents\n\nOne of them.\n');
    const findings = await connected.findings(README);
    expect(findings).toMatchObject([
      {
        code: 'plugin-no-frontmatter',
        severity: 2,
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 12 } },
      },
    ]);
    expect(findings[0]?.message).toContain('README`');
    expect(await listed(connected)).toEqual(['plugin README loads']);
    const lenses = await connected.request<{ command?: { title: string } }[]>('textDocument/codeLens', {
      textDocument: { uri: `file:///w/${README}` },
    });
    expect(lenses.map((lens) => lens.command?.title)[0]).toContain('README');
  });

  test('is no agent of a plugin that lists its agents', async () => {
    const connected = await started({ files: { [MANIFEST]: manifest({ agents: [] }) } });
    connected.open(README, '# Our agents\n');
    expect(await connected.rules(README)).toEqual([]);
    expect(await listed(connected)).toEqual([]);
  });

  test('is no agent below .claude/agents', async () => {
    const connected = await started({ files: {} });
    connected.open('.claude/agents/README.md', '# Our agents\n');
    expect(await connected.rules('.claude/agents/README.md')).toEqual([]);
  });
});

describe('a manifest that lists agents', () => {
  const LISTED = 'plug/other/a%20b.md';
  const BELOW = 'plug/agents/b.md';
  const files = {
    [MANIFEST]: manifest({ agents: ['./other/a b.md'] }),
    [LISTED]: agent('a', 'tools: read\n'),
    [BELOW]: agent('b'),
    'plug/other/c.md': agent('c', 'tools: read\n'),
  };

  test('makes only the listed file an agent, wherever it is', async () => {
    const connected = await started({ files });
    connected.open(LISTED, files[LISTED]);
    connected.open('plug/other/c.md', files['plug/other/c.md']);
    expect(await connected.rules(LISTED)).toContain('all-tools-unusable');
    expect(await connected.rules('plug/other/c.md')).toEqual([]);
    expect(await listed(connected)).toEqual(['plugin b skipped', 'plugin a loads']);
  });

  test('excludes other files below `agents`, with a diagnostic', async () => {
    const connected = await started({ files });
    connected.open(BELOW, files[BELOW]);
    const [finding] = await connected.findings(BELOW);
    expect(finding).toMatchObject({ code: 'plugin-agent-not-listed', severity: 1 });
    expect(finding?.message).toContain('`./agents/b.md`');
  });

  test('takes effect when it changes', async () => {
    const connected = await started({ files });
    connected.open(BELOW, files[BELOW]);
    expect(await connected.rules(BELOW)).toContain('plugin-agent-not-listed');
    connected.changedOnDisk(MANIFEST, manifest());
    expect(
      await eventually(
        () => connected.rules(BELOW),
        (rules) => !rules.includes('plugin-agent-not-listed'),
      ),
    ).not.toContain('plugin-agent-not-listed');
    expect(await listed(connected)).toEqual(['plugin b loads']);
  });

  test('is found for a file opened without a folder', async () => {
    const connected = await started({ files, introduction: { rootUri: null, workspaceFolders: null } });
    connected.open(LISTED, files[LISTED]);
    expect(
      await eventually(
        () => connected.rules(LISTED),
        (rules) => rules.length > 0,
      ),
    ).toContain('all-tools-unusable');
  });
});

test('reports a bad manifest entry on each agent of the plugin, with its location', async () => {
  const files = {
    [MANIFEST]: '{\n  "name": "plug",\n  "agents": ["./other/a.md", "./agents"]\n}\n',
    'plug/other/a.md': agent('a'),
    'plug/agents/b.md': agent('b'),
  };
  const connected = await started({ files });
  for (const path of ['plug/other/a.md', 'plug/agents/b.md'] as const) {
    connected.open(path, files[path]);
    const [finding] = await connected.findings(path);
    expect(finding).toMatchObject({
      code: 'plugin-not-loaded',
      severity: 1,
      relatedInformation: [
        { location: { uri: `file:///w/${MANIFEST}`, range: { start: { line: 2, character: 29 } } } },
      ],
    });
    expect(finding?.message).toContain('`./agents`');
  }
});

test('lets plugin agents compete only with agents of the same id', async () => {
  const connected = await started({
    files: {
      [MANIFEST]: manifest(),
      '.claude/agents/same.md': agent('same'),
      'plug/agents/same.md': agent('same'),
      'plug/agents/deep/same.md': agent('same'),
      'plug/agents/deep/twin.md': agent('same'),
    },
  });
  expect([...(await listed(connected))].sort()).toEqual([
    'plugin same loads',
    'plugin same loads shadowed',
    'plugin same loads shadowed',
    'project same loads',
  ]);
});
