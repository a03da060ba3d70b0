// The version of Claude Code that files are checked against, with a fake installed Claude Code.

import { afterEach, describe, expect, test } from 'vitest';
import type { JudgedByResult } from '../../common/src/protocol/claudeCode';
import { newestVersion } from '../../server/src/core/dialects/claude/catalogue/facts';
import type { ClaudeCodeHost, InstalledClaudeCode } from '../../server/src/lsp/claudeCode/claudeCodeHost';
import { claudeCodeHost } from '../../server/src/node/claudeCode/nodeClaudeCodeHost';
import { at, type Client, type ClientOptions, connect } from './client';

const AGENT = '.claude/agents/a.md';
/** `manual` is a permission mode from 2.1.200 on. */
const TEXT = '---\nname: a\ndescription: Use this agent to review a change.\npermissionMode: manual\n---\nReview.\n';

let client: Client;
let looks = 0;
let installed: InstalledClaudeCode | undefined;
const host: ClaudeCodeHost = {
  ...claudeCodeHost,
  installed() {
    looks++;
    return installed;
  },
};
afterEach(() => client.stop());
async function started(settings: unknown, options: ClientOptions = {}): Promise<void> {
  looks = 0;
  client = await connect({ files: { [AGENT]: TEXT }, settings, claudeCode: host, ...options });
  client.open(AGENT, TEXT);
}
const judgedBy = (uri?: string): Promise<JudgedByResult> =>
  client.request('subagents/judgedBy', uri === undefined ? {} : { uri });

const OLD = { version: '2.1.100', program: '/opt/claude' };
const NEW = { version: '9.0.0', program: '/opt/claude' };

describe('the version that files are checked against', () => {
  test('is the installed one where the settings say so', async () => {
    installed = OLD;
    await started({ claudeVersion: 'installed' });
    expect(await judgedBy()).toEqual({
      version: '2.1.100',
      source: 'installed',
      newest: newestVersion,
      learned: false,
      installed: { ...OLD, asked: false },
    });
    expect(await client.rules(AGENT)).toContain('invalid-value');
  });

  test('is the newest known where none is installed', async () => {
    installed = undefined;
    await started({ claudeVersion: 'installed' });
    expect(await judgedBy()).toEqual({
      version: newestVersion,
      source: 'newest',
      newest: newestVersion,
      learned: false,
      installed: null,
    });
    expect(await client.rules(AGENT)).not.toContain('invalid-value');
  });

  test('is the one named in `.subagents.json`, also over `installed`', async () => {
    installed = OLD;
    const files = { [AGENT]: TEXT, '.subagents.json': `{ "claudeVersion": "${newestVersion}" }` };
    await started({ claudeVersion: 'installed' }, { files });
    expect(await judgedBy(at(AGENT))).toMatchObject({ version: newestVersion, source: 'named' });
    expect(await client.rules(AGENT)).not.toContain('invalid-value');
  });

  test('is not searched without the setting or in an untrusted workspace', async () => {
    installed = OLD;
    await started({});
    expect(await judgedBy()).toMatchObject({ version: newestVersion, source: 'newest', installed: null });
    await client.stop();
    await started({ claudeVersion: 'installed', trusted: false });
    expect(await judgedBy()).toMatchObject({ version: newestVersion, source: 'newest', installed: null });
    await client.stop();
    const files = { [AGENT]: TEXT, '.subagents.json': '{ "claudeVersion": "installed", "trusted": true }' };
    await started({ trusted: false }, { files });
    expect(await judgedBy(at(AGENT))).toMatchObject({ version: newestVersion, source: 'newest' });
    expect(looks).toBe(0);
  });

  test('is read again on rescan after an update', async () => {
    installed = OLD;
    await started({ claudeVersion: 'installed' });
    expect(await client.rules(AGENT)).toContain('invalid-value');
    installed = NEW;
    expect((await judgedBy()).version).toBe('2.1.100');
    await client.request('subagents/workspace', { rescan: true });
    expect(await judgedBy()).toMatchObject({ version: '9.0.0', source: 'installed', newest: newestVersion });
    expect(await client.rules(AGENT)).not.toContain('invalid-value');
  });
});
