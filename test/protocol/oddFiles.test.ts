// Links, pipes and devices under every name that is read, in the language server and on the command line. Both run in processes of
// their own, which are killed when they wait.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  type CodeAction,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { build } from '../../esbuild.mjs';
import { SIZE_LIMIT } from '../../server/src/core/workspace/unread';
import { projectRoot } from '../support/shared';

beforeAll(() => build({ log: () => {} }), 120_000);

const GOOD = '---\nname: good\ndescription: Use this agent to review a change.\n---\nReview the change.\n';
const COLON = '---\nname: linked\ndescription: Use when: a change is ready\n---\nReview the change.\n';
const DEADLINE_MS = 60_000;

function temporary(): (below: string) => string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-odd-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return (below) => {
    mkdirSync(path.dirname(path.join(root, below)), { recursive: true });
    return path.join(root, below);
  };
}

/** No memory for a file that does not end. */
const NODE = ['--max-old-space-size=256'];
const environment = (home: string) => ({
  ...process.env,
  CI: '',
  HOME: home,
  CLAUDE_CONFIG_DIR: path.join(home, '.claude'),
});

async function commandLine(cwd: string, home: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [...NODE, path.join(projectRoot, 'dist/cli.js'), ...args], {
    cwd,
    env: environment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (errors += part));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, out, errors };
}

async function serverOver(folder: string, home: string, settings: object = {}) {
  const child = spawn(process.execPath, [...NODE, path.join(projectRoot, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: environment(home),
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  onTestFinished(() => connection.dispose());
  child.stdin.on('error', () => {});
  connection.onError(() => {});
  const logged: string[] = [];
  connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    logged.push(message);
  });
  connection.onRequest('workspace/configuration', () => [settings]);
  for (const method of ['client/registerCapability', 'workspace/diagnostic/refresh'])
    connection.onRequest(method, () => null);
  const looked = new Promise<void>((resolve) => {
    connection.onNotification('subagents/workspaceChanged', () => resolve());
  });
  connection.listen();
  const died = new Promise<never>((_, reject) => child.once('exit', () => reject(new Error('the server ended'))));
  died.catch(() => {});
  const request = <R>(method: string, params: object = {}): Promise<R> =>
    Promise.race([connection.sendRequest<R>(method, params), died]);
  const uri = pathToFileURL(folder).href;
  await request('initialize', {
    processId: null,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'w' }],
    capabilities: {
      workspace: {
        configuration: true,
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true },
      },
      textDocument: {
        diagnostic: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
      },
    },
  });
  await connection.sendNotification('initialized', {});
  const uriOf = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const agents = async (): Promise<readonly { readonly name: string }[]> =>
    (await request<{ readonly agents: readonly { readonly name: string }[] }>('subagents/workspace')).agents;
  await looked;
  return {
    logged,
    request,
    uriOf,
    agents,
    async open(file: string) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const textDocument = { uri: uriOf(file), languageId: 'markdown', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    actions: (file: string, only?: string): Promise<readonly CodeAction[]> =>
      request('textDocument/codeAction', {
        textDocument: { uri: uriOf(file) },
        range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } },
        context: { diagnostics: [], ...(only ? { only: [only] } : {}) },
      }),
  };
}

describe.runIf(process.platform !== 'win32')('something odd', () => {
  const KINDS: readonly (readonly [kind: string, make: (at: string) => void])[] = [
    ['a link to /dev/zero', (at) => symlinkSync('/dev/zero', at)],
    ['a link to /dev/random', (at) => symlinkSync('/dev/random', at)],
    ['a pipe', (at) => execFileSync('mkfifo', [at])],
    ['a link to nowhere', (at) => symlinkSync('nowhere', at)],
    ['a link to itself', (at) => symlinkSync(path.basename(at), at)],
    ['a large file', (at) => writeFileSync(at, Buffer.alloc(SIZE_LIMIT + 1, '[0,'))],
  ];
  const AROUND = [
    '.mcp.json',
    '.claude/settings.json',
    '.claude/settings.local.json',
    '.claude/skills/s/SKILL.md',
    '.claude/commands/c.md',
    'plugin/.claude-plugin/plugin.json',
    'plugin/.mcp.json',
    'sub/.mcp.json',
  ];
  const AGENTS = ['.claude/agents/x.md', 'sub/.claude/agents/deep/x.md', 'other/.claude/agents', 'tools/agents/p.md'];
  const SETTINGS = ['.subagents.json', 'sub/.subagents.json'];
  const OF_USER = [
    '.claude.json',
    'settings.json',
    'plugins/installed_plugins.json',
    'agents/u.md',
    'skills/s/SKILL.md',
  ];

  const projectWith = (make: (at: string) => void, names: readonly string[], ofUser: readonly string[] = []) => {
    const at = temporary();
    for (const name of names) make(at(`w/${name}`));
    for (const name of ofUser) make(at(`home/.claude/${name}`));
    writeFileSync(at('w/.claude/agents/good.md'), GOOD);
    writeFileSync(at('w/tools/.claude-plugin/plugin.json'), '{"name":"tools"}');
    return { folder: at('w'), home: at('home') };
  };
  const isSaid = (kind: string, name: string): boolean =>
    kind !== 'a large file' || (name.endsWith('.json') && !name.includes('agents/'));
  const saidOf = (lines: readonly string[], name: string): readonly string[] =>
    lines.filter((line) => line.includes(`${name} `) && line.includes(' not read'));

  test.each(KINDS)('under every name keeps no server waiting and is logged once: %s', async (kind, make) => {
    const names = [...AROUND, ...AGENTS, ...SETTINGS];
    const { folder, home } = projectWith(make, names, OF_USER);
    const { logged, agents, open, request, uriOf } = await serverOver(folder, home);
    expect((await agents()).map(({ name }) => name)).toContain('good');
    await open('.claude/agents/good.md');
    expect(
      await request('textDocument/diagnostic', { textDocument: { uri: uriOf('.claude/agents/good.md') } }),
    ).toBeDefined();
    const own = logged.filter((line) => !line.includes(home));
    for (const name of names)
      if (isSaid(kind, name))
        expect({ name, lines: own.filter((line) => line.startsWith(`${name} `)) }).toMatchObject({
          name,
          lines: [expect.any(String)],
        });
    for (const name of OF_USER)
      if (isSaid(kind, name))
        expect({ name, lines: saidOf(logged, path.join(home, '.claude', name)) }).toMatchObject({
          name,
          lines: [expect.any(String)],
        });
  });

  test.each(KINDS)('under every name keeps no command waiting and is said once: %s', async (kind, make) => {
    const names = [...AROUND, ...AGENTS];
    const { folder, home } = projectWith(make, names, OF_USER);
    const { code, out, errors } = await commandLine(folder, home, 'check', '--no-cache');
    expect(out).toMatch(/\b1 loads?,/);
    expect(code).toBe(kind === 'a large file' ? 1 : 2);
    const lines = errors.split('\n');
    for (const name of names)
      if (isSaid(kind, name))
        expect({ name, lines: lines.filter((line) => line.startsWith(`${name} `)) }).toMatchObject({
          name,
          lines: [expect.any(String)],
        });
  });

  test.each(KINDS.filter((_, at) => at % 2 === 1))(
    'as settings or an argument of the command line ends it with one line: %s',
    async (_, make) => {
      const { folder, home } = projectWith(make, ['.subagents.json', '.claude/agent-cases.json', 'given.json']);
      for (const args of [
        ['check'],
        ['check', '--config', 'given.json'],
        ['check', '--config', '/dev/null', '--baseline', 'given.json'],
        ['check', '--config', 'given.json', '--write-baseline', 'given.json'],
        ['route', '--cases', 'given.json'],
        ['route'],
      ]) {
        const { code, errors } = await commandLine(folder, home, ...args);
        expect({ args, code, lines: errors.trim().split('\n') }).toEqual({
          args,
          code: 2,
          lines: [expect.any(String)],
        });
      }
    },
  );
});

describe('a link out of the workspace', () => {
  const linkedProject = () => {
    const at = temporary();
    writeFileSync(at('out/x.md'), COLON);
    writeFileSync(at('out/d/y.md'), COLON.replace('linked', 'below'));
    writeFileSync(at('out/mcp.json'), '{"mcpServers":{"tracker":{"command":"x"}}}');
    writeFileSync(at('out/subagents.json'), '{"rules":{"description-needs-quotes":"off"}}');
    writeFileSync(at('w/.claude/agents/good.md'), `${GOOD}Ask linked.\n`);
    symlinkSync(at('out/x.md'), at('w/.claude/agents/x.md'));
    symlinkSync(at('out/d'), at('w/.claude/agents/d'));
    symlinkSync(at('out/mcp.json'), at('w/.mcp.json'));
    symlinkSync(at('out/subagents.json'), at('w/sub/.subagents.json'));
    return { at, folder: at('w'), home: at('home') };
  };

  test('leads to agents, which are not changed', async () => {
    const { at, folder, home } = linkedProject();
    const before = readFileSync(at('out/x.md'), 'utf8');
    const check = await commandLine(folder, home, 'check', '--no-cache', '--fix');
    expect(check.out).toContain('3 files: 3 load');
    expect(check.errors).toContain('x.md: not changed, because its link leads out of');
    expect(check.code).toBe(1);
    const server = await serverOver(folder, home);
    expect((await server.agents()).map(({ name }) => name).sort()).toEqual(['below', 'good', 'linked']);
    for (const file of ['.claude/agents/x.md', '.claude/agents/d/y.md']) {
      await server.open(file);
      expect(await server.actions(file)).toEqual([]);
      expect(await server.actions(file, 'source.fixAll')).toEqual([]);
    }
    const rename = server.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: server.uriOf('.claude/agents/x.md') },
      position: { line: 1, character: 8 },
      newName: 'other',
    });
    await expect(rename).rejects.toThrow('leads out of the workspace');
    expect(readFileSync(at('out/x.md'), 'utf8')).toBe(before);
  });

  test('leads to configuration in a trusted workspace only', async () => {
    const { folder, home } = linkedProject();
    const trusted = await serverOver(folder, home);
    expect(trusted.logged).toEqual([]);
    const untrusted = await serverOver(folder, home, { trusted: false });
    expect(untrusted.logged.filter((line) => line.includes('not trusted')).sort()).toEqual([
      expect.stringMatching(/^\.mcp\.json is not read/),
      expect.stringMatching(/^sub\/\.subagents\.json is not read/),
    ]);
    expect((await untrusted.agents()).map(({ name }) => name)).toContain('linked');
  });

  test('creates no agent', async () => {
    const { at, folder, home } = linkedProject();
    rmSync(at('w/.claude'), { recursive: true });
    symlinkSync(at('out'), at('w/.claude'));
    const made = await commandLine(folder, home, 'new', 'other');
    expect(made.code).toBe(2);
    expect(made.errors).toContain('leads out of');
  });
});
