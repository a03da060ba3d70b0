// Reports which agent files the installed Claude Code loads: in a temporary home, without a login, so that no tokens are spent.

import path from 'node:path';
import { CLAUDE_FOLDER, MANIFEST, PLUGIN_AGENTS_FOLDER } from '../../../../common/src/claudePaths';
import type { RuntimeFile, RuntimeReport, TreeToVerify } from '../../lsp/claudeCode/claudeCodeHost';
import { askLoadedAgents, type LoadedAgents } from './loadedAgents';
import type { Program } from './program';
import { createTempConfigDir, writeBelow } from './tempConfigDir';

export async function verifyWith(
  program: Program,
  trees: readonly TreeToVerify[],
  signal: AbortSignal,
): Promise<RuntimeReport> {
  const files = new Map<string, RuntimeFile>();
  let version: string | null = null;
  // An empty tree still reports the version.
  for (const tree of trees.length > 0 ? trees : [{ scope: 'project' as const, files: [] }]) {
    const { dir, agents, plugin } = treeConfigDir(tree);
    try {
      const answer = await askLoadedAgents(program, dir, plugin, signal);
      if ('problem' in answer) return { problem: answer.problem, program: program.file, version, files: new Map() };
      version = answer.version;
      for (const [uri, file] of filesOf(tree, agents, answer)) files.set(uri, file);
    } finally {
      dir.remove();
    }
  }
  return { problem: '', program: program.file, version, files };
}

const PLUGIN = 'plugin';

/** `agents`: the folder of the agents. */
function treeConfigDir({ scope, plugin: pluginName = PLUGIN, files }: TreeToVerify) {
  let agents = '';
  let plugin: string | undefined;
  const dir = createTempConfigDir(({ root, home, project }) => {
    if (scope === 'plugin') {
      plugin = path.join(root, PLUGIN);
      writeBelow(plugin, MANIFEST, JSON.stringify({ name: pluginName }));
    }
    agents = path.join(plugin ?? path.join(scope === 'user' ? home : project, CLAUDE_FOLDER), PLUGIN_AGENTS_FOLDER);
    for (const { path: relative, text } of files) writeBelow(agents, relative, text);
  });
  return { dir, agents, plugin };
}

/** The name without the plugin and folders that Claude Code puts before the name of a plugin's agent. */
function ownName(called: string, below: string, { scope, plugin = PLUGIN }: TreeToVerify): string {
  const prefix = [plugin, ...below.split(/[/\\]/).slice(0, -1), ''].join(':');
  return scope === 'plugin' && called.startsWith(prefix) ? called.slice(prefix.length) : called;
}

/** A log line: `time [LEVEL] words`. */
const LOGGED = /^\S+ \[(?:WARN|ERROR|DEBUG)\] "?(.*)$/;
const MESSAGES = 10;
const MESSAGE_LENGTH = 500;

function* filesOf(tree: TreeToVerify, agents: string, answer: LoadedAgents): Iterable<[string, RuntimeFile]> {
  const logged = answer.log.flatMap((line) => LOGGED.exec(line)?.[1] ?? []).filter((words) => /agent/i.test(words));
  for (const { uri, path: below } of tree.files) {
    const file = path.join(agents, below);
    const called = answer.loaded.get(file);
    const agent = called === undefined ? undefined : answer.agents.get(called);
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

/** Whole words only: `a.md` does not match in `aa.md`. */
function mentions(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
    if (!/[\w./\\-]/.test(line[at - 1] ?? ' ') && !/[\w/\\-]/.test(line[at + name.length] ?? ' ')) return true;
  return false;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
