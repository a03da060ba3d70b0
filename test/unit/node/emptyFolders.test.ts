// Which files `check` takes as agents: by place, or because they are named.

import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { UsageError } from '../../../server/src/node/command';
import { COLON, folderWith, GOOD, SKIPPED } from './commands';

const OTHERS = {
  'skills/brew/SKILL.md': '---\nname: brew\ndescription: Brew: the tea\nallowed-tools: Bash\n---\nBrew.\n',
  'commands/pour.md': '---\ndescription: Pour the tea\nargument-hint: CUP\n---\nPour.\n',
  'docs/tea.md': '---\ntitle: Tea\ndescription: All about tea: green and black\n---\nTea.\n',
  '.claude/commands/pour.md': '---\ndescription: Pour: the tea\n---\nPour.\n',
  '.claude/skills/brew/SKILL.md': '---\nname: brew\ndescription: Brew: the tea\n---\nBrew.\n',
  'agents/bare.md': SKIPPED,
  '.github/agents/copilot.agent.md': SKIPPED,
};
const A = '.claude/agents/a.md';
const noAgents = (folder: string): string =>
  `${folder}: no agent files here. Name a file to check it wherever it is; --allow-empty accepts this.\n`;

afterEach(() => vi.unstubAllEnvs());

describe('a folder without agent files', () => {
  test.each([[[]], [['.']], [['docs']], [['skills', 'commands']]])('is named and ends with 2: %j', async (paths) => {
    const { code, out, err } = await folderWith(OTHERS).check(...paths);
    expect(code).toBe(2);
    expect(err).toBe((paths.length > 0 ? paths : ['.']).map(noAgents).join(''));
    expect(out).toContain('0 files');
  });

  test('changes nothing with --fix', async () => {
    const folder = folderWith(OTHERS);
    expect((await folder.check('--fix')).code).toBe(2);
    expect((await folder.check('--fix', '--allow-empty', 'docs', 'skills')).code).toBe(0);
    for (const [file, text] of Object.entries(OTHERS)) expect(folder.read(file)).toBe(text);
  });

  test('is accepted with --allow-empty', async () => {
    const { code, err } = await folderWith({ 'docs/x.md': COLON }).check('--allow-empty');
    expect(code).toBe(0);
    expect(err).toBe(noAgents('.'));
  });

  test('is empty, or has only documents beside the agents', async () => {
    const folder = folderWith({ '.claude/agents/README.md': '# Read me\n' });
    mkdirSync(path.join(folder.at, 'empty'));
    expect(await folder.check('empty')).toMatchObject({ code: 2, err: noAgents('empty') });
    expect(await folder.check()).toMatchObject({ code: 2, err: noAgents('.') });
  });

  test('gets a valid report in every machine format', async () => {
    const folder = folderWith(OTHERS);
    for (const more of [[], ['--allow-empty']]) {
      const code = more.length > 0 ? 0 : 2;
      const json = await folder.check('--format', 'json', ...more);
      expect(json.code).toBe(code);
      expect(JSON.parse(json.out)).toMatchObject({ version: 1, files: [], summary: { files: 0, errors: 0 } });
      const sarif = await folder.check('--format', 'sarif', ...more);
      expect(sarif.code).toBe(code);
      expect(JSON.parse(sarif.out).runs[0].results).toEqual([]);
      const github = await folder.check('--format', 'github', ...more);
      expect(github).toMatchObject({ code, out: '0 files: 0 load, 0 skipped · 0 errors, 0 warnings\n' });
      for (const { err } of [json, sarif, github]) expect(err).toBe(noAgents('.'));
    }
  });

  test('is named among other folders, which are checked', async () => {
    const folder = folderWith({ ...OTHERS, [A]: SKIPPED });
    const { code, out, err } = await folder.check('.claude/agents', 'docs', '.');
    expect(code).toBe(2);
    expect(err).toBe(noAgents('docs'));
    expect(out).toContain('name-missing');
    expect((await folder.check('.claude/agents', 'docs', '--allow-empty')).code).toBe(1);
  });

  test('gets the same answer from the cache', async () => {
    const folder = folderWith({ ...OTHERS, 'sub/.claude/agents/a.md': GOOD });
    for (let i = 0; i < 2; i++) {
      expect((await folder.checkAgain('1')).code).toBe(0);
      expect((await folder.checkAgain('1', 'docs')).code).toBe(2);
      expect((await folder.checkAgain('1', 'sub', 'docs')).code).toBe(2);
      expect((await folder.checkAgain('1', 'docs', '--allow-empty')).code).toBe(0);
    }
  });

  test('does not replace a baseline', async () => {
    const folder = folderWith({ [A]: SKIPPED, 'docs/tea.md': 'Tea.\n' });
    await folder.check('--write-baseline', 'known.json');
    const known = folder.read('known.json');
    expect((await folder.check('docs', '--write-baseline', 'known.json')).code).toBe(2);
    expect(folder.read('known.json')).toBe(known);
    expect((await folder.check('docs', '--write-baseline', 'known.json', '--allow-empty')).code).toBe(0);
    expect(folder.read('known.json')).not.toBe(known);
  });

  test('is refused by `route`', async () => {
    await expect(folderWith(OTHERS).route('Pour the tea')).rejects.toThrow('no agent');
  });
});

describe('files checked as agents', () => {
  test.each(Object.keys(OTHERS))('include a named file, wherever it is: %s', async (file) => {
    const report = JSON.parse((await folderWith(OTHERS).check(file, '--format', 'json')).out);
    expect(report.files.map((each: { path: string }) => each.path)).toEqual([file]);
    expect(report.files[0].load.status).not.toBe('not-an-agent');
  });

  test('include only agent places below a folder', async () => {
    const report = JSON.parse((await folderWith({ ...OTHERS, [A]: GOOD }).check('--format', 'json')).out);
    expect(report.files.map((each: { path: string }) => each.path)).toEqual([A]);
  });

  test('include agents of a plugin, for its folder or its agents folder', async () => {
    const folder = folderWith({ 'p/.claude-plugin/plugin.json': '{"name":"p"}', 'p/agents/a.md': GOOD });
    for (const at of ['.', 'p', 'p/agents']) expect((await folder.check(at)).code).toBe(0);
  });

  test('include files of the setting `files`', async () => {
    const folder = folderWith({ 'team/a.md': GOOD, '.subagents.json': '{"files":["{team,x}/[a-b].md"]}' });
    expect(await folder.check()).toMatchObject({ code: 0, err: '' });
  });

  test('are refused with a reason for an invalid glob in `files`', async () => {
    const folder = folderWith({ [A]: GOOD, '.subagents.json': '{"files":["team/{a,b.md"]}' });
    const file = path.join(folder.at, '.subagents.json');
    await expect(folder.check()).rejects.toThrow(
      new UsageError(`${file}: the glob \`team/{a,b.md\` in \`files\` cannot be used: it has a \`{\` without \`}\``),
    );
  });

  test('include user agents for their folder', async () => {
    const folder = folderWith({ 'home/agents/a.md': GOOD });
    vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(folder.at, 'home'));
    expect(await folder.check('home/agents')).toMatchObject({ code: 0, err: '' });
  });

  test('include agents in a linked folder', async () => {
    const folder = folderWith({ 'real/.claude/agents/a.md': GOOD });
    symlinkSync(path.join(folder.at, 'real'), path.join(folder.at, 'link'));
    expect(await folder.check('link')).toMatchObject({ code: 0, err: '' });
  });
});

describe('an unreadable file', () => {
  test.skipIf(process.platform === 'win32')('is a path that is neither a file nor a folder', async () => {
    await expect(folderWith({ [A]: GOOD }).check('/dev/null')).rejects.toThrow('/dev/null: neither');
  });

  test('leaves the baseline unchanged', async () => {
    const folder = folderWith({ [A]: SKIPPED });
    await folder.check('--write-baseline', 'known.json');
    const known = folder.read('known.json');
    symlinkSync('nowhere.md', path.join(folder.at, '.claude/agents/lost.md'));
    const { code, err } = await folder.check('--write-baseline', 'known.json');
    expect(code).toBe(2);
    expect(err).toContain('known.json: not written');
    expect(folder.read('known.json')).toBe(known);
    expect((await folder.check(A, '.', '--write-baseline', 'new.json')).code).toBe(2);
    expect(() => folder.read('new.json')).toThrow();
  });
});

describe('--write-baseline', () => {
  test('does not replace a file that is no baseline', async () => {
    const folder = folderWith({ [A]: SKIPPED });
    await expect(folder.check('--write-baseline', A)).rejects.toThrow('not a baseline file');
    expect(folder.read(A)).toBe(SKIPPED);
  });

  test('refuses a read-only file', async () => {
    const folder = folderWith({ [A]: SKIPPED, 'known.json': '' });
    folder.mode('known.json', 0o444);
    await expect(folder.check('--write-baseline', 'known.json')).rejects.toThrow('known.json: not changed');
  });

  test('is refused together with --baseline before anything is fixed', async () => {
    const folder = folderWith({ [A]: COLON, 'broken.json': '[]' });
    for (const args of [
      ['--baseline', 'broken.json'],
      ['--baseline', 'nowhere.json'],
      ['--write-baseline', 'broken.json'],
    ])
      await expect(folder.check('--fix', ...args)).rejects.toThrow(UsageError);
    expect(folder.read(A)).toBe(COLON);
  });

  test('replaces the target of a link, not the link', async () => {
    const folder = folderWith({ [A]: SKIPPED, 'shared/known.json': '' });
    symlinkSync('shared/known.json', path.join(folder.at, 'known.json'));
    expect((await folder.check('--write-baseline', 'known.json')).code).toBe(0);
    expect(folder.read('shared/known.json')).toContain('name-missing');
  });
});
