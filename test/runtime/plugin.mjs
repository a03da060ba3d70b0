// Tests the plugin in a real Claude Code: it is valid, and diagnostics of a written agent reach the next request.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from '../../esbuild.mjs';
import { askingAt, quietEnvironment } from './quiet.mjs';
import { call, standIn } from './standIn.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const plugin = path.join(root, 'integrations/claude-code');

/** An agent that loads and gets no tools. */
const AGENT = '---\nname: painter\ndescription: Use this agent when a wall needs paint.\ntools:\n---\n\nPaint it.\n';
const RULE = 'tools-empty';

/** `{ passed, failed }`; prints a line for each check. */
export async function checkPlugin(program) {
  const place = mkdtempSync(path.join(os.tmpdir(), 'subagents-plugin-'));
  const count = { passed: 0, failed: 0 };
  const check = (title, good, seen) => {
    count[good ? 'passed' : 'failed']++;
    console.log(`${good ? 'ok  ' : 'FAIL'} plugin: ${title}${good ? '' : `: ${seen}`}`);
  };
  const project = path.join(place, 'project');
  const bin = path.join(place, 'bin');
  mkdirSync(path.join(place, 'home/.claude'), { recursive: true });
  mkdirSync(project);
  mkdirSync(bin);
  const env = {
    ...quietEnvironment(path.join(place, 'home')),
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  try {
    for (const manifest of ['plugin.json', 'marketplace.json']) {
      const args = ['plugin', 'validate', '--strict', path.join(plugin, '.claude-plugin', manifest)];
      const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
      check(`${manifest} is valid by the runtime’s own check`, status === 0, `${stdout}\n${stderr}`);
    }
    await build({ log: () => {} });
    const cli = path.join(root, 'dist/cli.js');
    const command = path.join(bin, 'subagents');
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o755 });
    const file = path.join(project, '.claude/agents/painter.md');
    const debug = path.join(place, 'debug.txt');
    const readDebug = () => (existsSync(debug) ? readFileSync(debug, 'utf8') : '');
    const turns = [
      [call('Write', { file_path: file, content: AGENT })],
      // The model answers late, after the server's diagnostics have arrived.
      async () => {
        const deadline = Date.now() + 60_000;
        while (!readDebug().includes('Registered 1 diagnostic file') && Date.now() < deadline) await wait(50);
        return [call('Read', { file_path: file })];
      },
    ];
    const api = await standIn(turns);
    const args = ['-p', 'make a painter', '--plugin-dir', plugin, '--permission-mode', 'bypassPermissions'];
    args.push('--debug-file', debug, '--max-turns', '4');
    const { code, errors } = await run(program, args, {
      cwd: project,
      env: { ...env, ...askingAt(api.url), IS_SANDBOX: '1' },
    });
    await api.close();
    check(
      'Claude Code wrote the file it was told to',
      existsSync(file) && readFileSync(file, 'utf8') === AGENT,
      `${code} ${errors}`,
    );
    const lines = readDebug()
      .split('\n')
      .filter((line) => /LSP/.test(line));
    check(
      'Claude Code starts our server',
      /LSP server instance started.*subagents/.test(readDebug()),
      lines.slice(0, 5).join('\n'),
    );
    const requests = JSON.stringify(api.asked);
    check(
      'what the server says of the file stands in a later request',
      requests.includes(`[${RULE}] (subagents)`),
      lines.slice(-5).join('\n'),
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return count;
}

function run(program, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), 120_000);
    child.stderr.on('data', (part) => {
      errors += part;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code, errors });
    });
  });
}
