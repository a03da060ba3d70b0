// The language server in a real Neovim without a window: a project and a home of its own, the server that users start. Whatever
// Neovim is on the search path is used, or the one `NVIM` names.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from '../support/built.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const AGENTS = {
  'painter.md': `---
name: painter
description: "🎨 Use this agent when a wall needs paint. <example>user: Who paints my wall?</example>"
tools: [ "🎨", Reed, Agent(nobody) ]
---

Paint it.
`,
  'other.md':
    '---\nname: other\ndescription: Use this agent for anything else.\ntools: Read, Agent(painter)\n---\n\nDo it.\n',
};

/** The first line of `nvim --version`; absent where there is none that can be run. */
export function findNeovim() {
  const program = process.env.NVIM ?? 'nvim';
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? { program, version: stdout.split('\n')[0] } : undefined;
}

/** The first Lua in the documentation: what it says is tested is what is tested. */
function linesForUsers() {
  const documented = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');
  const found = /```lua\n([\s\S]*?)```/.exec(documented)?.[1];
  if (found === undefined) throw new Error('docs/editors.md has no lines for Neovim');
  return found;
}

/** `{ passed, failed }`, with a line for each check. */
export async function runNeovim({ program, version }) {
  await built();
  const place = mkdtempSync(path.join(os.tmpdir(), 'subagents-neovim-'));
  const project = path.join(place, 'project');
  const home = path.join(place, 'home');
  const agents = path.join(project, '.claude/agents');
  mkdirSync(agents, { recursive: true });
  mkdirSync(home);
  const bin = path.join(place, 'bin');
  mkdirSync(bin);
  const command = `#!/bin/sh\nexec '${process.execPath}' '${path.join(root, 'dist/cli.js')}' "$@"\n`;
  writeFileSync(path.join(bin, 'subagents'), command, { mode: 0o755 });
  const configuration = path.join(place, 'init.lua');
  writeFileSync(configuration, linesForUsers());
  for (const [name, text] of Object.entries(AGENTS)) writeFileSync(path.join(agents, name), text);
  const env = {
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_STATE_HOME: path.join(home, 'state'),
    XDG_CACHE_HOME: path.join(home, 'cache'),
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    SUBAGENTS_PROJECT: project,
  };
  try {
    console.log(version);
    const script = path.join(root, 'test/neovim/editor.lua');
    const { code, output } = await run(program, ['--headless', '-u', configuration, '-n', '-c', `luafile ${script}`], {
      cwd: project,
      env,
    });
    const passed = output.match(/^ok {3}neovim:/gm)?.length ?? 0;
    const failed = output.match(/^FAIL neovim:/gm)?.length ?? 0;
    // A script that breaks off has not failed by its own account.
    return { passed, failed: code === 0 || failed > 0 ? failed : 1, skipped: 0 };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function run(program, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (part) => {
      output += part;
      process.stdout.write(part);
      // An error in the script leaves Neovim waiting for a key.
      if (/E\d+: Error|Error executing lua|Error detected/.test(output)) child.kill();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}
