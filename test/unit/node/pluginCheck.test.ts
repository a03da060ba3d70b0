// `check` on plugins and their manifests.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './commands';

const agent = (name: string): string =>
  `---\nname: ${name}\ndescription: Use this agent to review a change.\n---\nReview.\n`;
const FILES = {
  'p/agents/README.md': '# Our agents\n',
  'p/agents/docs/CLAUDE.md': 'Notes.\n',
  'p/agents/a.md': agent('a'),
  'p/other/b.md': agent('b'),
};

interface Reported {
  readonly path: string;
  readonly load: { readonly status: string; readonly rule: string | null; readonly name: string | null };
}
async function checked(manifest: string, ...given: readonly string[]): Promise<readonly string[]> {
  const folder = folderWith({ ...FILES, 'p/.claude-plugin/plugin.json': manifest });
  const report = JSON.parse((await folder.check(...given, '--format', 'json')).out) as { files: readonly Reported[] };
  return report.files.map(({ path, load }) => [path, load.status, load.rule ?? load.name ?? ''].join(' ').trim());
}

describe('check follows the manifest of a plugin', () => {
  test('every Markdown file below `agents` is an agent without a manifest', async () => {
    expect(await checked('{"name":"p"}')).toEqual([
      'p/agents/README.md loads README',
      'p/agents/a.md loads a',
      'p/agents/docs/CLAUDE.md loads CLAUDE',
    ]);
  });

  test('checks the files that `agents` lists, and no other file loads', async () => {
    expect(await checked('{"name":"p","agents":"./other/b.md"}')).toEqual([
      'p/agents/README.md not-an-agent',
      'p/agents/a.md skipped plugin-agent-not-listed',
      'p/agents/docs/CLAUDE.md not-an-agent',
      'p/other/b.md loads b',
    ]);
  });

  test('treats a named file that the manifest lists as an agent of the plugin', async () => {
    expect(await checked('{"name":"p","agents":["./other/b.md"]}', 'p/other/b.md')).toEqual(['p/other/b.md loads b']);
    expect(await checked('{"name":"p","agents":["./other/b.md","./x"]}', 'p/other/b.md')).toEqual([
      'p/other/b.md skipped plugin-not-loaded',
    ]);
  });

  test('loads other files beside a listed file that does not exist', async () => {
    expect(await checked('{"name":"p","agents":["./no.md","./agents/a.md"]}')).toEqual([
      'p/agents/README.md not-an-agent',
      'p/agents/a.md loads a',
      'p/agents/docs/CLAUDE.md not-an-agent',
    ]);
  });

  test('loads no agents of a broken manifest', async () => {
    expect(await checked('{"name":"p",}')).toEqual([
      'p/agents/README.md not-an-agent',
      'p/agents/a.md skipped plugin-not-loaded',
      'p/agents/docs/CLAUDE.md not-an-agent',
    ]);
  });
});

describe('links in a plugin', () => {
  const agent = (name: string): string =>
    `---\nname: ${name}\ndescription: Use this agent to look at ${name}.\n---\nLook.\n`;
  const linked = (manifest: object, links: Readonly<Record<string, string>>) => {
    const folder = folderWith({
      'p/.claude-plugin/plugin.json': JSON.stringify({ name: 'p', ...manifest }),
      'p/agents/own.md': agent('own'),
      'p/other/b.md': agent('b'),
      'out/c.md': agent('c'),
    });
    for (const [at, to] of Object.entries(links)) {
      mkdirSync(path.dirname(path.join(folder.at, at)), { recursive: true });
      symlinkSync(to, path.join(folder.at, at));
    }
    return folder;
  };
  const checked = async (folder: ReturnType<typeof linked>) => {
    const { code, err, out } = await folder.check('p', '--format', 'json');
    const files: readonly { readonly path: string }[] = JSON.parse(out).files;
    return { code, lines: err.split('\n').filter(Boolean), files: files.map((file) => file.path) };
  };

  test('are not followed below `agents`, and are named', async () => {
    const folder = linked({}, { 'p/agents/b.md': '../other/b.md', 'p/agents/more': '../../out' });
    expect(await checked(folder)).toEqual({
      code: 2,
      lines: [
        expect.stringMatching(/^p\/agents\/b\.md is not read/),
        expect.stringMatching(/^p\/agents\/more is not read/),
      ],
      files: ['p/agents/own.md'],
    });
  });

  test('lead to listed files inside of the plugin only', async () => {
    const agents = ['./in.md', './out.md', './below/c.md', './other/b.md'];
    const folder = linked({ agents }, { 'p/in.md': 'agents/own.md', 'p/out.md': '../out/c.md', 'p/below': '../out' });
    expect(await checked(folder)).toEqual({
      code: 2,
      lines: [expect.stringMatching(/^p\/out\.md is not read/), expect.stringMatching(/^p\/below\/c\.md is not read/)],
      // The one that is not listed is reported.
      files: ['p/agents/own.md', 'p/in.md', 'p/other/b.md'],
    });
  });

  test('a manifest lists more files than are looked at', async () => {
    const folder = linked({}, {});
    const agents = Array.from({ length: 1200 }, (_, at) => `./other/${at}.md`);
    writeFileSync(
      path.join(folder.at, 'p/.claude-plugin/plugin.json'),
      JSON.stringify({ name: 'p', agents: ['./other/b.md', ...agents] }),
    );
    const { code, err } = await folder.check('p');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('plugin.json is read in part only') });
  });
});
