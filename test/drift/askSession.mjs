// Asks a session which settings keys it validates and what its model names resolve to; model requests go to a loopback stand-in.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sendControlRequests } from '../runtime/controlMessages.mjs';
import { askingAt, quietEnvironment } from '../runtime/quiet.mjs';
import { standIn } from '../runtime/standIn.mjs';

/** Values of types that hardly any setting accepts; none can run as a command. */
const WRONG = { settings: { zebraNonsense: 1 }, 'settings.local': 7, user: [[7]] };

/** Resolves to `{ settings: string[], models: Map(name → id) }`: the rejected keys, and the id each model name resolves to. */
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
    const { program, leading } = runtime;
    const env = { ...quietEnvironment(home), ...askingAt(api.url) };
    const { responses } = await sendControlRequests({ program, leading, cwd: project, env }, requests);
    const [, settings, ...taken] = responses;
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
