// Asks a session of a runtime for what no agent file shows: which keys of settings it checks, and what its names for models stand
// for. Over its control messages, without a login; what it would ask the model goes to a stand-in on the loopback address.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { askingAt, quietEnvironment } from '../runtime/quiet.mjs';
import { standIn } from '../runtime/standIn.mjs';

const TIME_LIMIT = 120_000;

/** Values of types that hardly any setting has; none of them can be run as a command. */
const WRONG = { settings: { zebraNonsense: 1 }, 'settings.local': 7, user: [[7]] };

/** `{ settings: string[], models: Map(name → id) }`: the keys it complains about, and what it took in place of a model's name. */
export async function askSession(runtime, keys, models) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-drift-'));
  const home = path.join(root, 'home');
  const project = path.join(root, 'project');
  for (const each of [home, project]) mkdirSync(path.join(each, '.claude'), { recursive: true });
  for (const [file, value] of Object.entries(WRONG)) {
    const target =
      file === 'user' ? path.join(home, '.claude/settings.json') : path.join(project, `.claude/${file}.json`);
    writeFileSync(target, JSON.stringify(Object.fromEntries(keys.map((key) => [key, value]))));
  }
  const api = await standIn([]);
  try {
    const requests = [
      { subtype: 'initialize' },
      { subtype: 'get_settings' },
      ...models.map((model) => ({ subtype: 'set_model', model })),
    ];
    const [, settings, ...taken] = await converse(
      runtime,
      project,
      { ...quietEnvironment(home), ...askingAt(api.url) },
      requests,
    );
    const complained = (settings?.response?.errors ?? []).map((error) => String(error.path).split('.')[0]);
    return {
      settings: settings?.subtype === 'success' ? [...new Set(complained)] : undefined,
      models: new Map(
        models.flatMap((name, at) => {
          const id = taken[at]?.subtype === 'success' ? taken[at].response?.model : undefined;
          return typeof id === 'string' ? [[name, id]] : [];
        }),
      ),
    };
  } finally {
    await api.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** The answers, in the order of the requests; absent where the program ended first. */
function converse(runtime, project, env, requests) {
  return new Promise((done, fail) => {
    const args = [
      '-p',
      '--input-format',
      'stream-json',
      '--output-format',
      'stream-json',
      '--verbose',
      '--strict-mcp-config',
    ];
    const child = spawn(runtime.program, [...runtime.leading, ...args], {
      cwd: project,
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const answers = [];
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
    const next = () => {
      const request = requests[answers.length];
      if (request === undefined) child.stdin.end();
      else
        child.stdin.write(
          `${JSON.stringify({ type: 'control_request', request_id: `r${answers.length}`, request })}\n`,
        );
    };
    let rest = '';
    child.stdin.on('error', () => child.kill('SIGKILL')); // It ended; what it answered until then counts.
    child.stdout.on('data', (part) => {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const message = line.startsWith('{') ? JSON.parse(line) : {};
        if (message.type !== 'control_response' || message.response.request_id !== `r${answers.length}`) continue;
        answers.push(message.response);
        next();
      }
    });
    child.once('error', fail);
    child.once('close', () => {
      clearTimeout(timer);
      done(answers);
    });
    next();
  });
}
