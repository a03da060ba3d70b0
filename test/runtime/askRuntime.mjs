// Asks a Claude Code release which agents of a folder it loads, on a copy in a temporary home: no login, no network, no tool runs.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sendControlRequests } from './controlMessages.mjs';
import { quietEnvironment } from './quiet.mjs';

/**
 * Resolves to `{ version, agents: Map(path below folder → { name, description, model }), listed, offered, debug }`; rejects when the
 * program does not respond. `listed` has all agents by name; releases before 2.1.329 do not name their files. `leading` precedes the
 * arguments where another program runs Claude Code. `plugins`: plugin folders of the session.
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
    const args = ['--settings', '{"disableAllHooks":true}', '--debug-file', log];
    args.push(...plugins.flatMap((plugin) => ['--plugin-dir', plugin]));
    const { responses, stderr } = await sendControlRequests({ program, leading, args, cwd: project, env, timeout }, [
      { subtype: 'initialize' },
      { subtype: 'get_context_usage' },
    ]);
    const [initialized, usage] = responses.map(({ response }) => response);
    if (!initialized || !usage) throw new Error(`Claude Code did not answer: ${stderr.slice(0, 500)}`);
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
