// The agents of a run of the command line: which files the given paths mean, and an index over them and what they compete with.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AgentFolders, agentPlace, type AgentPlace } from '../core/workspace/agentPath';
import { type AgentIndex, createAgentIndex } from '../core/workspace/agentIndex';
import { globToRegExp } from '../core/workspace/globs';
import { mcpServerNames } from '../core/workspace/mcpServers';
import { userAgentsFolder } from './environment';
import { nodeHost } from './host';

export interface ProjectOptions {
  readonly cwd: string;
  readonly claudeVersion: string;
  /** Globs of the setting `files`. */
  readonly files: readonly string[];
  /** Also read the user's own agents, which may shadow others; they are not reported. */
  readonly user: boolean;
}

export interface Project {
  readonly index: AgentIndex;
  /** The files to report, in path order. */
  readonly uris: readonly string[];
  pathOf(uri: string): string;
  /** Paths that do not exist or cannot be read. */
  readonly unreadable: readonly string[];
}

export async function openProject(paths: readonly string[], options: ProjectOptions): Promise<Project> {
  const index = createAgentIndex(options.claudeVersion);
  const wanted = new Map<string, AgentPlace>();
  const unreadable: string[] = [];
  const pathOf = (uri: string): string => relativePath(options.cwd, uri);
  for (const given of paths) {
    const full = path.resolve(options.cwd, given);
    if (!existsSync(full)) unreadable.push(given);
    else if (statSync(full).isFile()) {
      const uri = pathToFileURL(full).href;
      wanted.set(uri, agentPlace(uri, { plugins: pluginRootsAbove(full) }) ?? { scope: 'project', tree: parent(uri) });
    } else for (const [uri, place] of await agentsBelow(full, options)) wanted.set(uri, place);
  }
  for (const [uri, place] of wanted) {
    const text = await nodeHost.read(uri);
    if (text === undefined) unreadable.push(pathOf(uri));
    else index.put(uri, text, place, pathOf(uri));
  }
  if (options.user) await addUserAgents(index, wanted);
  index.setServers(await serversAbove(paths.map((given) => path.resolve(options.cwd, given))));
  return { index, uris: [...wanted.keys()].filter((uri) => index.get(uri)).sort(byPath(pathOf)), pathOf, unreadable };
}

async function agentsBelow(folder: string, options: ProjectOptions): Promise<ReadonlyMap<string, AgentPlace>> {
  const root = pathToFileURL(folder).href;
  const [all, manifests] = await Promise.all([nodeHost.list(root, ['**/*.md']), nodeHost.list(root, ['**/.claude-plugin/*.json'])]);
  const above = pluginRootsAbove(folder);
  const plugins = [...new Set([...manifests.map((uri) => parent(parent(uri))), ...above])];
  const folders: AgentFolders = { plugins, extra: options.files.map(globToRegExp) };
  const found = new Map<string, AgentPlace>();
  for (const uri of all) {
    const place = agentPlace(uri, folders);
    if (place) found.set(uri, place);
  }
  if (found.size > 0) return found;
  return new Map(all.map((uri) => [uri, { scope: 'project', tree: root }]));
}


function pluginRootsAbove(start: string): readonly string[] {
  const roots: string[] = [];
  for (let at = start; at !== path.dirname(at); at = path.dirname(at))
    if (existsSync(path.join(at, '.claude-plugin'))) roots.push(pathToFileURL(at).href);
  return roots;
}

async function addUserAgents(index: AgentIndex, reported: ReadonlyMap<string, AgentPlace>): Promise<void> {
  const folder = userAgentsFolder();
  for (const uri of await nodeHost.list(folder, ['**/*.md'])) {
    const text = reported.has(uri) ? undefined : await nodeHost.read(uri);
    if (text !== undefined) index.put(uri, text, { scope: 'user', tree: folder }, uri.replace(/^file:\/\//, ''));
  }
}

/** From the `.mcp.json` files of the given folders and those above them. */
async function serversAbove(starts: readonly string[]): Promise<ReadonlySet<string> | undefined> {
  const files = new Set<string>();
  for (const start of starts)
    for (let at = start; ; at = path.dirname(at)) {
      const file = path.join(at, '.mcp.json');
      if (existsSync(file)) files.add(pathToFileURL(file).href);
      if (at === path.dirname(at) || existsSync(path.join(at, '.git'))) break;
    }
  if (files.size === 0) return undefined;
  const names = await Promise.all([...files].map(async (uri) => mcpServerNames((await nodeHost.read(uri)) ?? '') ?? []));
  return new Set(names.flat());
}

const parent = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

function relativePath(cwd: string, uri: string): string {
  const root = `${pathToFileURL(cwd).href.replace(/\/$/, '')}/`;
  return decodeURIComponent(uri.startsWith(root) ? uri.slice(root.length) : uri.replace(/^file:\/\//, ''));
}

const byPath =
  (pathOf: (uri: string) => string) =>
  (a: string, b: string): number => {
    const [left, right] = [pathOf(a), pathOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
