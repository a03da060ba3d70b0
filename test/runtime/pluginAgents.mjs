// Replays the recorded plugins through a real Claude Code: their agent files, and what each manifest loads.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { askRuntime } from './askRuntime.mjs';

/** `{ passed, failed }`; prints a line for `files` and one for `manifests`, the fixtures. */
export async function checkPluginAgents(program, files, manifests) {
  const results = [await replayFiles(program, files), await replayManifests(program, manifests)];
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

async function replayFiles(program, { plugin, vectors }) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-plugin-files-'));
  write(root, '.claude-plugin/plugin.json', JSON.stringify({ name: plugin }));
  for (const vector of vectors) write(root, `agents/${vector.file}`, bytesOf(vector));
  const { listed } = await ask(program, [root], root);
  const wrong = vectors.filter(({ file, loads, name, description, model }) => {
    const prefix = [plugin, ...file.split('/').slice(0, -1), ''].join(':');
    const found = [...listed.values()].filter((agent) => agent.name.startsWith(prefix));
    const expected = loads ? [{ name: prefix + name, description, model }] : [];
    return JSON.stringify(found) !== JSON.stringify(expected);
  });
  return reportResult('agent files of a plugin', vectors.length, wrong);
}

function bytesOf({ text, base64, head = '', filledTo = 0 }) {
  return base64 === undefined ? (text ?? head.padEnd(filledTo, 'x')) : Buffer.from(base64, 'base64');
}

/** A session cannot have two plugins of one name. */
async function replayManifests(program, { trees, vectors }) {
  const wrong = [];
  const waiting = [...vectors];
  while (waiting.length > 0) {
    const names = new Set();
    const batch = [];
    for (const vector of [...waiting]) {
      const name = /"name":"((?:[^"\\]|\\.)*)"/.exec(vector.manifest)?.[1] ?? '';
      if (names.has(name)) continue;
      names.add(name);
      batch.push(vector);
      waiting.splice(waiting.indexOf(vector), 1);
    }
    const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-manifests-'));
    const folders = batch.map(({ manifest, tree }, i) => {
      const folder = path.join(root, String(i));
      write(folder, '.claude-plugin/plugin.json', manifest);
      for (const [file, text] of Object.entries(trees[tree])) write(folder, file, text);
      return folder;
    });
    const { listed } = await ask(program, folders, root);
    const expected = new Set(batch.flatMap(({ ids }) => ids));
    wrong.push(...batch.filter(({ ids }) => ids.some((id) => !listed.has(id))));
    wrong.push(...[...listed.keys()].filter((id) => id.includes(':') && !expected.has(id)).map((what) => ({ what })));
  }
  return reportResult('manifests of plugins', vectors.length, wrong);
}

async function ask(program, plugins, root) {
  const project = mkdtempSync(path.join(os.tmpdir(), 'subagents-no-agents-'));
  try {
    return await askRuntime(program, project, { plugins });
  } finally {
    for (const folder of [project, root]) rmSync(folder, { recursive: true, force: true });
  }
}

function reportResult(title, count, wrong) {
  for (const { what } of wrong.slice(0, 5)) console.log(`  ${what}`);
  console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${title}: ${count} measured, ${wrong.length} differ`);
  return { passed: Math.max(count - wrong.length, 0), failed: wrong.length };
}

function write(root, file, content) {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, content);
}
