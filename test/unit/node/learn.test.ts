// Learning from an installed Claude Code, with a fake program that has one new fact of each kind.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Interrupted, learnFrom } from '../../../server/src/node/claudeCode/discovery/learn';
import { readLearned, writeLearned } from '../../../server/src/node/claudeCode/learnedFiles';
import { learnCommand } from '../../../server/src/node/commands/learn';
import { installNewerRuntime } from '../../support/newerRuntime';
import { folderWith } from './commands';

const NEWS = {
  version: '9.0.1',
  tools: [
    { name: 'QuillPress', given: true },
    { name: 'MoonGate', given: false },
  ],
  events: [
    { name: 'PostQuill', guard: false },
    { name: 'PreQuillPress', guard: true },
  ],
  hookTypes: ['quill'],
  fields: ['quietHours'],
  values: [{ field: 'permissionMode', value: 'hushed' }],
  models: ['claude-quill-7'],
  aliases: [{ name: 'quill', id: 'claude-quill-7' }],
  behaviours: [],
};

const A = '.claude/agents/a.md';
const agent = (lines: string): string =>
  `---\nname: a\ndescription: Use this agent to review a change.\n${lines}---\nReview the change.\n`;

const patient = new AbortController().signal;
const programAt = (file: string) => ({ file, called: file, searchPath: process.env.PATH ?? '' });
async function learn(cwd: string, managed: () => string | undefined = () => undefined, ...args: readonly string[]) {
  let out = '';
  let err = '';
  const output = {
    cwd,
    color: false,
    write: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      err += text;
    },
    progress: () => {},
    readInput: async () => '',
  };
  return { code: await learnCommand(args, output, managed), out, err };
}

describe.skipIf(process.platform === 'win32')('learning', () => {
  test('finds exactly what the catalogue does not know', async () => {
    const { program } = installNewerRuntime('9.0.1');
    const steps: string[] = [];
    const facts = await learnFrom({ program: programAt(program), signal: patient, onStep: (step) => steps.push(step) });
    expect(facts).toEqual(NEWS);
    expect(steps).toEqual(['reading', 'fields', 'confirming', 'tools', 'models']);
  });

  test('gives every session a temporary home, a closed network and no variables of the user', async () => {
    process.env.SECRET_OF_THE_USER = 'x';
    process.env.ANTHROPIC_AUTH_TOKEN = 'x';
    process.env.NODE_OPTIONS = process.env.NODE_OPTIONS ?? '';
    try {
      const { program, seen } = installNewerRuntime('9.0.1');
      await learnFrom({ program: programAt(program), signal: patient });
      expect(seen()).toHaveLength(5);
      for (const { args, cwd, env } of seen()) {
        expect(cwd.startsWith(path.join(tmpdir(), 'subagents-'))).toBe(true);
        expect(existsSync(cwd)).toBe(false);
        expect(env.HOME).toBe(path.join(path.dirname(cwd), 'home'));
        expect(env.CLAUDE_CONFIG_DIR).toBe(`${env.HOME}/.claude`);
        for (const name of ['ANTHROPIC_BASE_URL', 'HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'])
          expect(env[name]).toBe('http://127.0.0.1:9');
        expect([env.NO_PROXY, env.no_proxy]).toEqual(['', '']);
        expect(env).toMatchObject({
          DISABLE_AUTOUPDATER: '1',
          DISABLE_TELEMETRY: '1',
          CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        });
        for (const name of ['SECRET_OF_THE_USER', 'ANTHROPIC_AUTH_TOKEN', 'NODE_OPTIONS', 'XDG_CONFIG_HOME'])
          expect(env).not.toHaveProperty(name);
        expect(args).toContain('{"disableAllHooks":true}');
        expect(args).toContain('--strict-mcp-config');
      }
    } finally {
      delete process.env.SECRET_OF_THE_USER;
      delete process.env.ANTHROPIC_AUTH_TOKEN;
    }
  });

  test('ends the program and stores nothing when it is aborted or takes too long', async () => {
    const { program, seen, learned } = installNewerRuntime('9.0.1', 'hangs');
    await expect(learnFrom({ program: programAt(program), signal: patient, timeLimit: 700 })).rejects.toThrow(
      Interrupted,
    );
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 500);
    await expect(learnFrom({ program: programAt(program), signal: controller.signal })).rejects.toThrow(Interrupted);
    for (const { pid, cwd } of seen()) {
      expect(() => process.kill(pid, 0)).toThrow();
      expect(existsSync(cwd)).toBe(false);
    }
    expect(existsSync(learned)).toBe(false);
  });

  test('learns nothing from another program', async () => {
    const folder = folderWith({ claude: '#!/bin/sh\necho hello\n' });
    folder.mode('claude', 0o755);
    expect(await learnFrom({ program: programAt(path.join(folder.at, 'claude')), signal: patient })).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('subagents learn', () => {
  test('names the program before it runs, then what is new and the file', async () => {
    const { program, learned } = installNewerRuntime('9.0.1');
    const { code, out, err } = await learn(folderWith({}).at);
    expect(code).toBe(0);
    expect(err).toContain(program);
    expect(out).toContain(
      'Learned from Claude Code 9.0.1:\n  Fields: quietHours\n  Values: permissionMode: hushed\n  Tools: QuillPress\n',
    );
    expect(out).toContain('or the agent does not: PreQuillPress\n');
    expect(out).toContain(path.join(learned, '9.0.1.json'));
    const { format, ...kept } = JSON.parse(readFileSync(path.join(learned, '9.0.1.json'), 'utf8'));
    expect([format, kept]).toEqual([1, NEWS]);
    expect(JSON.parse((await learn(folderWith({}).at, undefined, '--format', 'json')).out)).toMatchObject({
      learned: NEWS,
    });
  });

  test('affects only `check --claude-version installed`', async () => {
    installNewerRuntime('9.0.1');
    const lines =
      'tools: QuillPress\nmodel: quill\npermissionMode: hushed\nquietHours: x\nhooks:\n  PostQuill:\n    - hooks:\n        - type: quill\n';
    const folder = folderWith({ [A]: agent(lines) });
    const installed = () => folder.checkAgain('build', '--claude-version', 'installed');
    const before = await installed();
    expect(before.err).toMatch(/9\.0\.1 is installed.*`subagents learn`/);
    for (const rule of ['all-tools-unusable', 'unknown-model', 'invalid-value', 'unknown-field', 'unknown-hook-event'])
      expect(before.out).toContain(rule);
    await learn(folder.at);
    expect(await installed()).toEqual({
      code: 0,
      out: '1 file: 1 loads, 0 skipped · 0 errors, 0 warnings · judged by 9.0.1, installed\n',
      err: '',
    });
    for (const args of [[], ['--claude-version', '9.0.1']])
      for (const rule of [
        'all-tools-unusable',
        'unknown-model',
        'invalid-value',
        'unknown-field',
        'unknown-hook-event',
      ])
        expect((await folder.check(...args)).out).toContain(rule);
    const json = (await folder.check('--claude-version', 'installed', '--format', 'json')).out;
    expect(json).not.toContain('learned.');
    expect(JSON.parse(json)).toMatchObject({
      claudeVersion: '9.0.1',
      files: [{ load: { effectiveTools: ['QuillPress'], model: 'quill' } }],
    });
  });

  test('applies a learned guard and a withheld tool', async () => {
    installNewerRuntime('9.0.1');
    const guard = agent('hooks:\n  PreQuillPress:\n    - hooks:\n        - type: nonsense\n');
    const folder = folderWith({
      [A]: guard,
      '.claude/agents/b.md': agent('tools: Read, MoonGate\n').replace('name: a', 'name: b'),
    });
    const loads = async () => {
      const report = JSON.parse((await folder.check('--claude-version', 'installed', '--format', 'json')).out);
      return report.files.map(({ load }: { load: { status: string } }) => load.status);
    };
    expect(await loads()).toEqual(['loads', 'loads']);
    await learn(folder.at);
    expect(await loads()).toEqual(['skipped', 'loads']);
    expect((await folder.check('--claude-version', 'installed')).out).toMatch(/MoonGate.*withheld-tool/);
  });

  test('runs no program of the project, and none with managed settings', async () => {
    const { program, seen, learned } = installNewerRuntime('9.0.1');
    const project = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', 'sub/a.txt': '' });
    const planted = path.join(project.at, 'node_modules/.bin');
    mkdirSync(planted, { recursive: true });
    writeFileSync(path.join(planted, 'claude'), `#!/bin/sh\ntouch ${path.join(project.at, 'ran')}\n`, { mode: 0o755 });
    process.env.PATH = `${planted}${path.delimiter}${process.env.PATH}`;
    expect((await learn(path.join(project.at, 'sub'))).err).toContain(program);
    expect(existsSync(path.join(project.at, 'ran'))).toBe(false);
    const starts = seen().length;
    const files = readdirSync(learned);
    const refused = await learn(project.at, () => '/etc/claude-code/managed-settings.json');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/\/etc\/claude-code\/managed-settings\.json/);
    expect(seen()).toHaveLength(starts);
    expect(readdirSync(learned)).toEqual(files);
  });

  test('exits with 2 where nothing is installed or for wrong arguments', async () => {
    installNewerRuntime('9.0.1');
    process.env.PATH = '/nowhere';
    expect(await learn(folderWith({}).at)).toMatchObject({ code: 2, out: '' });
    await expect(learn('/', undefined, 'folder')).rejects.toThrow(/takes no argument/);
    await expect(learn('/', undefined, '--format', 'xml')).rejects.toThrow(/text or json/);
  });
});

describe('a file of learned facts', () => {
  test('is read back as it was written', () => {
    const { at } = folderWith({});
    writeLearned(at, NEWS);
    expect(readLearned(at, '9.0.1')).toEqual(NEWS);
    expect(readLearned(at, '9.0.2')).toBeUndefined();
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another format', JSON.stringify({ ...NEWS, format: 2 })],
    ['another version', JSON.stringify({ ...NEWS, format: 1, version: '9.0.9' })],
  ])('counts as missing when it is %s', (_, text) => {
    const { at } = folderWith({ '9.0.1.json': text });
    expect(readLearned(at, '9.0.1')).toBeUndefined();
  });

  test('is read for names only', () => {
    const bad = {
      format: 1,
      version: '9.0.1',
      tools: [{ name: '[x](command:y)', given: true }, { name: 'Fine', given: 'yes' }, 7, null],
      fields: ['fine', '__proto__', 'a b', '\u001b[31m', 'x'.repeat(100)],
      models: 'claude-opus-9',
      values: [{ field: 'color' }],
    };
    const { at } = folderWith({ '9.0.1.json': JSON.stringify(bad) });
    expect(readLearned(at, '9.0.1')).toEqual({
      version: '9.0.1',
      tools: [{ name: 'Fine', given: false }],
      events: [],
      hookTypes: [],
      fields: ['fine'],
      values: [],
      models: [],
      aliases: [],
      behaviours: [],
    });
  });
});

test('`learn --claude-path` names a program that is not there', async () => {
  const { code, err } = await learn(folderWith({}).at, () => undefined, '--claude-path', 'nowhere/claude');
  expect(code).toBe(2);
  expect(err).toContain('nowhere/claude');
});
