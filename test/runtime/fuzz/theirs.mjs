// Asks the runtime about generated files in batches, as one project and one plugin each.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ask } from '../../drift/ask.mjs';
import { askRuntime } from '../askRuntime.mjs';

/**
 * Map(file → { name, description, model, tools?, refused? }) of what it loads of `files`, `{ file, bytes, scope }[]`. `started`:
 * names of the project's agents that are started too. Files of one batch that have the same name shadow each other.
 */
export async function theirs(runtime, files, plugin, started = new Set()) {
  const project = files.filter(({ scope }) => scope === 'project');
  const plugins = files.filter(({ scope }) => scope === 'plugin');
  const found = new Map();
  if (project.length > 0) {
    const session = await ask(runtime, project, (name) => started.has(name));
    for (const [file, agent] of session.agents) {
      const { tools, refused } = session.started.get(agent.name) ?? {};
      found.set(file, { ...agent, ...(tools ? { tools } : {}), ...(refused === undefined ? {} : { refused }) });
    }
  }
  if (plugins.length > 0) for (const [file, agent] of await ofPlugin(runtime, plugins, plugin)) found.set(file, agent);
  return found;
}

async function ofPlugin(runtime, files, plugin) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-fuzz-'));
  const project = mkdtempSync(path.join(os.tmpdir(), 'subagents-fuzz-'));
  const write = (file, bytes) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), bytes);
  };
  try {
    write('.claude-plugin/plugin.json', JSON.stringify({ name: plugin }));
    // A folder for each file: it is part of the agent's id, so that agents are found by it.
    files.forEach(({ file, bytes }, at) => {
      write(`agents/f${at}/${file}`, bytes);
    });
    const { listed } = await askRuntime(runtime.program, project, { leading: runtime.leading, plugins: [root] });
    const found = new Map();
    for (const { name, description, model } of listed.values()) {
      const [, at, own] = new RegExp(`^${plugin}:f(\\d+):([\\s\\S]*)$`).exec(name) ?? [];
      const file = files[Number(at)];
      if (file) found.set(file.file, { name: own, description, model: model ?? null });
    }
    return found;
  } finally {
    for (const folder of [root, project]) rmSync(folder, { recursive: true, force: true });
  }
}
