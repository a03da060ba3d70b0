// The plugin for Claude Code, in the real one: it is valid by the runtime's own check, and what our server says of an agent file
// that Claude Code writes stands in its next request to the model. The model is a stand-in on the loopback address.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { call, standIn } from './standIn.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const plugin = path.join(root, 'integrations/claude-code');

/** Loads, and its model request is sure to fail: `unknown-model` is a warning with the exact word. */
const AGENT = '---\nname: painter\ndescription: Use this agent when a wall needs paint.\ntools:\n---\n\nPaint it.\n';
const RULE = 'tools-empty';
const TURNS = 20;

/** `{ passed, failed }`, with a line for each check. */
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
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    HOME: path.join(place, 'home'),
    CLAUDE_CONFIG_DIR: path.join(place, 'home/.claude'),
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    DISABLE_TELEMETRY: '1',
  };
  try {
    const { status, stdout, stderr } = spawnSync(program, ['plugin', 'validate', '--strict', plugin], {
      env,
      encoding: 'utf8',
    });
    check('it is valid by the runtime’s own check', status === 0, `${stdout}\n${stderr}`);

    const cli = path.join(root, 'dist/cli.js');
    const command = path.join(bin, 'subagents');
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o755 });
    const file = path.join(project, '.claude/agents/painter.md');
    const look = (n) => [call('Glob', { pattern: '*' }, `toolu_look_${n}`)];
    const turns = [
      [call('Write', { file_path: file, content: AGENT })],
      ...Array.from({ length: TURNS }, (_, n) => look(n)),
    ];
    const api = await standIn(turns);
    const debug = path.join(place, 'debug.txt');
    const args = ['-p', 'make a painter', '--plugin-dir', plugin, '--permission-mode', 'bypassPermissions'];
    args.push('--debug-file', debug, '--max-turns', String(TURNS + 2));
    const { code, errors } = await run(program, args, {
      cwd: project,
      env: { ...env, ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: 'placeholder-for-loopback', IS_SANDBOX: '1' },
    });
    await api.close();
    const told = existsSync(debug) ? readFileSync(debug, 'utf8') : '';
    if (process.env.KEEP)
      writeFileSync(process.env.KEEP, JSON.stringify({ code, errors, asked: api.asked, told }, null, 1));
    check(
      'Claude Code wrote the file it was told to',
      existsSync(file) && readFileSync(file, 'utf8') === AGENT,
      `${code} ${errors}`,
    );
    const lines = told.split('\n').filter((line) => /LSP/.test(line));
    check('Claude Code starts our server', /LSP server instance.*subagents/.test(told), lines.slice(0, 5).join('\n'));
    const said = JSON.stringify(api.asked);
    check(
      'what the server says of the file stands in a later request',
      said.includes(RULE),
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
