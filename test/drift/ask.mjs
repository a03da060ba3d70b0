// Asks a runtime about folders of agents, offline with a fake model API; answers.ts reads the output.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { askRuntime } from '../runtime/askRuntime.mjs';
import { askingAt, quietEnvironment } from '../runtime/quiet.mjs';
import { call, standIn } from '../runtime/standIn.mjs';

const MARK = 'DRIFT-PROBE';
const AT_ONCE = 8;
const TIME_LIMIT = 600_000;

/**
 * `files`: `{ file, bytes }[]`. What is listed of them, by file where the runtime says so, and what the debug log says; and
 * what each agent was started with that `starts(name)` is true of, and what the main thread was shown.
 */
export async function ask(runtime, files, starts) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-drift-'));
  try {
    for (const { file, bytes } of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), bytes);
    }
    const said = await askRuntime(runtime.program, folder, { leading: runtime.leading, timeout: TIME_LIMIT });
    const builtIn = (await withoutAgents(runtime)).listed;
    const listed = new Map(
      [...said.listed].filter(([name, { description }]) => builtIn.get(name)?.description !== description),
    );
    const wanted = [...listed.keys()].filter(starts);
    const started = wanted.length > 0 ? await startAll(runtime, folder, wanted) : { agents: new Map(), main: [] };
    return { ...said, listed, builtIn: [...builtIn.keys()], started: started.agents, main: started.main };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bare = new Map();

/** The agents listed in an empty project. */
async function withoutAgents(runtime) {
  if (!bare.has(runtime.program)) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-drift-'));
    bare.set(runtime.program, await askRuntime(runtime.program, folder, { leading: runtime.leading }));
    rmSync(folder, { recursive: true, force: true });
  }
  return bare.get(runtime.program);
}

/** `agents`: Map(name → { model, tools } | { refused: words }); `main`: the requests of the main thread. */
async function startAll(runtime, folder, names) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-drift-'));
  const turns = [];
  for (let at = 0; at < names.length; at += AT_ONCE)
    turns.push(
      names
        .slice(at, at + AT_ONCE)
        .map((name, i) =>
          call('Agent', { description: 'probe', prompt: `${MARK} ${at + i}.`, subagent_type: name }, `toolu_${at + i}`),
        ),
    );
  const api = await standIn(turns, { isSubagentBody: (body) => firstWords(body).includes(MARK) });
  try {
    await run(runtime, root, folder, api.url);
  } finally {
    await api.close();
    rmSync(root, { recursive: true, force: true });
  }
  const agents = new Map();
  for (const { model, tools, messages } of api.subagents) {
    const at = new RegExp(`${MARK} (\\d+)\\.`).exec(JSON.stringify(messages))?.[1];
    const name = names[Number(at)];
    if (name !== undefined && !agents.has(name))
      agents.set(name, {
        model,
        tools: (tools ?? []).map((tool) => tool.name).filter((tool) => tool !== 'DeferredToolPlaceholder'),
      });
  }
  for (const { tool_use_id: id, content, is_error: failed } of api.asked.flatMap(({ messages }) =>
    messages.flatMap(partsOf),
  ))
    if (failed && id) {
      const name = names[Number(id.slice('toolu_'.length))];
      if (name !== undefined && !agents.has(name))
        agents.set(name, {
          refused: typeof content === 'string' ? content : content.map(({ text }) => text).join(' '),
        });
    }
  return { agents, main: api.asked };
}

const partsOf = ({ content }) => (Array.isArray(content) ? content : []);
const firstWords = ({ messages }) => JSON.stringify((messages ?? [])[0] ?? '');

async function run(runtime, root, folder, url) {
  const home = path.join(root, 'home');
  const project = path.join(root, 'project');
  for (const each of [path.join(home, '.claude'), path.join(project, '.claude')]) mkdirSync(each, { recursive: true });
  cpSync(folder, path.join(project, '.claude/agents'), { recursive: true });
  const env = {
    ...quietEnvironment(home),
    ...askingAt(url),
    CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
    ENABLE_TOOL_SEARCH: 'false',
  };
  const git = (...args) =>
    spawnSync('git', ['-C', project, '-c', 'user.name=n', '-c', 'user.email=n@localhost', ...args], { env });
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'first'); // An agent in a worktree needs something to make it from.
  const settings = { disableAllHooks: true, permissions: { allow: ['Agent', 'Task'], defaultMode: 'default' } };
  const args = [
    '-p',
    'go on',
    '--output-format',
    'stream-json',
    '--verbose',
    '--strict-mcp-config',
    '--settings',
    JSON.stringify(settings),
    '--permission-mode',
    'default',
  ];
  const child = spawn(runtime.program, [...runtime.leading, ...args], {
    cwd: project,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
  const ended = await new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  clearTimeout(timer);
  if (ended !== 0) throw new Error(`Claude Code ended with ${ended}: ${errors.slice(0, 300)}`);
}
