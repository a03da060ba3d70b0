// Agents of plugins in the editor: a README that is one, and a file that only the plugin's manifest makes one.
import * as assert from 'node:assert/strict';
import { activated, clear, closeAll, inWorkspace, openFile, openText, writeFile } from './editor';
import { saidAsWanted } from './findings';
import { after, before, suite, test } from './runner';

const AGENT = `---
name: helper
description: Use this agent to help.
tools: read
---

Help.
`;

suite('plugin', () => {
  const folder = 'some-plugin';
  const manifest = (rest: object): string => JSON.stringify({ name: folder, ...rest });

  before(async () => {
    await openFile(inWorkspace('.claude/agents/code-reviewer.md'));
    await activated();
  });
  after(async () => {
    await closeAll();
    await clear(folder);
  });

  test('a README below agents says that it is an agent', async () => {
    await writeFile(`${folder}/.claude-plugin/plugin.json`, manifest({}));
    const { document } = await openText(`${folder}/agents/README.md`, '# Our agents\n');
    const wanted = 'warning plugin-no-frontmatter «# Our agents»';
    assert.deepEqual(await saidAsWanted(document, (lines) => lines.includes(wanted)), [wanted]);
  });

  test('a file elsewhere is one as soon as the manifest lists it, and no longer than that', async () => {
    const { document } = await openText(`${folder}/other/helper.md`, AGENT);
    const isSaid = (lines: readonly string[]): boolean =>
      lines.some((line) => line.startsWith('error all-tools-unusable'));
    await writeFile(`${folder}/.claude-plugin/plugin.json`, manifest({ agents: './other/helper.md' }));
    assert.ok(isSaid(await saidAsWanted(document, isSaid, 20_000)));
    await writeFile(`${folder}/.claude-plugin/plugin.json`, manifest({}));
    assert.deepEqual(await saidAsWanted(document, (lines) => lines.length === 0, 20_000), []);
  });
});
