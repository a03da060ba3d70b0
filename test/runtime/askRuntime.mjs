// Asks an installed Claude Code which agents of a folder it loads and what it holds of each, over its headless control
// messages: no login, no network, and nothing an agent names is ever run. Works on a copy with a home of its own.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { quietEnvironment } from './quiet.mjs';

/**
 * `{ version, agents: Map(path below folder → { name, description, model }), listed, debug }`; rejects when the program does not
 * answer. `listed` has all agents by name; releases before 2.1.329 do not say of which file they are. `leading` stands before
 * the arguments, where the program is run by another one. `plugins` are folders of plugins of that session.
 */
export async function askRuntime(program, folder, { timeout = 120_000, leading = [], plugins = [] } = {}) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-runtime-'));
  try {
    const home = path.join(root, 'home');
    const project = path.join(root, 'project');
    const agents = path.join(project, '.claude', 'agents');
    mkdirSync(path.join(home, '.claude'), { recursive: true });
    mkdirSync(path.dirname(agents), { recursive: true });
    cpSync(folder, agents, { recursive: true });
    const env = quietEnvironment(home);
    spawnSync('git', ['init', '-q', project], { env });
    const log = path.join(root, 'debug.txt');
    const args = [
      '-p',
      '--input-format',
      'stream-json',
      '--output-format',
      'stream-json',
      '--verbose',
      '--strict-mcp-config',
    ];
    args.push('--settings', '{"disableAllHooks":true}', '--debug-file', log);
    args.push(...plugins.flatMap((plugin) => ['--plugin-dir', plugin]));
    const { initialized, usage } = await converse(program, [...leading, ...args], { cwd: project, env }, timeout);
    const byName = new Map(initialized.agents.map((agent) => [agent.name, agent]));
    const loaded = new Map();
    for (const { agentType, path: file } of usage.agents ?? []) {
      const agent = byName.get(agentType);
      if (!file || !agent) continue;
      const { name, description, model } = agent;
      loaded.set(path.relative(agents, file).replaceAll(path.sep, '/'), { name, description, model: model ?? null });
    }
    const debug = existsSync(log) ? readFileSync(log, 'utf8') : '';
    const listed = new Map(
      initialized.agents.map(({ name, description, model }) => [name, { name, description, model: model ?? null }]),
    );
    const offered = (initialized.models ?? []).map(({ value }) => value);
    return { version: initialized.claude_code_version, agents: loaded, listed, offered, debug };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function converse(program, args, options, timeout) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    const answers = {};
    let rest = '';
    let errors = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    const ask = (id, subtype) =>
      child.stdin.write(`${JSON.stringify({ type: 'control_request', request_id: id, request: { subtype } })}\n`);
    child.stderr.on('data', (part) => {
      errors += part;
    });
    child.stdout.on('data', (part) => {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('{')) continue;
        const { type, response } = JSON.parse(line);
        if (type !== 'control_response') continue;
        answers[response.request_id] = response.response;
        if (response.request_id === 'initialized') ask('usage', 'get_context_usage');
        else child.stdin.end();
      }
    });
    child.on('error', fail);
    child.on('close', () => {
      clearTimeout(timer);
      if (answers.initialized && answers.usage) done(answers);
      else fail(new Error(`Claude Code did not answer: ${errors.slice(0, 500)}`));
    });
    ask('initialized', 'initialize');
  });
}
