// Agent files of plugins: below `agents/`, and listed by the plugin's manifest.
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

suite('plugin agents', () => {
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

  test('a README below `agents/` is reported as an agent', async () => {
    await writeFile(`${folder}/.claude-plugin/plugin.json`, manifest({}));
    const { document } = await openText(`${folder}/agents/README.md`, '# Our agents\n');
    const wanted = 'warning plugin-no-frontmatter «# Our agents»';
    assert.deepEqual(await saidAsWanted(document, (lines) => lines.includes(wanted)), [wanted]);
  });

  test('a file outside `agents/` is an agent exactly while the manifest lists it', async () => {
    const { document } = await openText(`${folder}/other/helper.md`, AGENT);
    const isSaid = (lines: readonly string[]): boolean =>
      lines.some((line) => line.startsWith('error all-tools-unusable'));
    await writeFile(`${folder}/.claude-plugin/plugin.json`, manifest({ agents: './other/helper.md' }));
    assert.ok(isSaid(await saidAsWanted(document, isSaid)));
    await writeFile(`${folder}/.claude-plugin/plugin.json`, manifest({}));
    assert.deepEqual(await saidAsWanted(document, (lines) => lines.length === 0), []);
  });
});
