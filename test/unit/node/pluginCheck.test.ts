// `check` on plugins and their manifests.

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
