// Asks the installed Claude Code which agent files it loads: over its own control messages, in a folder and a home of its own,
// without a login, so that no tokens are spent and nothing that an agent names is run.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cancel } from '../../core/routing/router';
import type { RuntimeFile, RuntimeReport, TreeToVerify } from '../../lsp/claudeCode/claudeCode';
import type { Program } from './program';
import { endSearchHere } from './throwAway';
import { askWhatLoads, type Places, type Told } from './whatLoads';

export async function verifyWith(
  program: Program,
  trees: readonly TreeToVerify[],
  cancel: Cancel,
): Promise<RuntimeReport> {
  const files = new Map<string, RuntimeFile>();
  let version: string | null = null;
  // Without a file it still tells its version.
  for (const tree of trees.length > 0 ? trees : [{ scope: 'project' as const, files: [] }]) {
    const places = layOut(tree);
    try {
      const told = await askWhatLoads(program, places, cancel);
      if ('problem' in told) return { problem: told.problem, program: program.file, version, files: new Map() };
      version = told.version;
      for (const [uri, file] of filesOf(tree, places, told)) files.set(uri, file);
    } finally {
      places.remove();
    }
  }
  return { problem: '', program: program.file, version, files };
}

const PLUGIN = 'plugin';

function layOut({ scope, plugin: pluginName = PLUGIN, files }: TreeToVerify): Places {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), 'subagents-'));
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  try {
    const home = path.join(root, 'home');
    const project = path.join(root, 'project');
    const temporary = path.join(root, 'tmp');
    const plugin = path.join(root, PLUGIN);
    const owner =
      scope === 'user' ? path.join(home, '.claude') : scope === 'plugin' ? plugin : path.join(project, '.claude');
    const agents = path.join(owner, 'agents');
    for (const folder of [path.join(home, '.claude'), project, temporary, agents])
      mkdirSync(folder, { recursive: true });
    endSearchHere(project);
    if (scope === 'plugin') {
      mkdirSync(path.join(plugin, '.claude-plugin'));
      writeFileSync(path.join(plugin, '.claude-plugin', 'plugin.json'), JSON.stringify({ name: pluginName }));
    }
    for (const { path: below, text } of files) {
      const file = path.join(agents, below);
      // A path out of a file name can lead anywhere.
      if (!file.startsWith(agents + path.sep)) continue;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const log = path.join(root, 'log.txt');
    return { home, project, temporary, agents, log, remove, ...(scope === 'plugin' ? { plugin } : {}) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Without the plugin and the folders that stand before the name of a plugin's agent. */
function ownName(called: string, below: string, { scope, plugin = PLUGIN }: TreeToVerify): string {
  const prefix = [plugin, ...below.split(/[/\\]/).slice(0, -1), ''].join(':');
  return scope === 'plugin' && called.startsWith(prefix) ? called.slice(prefix.length) : called;
}

/** A line of its log that is about agents: `time [LEVEL] words`. */
const LOGGED = /^\S+ \[(?:WARN|ERROR|DEBUG)\] "?(.*)$/;
const MESSAGES = 10;
const MESSAGE_LENGTH = 500;

function* filesOf(tree: TreeToVerify, { agents }: Places, told: Told): Iterable<[string, RuntimeFile]> {
  const logged = told.log.flatMap((line) => LOGGED.exec(line)?.[1] ?? []).filter((words) => /agent/i.test(words));
  for (const { uri, path: below } of tree.files) {
    const file = path.join(agents, below);
    const called = told.loaded.get(file);
    const agent = called === undefined ? undefined : told.agents.get(called);
    const about = logged.filter((line) => mentions(line, file) || mentions(line, below));
    yield [
      uri,
      {
        loads: called !== undefined,
        name: called === undefined ? null : ownName(called, below, tree),
        description: text(agent?.description),
        model: text(agent?.model),
        messages: about
          .slice(0, MESSAGES)
          .map((line) => line.replaceAll(agents + path.sep, '').slice(0, MESSAGE_LENGTH)),
      },
    ];
  }
}

/** As a word of its own: `a.md` is not `aa.md`. */
function mentions(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
    if (!/[\w./\\-]/.test(line[at - 1] ?? ' ') && !/[\w/\\-]/.test(line[at + name.length] ?? ' ')) return true;
  return false;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
