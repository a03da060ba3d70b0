// Runs the shipped programs over workspaces full of traps; they start nothing, connect nowhere and evaluate no text.

import { execFile, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { rules } from '../../server/src/core/rules/registry';
import { built } from '../support/built.mjs';
import { projectRoot } from '../support/shared';

beforeAll(() => built());

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

interface Trap {
  readonly workspace: string;
  /** Every trap that runs leaves a file in here. */
  readonly ran: string;
  readonly outside: string;
  readonly log: string;
  readonly env: NodeJS.ProcessEnv;
}

const HEAD = 'name: owl\ndescription: Use this agent when an owl is wanted.\n';

function trap(): Trap {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-trap-'));
  roots.push(root);
  const at = (name: string): string => path.join(root, name);
  const ran = at('ran');
  mkdirSync(ran);
  const touch = (name: string): string => `touch ${path.join(ran, name)}`;
  const code = (name: string): string =>
    `require('node:fs').writeFileSync(${JSON.stringify(path.join(ran, name))}, '')`;
  const hook = (name: string): unknown => ({ hooks: [{ type: 'command', command: touch(name) }] });
  const server = (name: string): unknown => ({ command: 'sh', args: ['-c', touch(name)] });
  const agents: Readonly<Record<string, string>> = {
    'js.md': `---js\n${code('js')}; module.exports = { name: 'js', description: 'x' }\n---\nBody.\n`,
    'javascript.md': `---javascript\n{ name: (${code('javascript')}, 'a'), description: 'x' }\n---\nBody.\n`,
    'coffee.md': `---coffee\n${code('coffee')}\n---\nBody.\n`,
    'json.md': `---json\n{ "name": "json", "description": ${code('json')} }\n---\nBody.\n`,
    'tags.md': `---\n${HEAD}a: !!js/function 'function () { ${code('tag')} }()'\nb: !<tag:yaml.org,2002:js/regexp> /x/\nc: !ruby/object:Gem::Installer {}\nd: !!python/object/apply:os.system ["${touch('python')}"]\n---\nBody.\n`,
    'hooks.md': `---\n${HEAD}hooks:\n  SessionStart:\n    - hooks:\n        - type: command\n          command: "${touch('hook')}"\n  PreToolUse:\n    - matcher: "*"\n      hooks:\n        - type: command\n          command: "${touch('guard')}"\n---\nBody.\n`,
    'servers.md': `---\n${HEAD}mcpServers:\n  - trap:\n      command: sh\n      args: ["-c", "${touch('server')}"]\ntools: mcp__trap, Read, read\n---\n!\`${touch('inline')}\` and @../../../outside/secret.md and $(${touch('shell')})\n`,
    'named.md': `---\nname: $(${touch('name')})\ndescription: "Use this agent; \`${touch('description')}\` <example>user: \\"$(${touch('example')})\\"</example>"\ntools: multiedit, "Bash(${touch('tool')})"\n---\nBody.\n`,
    'keys.md': `---\n${HEAD}__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\nprototype: x\ntoString: y\nhasOwnProperty: z\nhooks: { __proto__: { polluted: true }, constructor: [] }\nexperimental: { __proto__: { polluted: 1 } }\nmcpServers: [{ __proto__: { command: x } }, constructor]\n---\nBody.\n`,
    '__proto__.md':
      '---\nname: __proto__\ndescription: Use this agent for prototypes.\ntools: Agent(constructor), __proto__, constructor, mcp__constructor__x\nmodel: __proto__\n---\n@agent-constructor\n',
    'constructor.md':
      '---\nname: constructor\ndescription: Use this agent to construct. <example>user: "__proto__"</example>\nmodel: constructor\ncolor: toString\n---\nBody.\n',
  };
  const polluting = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';
  const files: Readonly<Record<string, string>> = {
    '.mcp.json': `${polluting}"mcpServers":{"__proto__":{},"trap":${JSON.stringify(server('mcp'))}}}`,
    '.claude/settings.json': `${polluting}"hooks":{"SessionStart":[${JSON.stringify(hook('settings'))}]},"permissions":{"allow":["Bash(*)"],"__proto__":{"polluted":true}}}`,
    '.claude-plugin/plugin.json': `${polluting}"name":"__proto__","mcpServers":{"trap":${JSON.stringify(server('plugin'))}}}`,
    '.subagents.json': `${polluting}"claudePath":${JSON.stringify(at('fake-claude'))},"rules":{"__proto__":"off","constructor":"error"},"files":["**/*.md"]}`,
    '.claude/agent-cases.json': `[{"prompt":"owl","expected":"__proto__"}]`,
    '.vscode/settings.json': JSON.stringify({ 'subagents.claudePath': at('fake-claude') }),
    'package.json': JSON.stringify({ scripts: { preinstall: touch('script') } }),
    'node_modules/gray-matter/index.js': code('module'),
    'node_modules/yaml/index.js': code('module2'),
    'CLAUDE.md': `!\`${touch('memory')}\` @../outside/secret.md`,
    '.claude/commands/go.md': `---\nallowed-tools: Bash\n---\n!\`${touch('command')}\` subagent_type: "owl"`,
    'agents/plugged.md': `---\n${HEAD}hooks: {}\n---\nBody.\n`,
  };
  const workspace = at('workspace');
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text, { mode: 0o755 });
  };
  for (const [file, text] of Object.entries(files)) write(`workspace/${file}`, text);
  for (const [file, text] of Object.entries(agents)) write(`workspace/.claude/agents/${file}`, text);
  write('outside/secret.md', `---\n${HEAD}tools: MultiEdit, read\n---\nNobody else's.\n`);
  write('fake-claude', `#!/bin/sh\n${touch('claude')}\n`);
  write('bin/claude', `#!/bin/sh\n${touch('claude-on-path')}\n`);
  symlinkSync(at('outside/secret.md'), path.join(workspace, '.claude/agents/leading-out.md'));
  symlinkSync(at('outside'), path.join(workspace, '.claude/agents/folder-leading-out'));
  write('log', '');
  const env = {
    PATH: `${at('bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    HOME: at('home'),
    LANG: 'C.UTF-8',
    GUARD_LOG: at('log'),
  };
  return { workspace, ran, outside: at('outside/secret.md'), log: at('log'), env };
}

const FLAGS = [
  '--disallow-code-generation-from-strings',
  '--require',
  path.join(projectRoot, 'test/security/guard.cjs'),
];
const cli = path.join(projectRoot, 'dist/cli.js');

function run(
  { workspace, env }: Trap,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [...FLAGS, cli, ...args], { cwd: workspace, env }, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });
}

function treeOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return new Map(
    files
      .map((each) => path.join(each.parentPath, each.name))
      .sort()
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );
}

const watched = (log: string): readonly string[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

describe('nothing of a workspace is run', () => {
  it.each([
    ['check'],
    ['check', '--format', 'json'],
    ['route', 'an owl', '--in', '.'],
    ['route', '--examples', '--format', 'json'],
    ['route', '--cases', '.claude/agent-cases.json'],
  ])('by %s %s', async (...args) => {
    const trapped = trap();
    const before = treeOf(trapped.workspace);
    const { code, err } = await run(trapped, ...args);
    expect([0, 1], err).toContain(code);
    expect(watched(trapped.log)).toEqual([]);
    expect(readdirSync(trapped.ran)).toEqual([]);
    expect(treeOf(trapped.workspace)).toEqual(before);
  });

  it('check --fix with every rule runs nothing and changes only agent files of the workspace', async () => {
    const trapped = trap();
    const secret = readFileSync(trapped.outside, 'utf8');
    const before = treeOf(trapped.workspace);
    const { code, err } = await run(trapped, 'check', '--fix', '--fix-rule', rules.map(({ id }) => id).join());
    expect([0, 1], err).toContain(code);
    expect(watched(trapped.log)).toEqual([]);
    expect(readdirSync(trapped.ran)).toEqual([]);
    expect(readFileSync(trapped.outside, 'utf8')).toBe(secret);
    const after = treeOf(trapped.workspace);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after]
      .filter(([file, text]) => before.get(file) !== text)
      .map(([file]) => path.relative(trapped.workspace, file));
    expect(changed.length).toBeGreaterThan(0);
    for (const file of changed) expect(file).toMatch(/^(?:\.claude\/agents|agents)\/[\w]+\.md$/);
  });

  it('the language server runs nothing for every request about every file', async () => {
    const trapped = trap();
    const before = treeOf(trapped.workspace);
    const child = spawn(process.execPath, [...FLAGS, cli, 'lsp', '--stdio'], {
      cwd: trapped.workspace,
      env: trapped.env,
    });
    const ended = new Promise((done) => child.once('exit', done));
    const client = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    client.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => ({})));
    client.onRequest('client/registerCapability', () => null);
    client.onRequest('workspace/diagnostic/refresh', () => null);
    client.listen();
    const uriOf = (file: string): string => pathToFileURL(file).href;
    await client.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uriOf(trapped.workspace),
      workspaceFolders: [{ uri: uriOf(trapped.workspace), name: 'w' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { diagnostic: {} } },
    });
    await client.sendNotification('initialized', {});
    const folder = path.join(trapped.workspace, '.claude/agents');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
      const uri = uriOf(path.join(folder, name));
      const text = readFileSync(path.join(folder, name), 'utf8');
      const lines = text.split('\n');
      await client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      });
      const textDocument = { uri };
      const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
      const { items = [] } = await client.sendRequest<{ items?: unknown[] }>('textDocument/diagnostic', {
        textDocument,
      });
      await client.sendRequest('textDocument/codeAction', { textDocument, range, context: { diagnostics: items } });
      for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'codeLens', 'documentColor'])
        await client.sendRequest(`textDocument/${method}`, { textDocument });
      for (let line = 0; line < lines.length; line++)
        for (const method of ['hover', 'completion', 'definition'])
          await client.sendRequest(`textDocument/${method}`, {
            textDocument,
            position: { line, character: Math.min(3, lines[line]?.length ?? 0) },
          });
      await client
        .sendRequest('subagents/route', { uri, prompt: 'an owl' })
        .catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    }
    await client.sendRequest('subagents/workspace', {}).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    await ended;
    client.dispose();
    expect(watched(trapped.log)).toEqual([]);
    expect(readdirSync(trapped.ran)).toEqual([]);
    expect(treeOf(trapped.workspace)).toEqual(before);
  });

  it('`new` runs nothing, and no name leads out of the agents folder', async () => {
    const trapped = trap();
    const before = treeOf(path.dirname(trapped.workspace));
    for (const name of ['../../../outside/evil', '..\\evil', '/tmp/evil', '.', '__proto__/x']) {
      const { code } = await run(trapped, 'new', name, '--in', '.');
      expect(code, name).toBe(2);
    }
    expect([...treeOf(path.dirname(trapped.workspace)).keys()]).toEqual([...before.keys()]);
  });
});

describe('the detector', () => {
  it('detects started programs, evaluated text and changed prototypes', async () => {
    const trapped = trap();
    const script = path.join(path.dirname(trapped.log), 'bad.cjs');
    writeFileSync(
      script,
      `require('node:child_process').spawnSync('sh', ['-c', 'touch ${trapped.ran}/x']);
       Object.prototype.polluted = 1;
       try { new Function('return 1')(); process.exitCode = 3; } catch {}`,
    );
    const code = await new Promise((done) =>
      execFile(process.execPath, [...FLAGS, script], { env: trapped.env }, (error) => done(error?.code ?? 0)),
    );
    expect(code).toBe(0);
    expect(watched(trapped.log)).toEqual(['node:child_process.spawnSync', 'Object.prototype.polluted']);
    expect(existsSync(path.join(trapped.ran, 'x'))).toBe(true);
  });
});
