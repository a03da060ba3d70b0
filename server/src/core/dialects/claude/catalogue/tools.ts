// What is known about tools and built-in agents, asked by name and by version of Claude Code. Only knowledge: whether
// something is wrong with a file is said by rules.

import { compareVersions, holdsIn } from '../../../text/version';
import {
  type AliasFact,
  type BuiltInAgent,
  facts,
  type Headless,
  type RemovedTool,
  type ServerType,
  type Tool,
  type ToolElsewhere,
} from './facts';
import { learnedIn } from './learned';

export { nearest } from '../../../text/nearest';
export { holdsIn } from '../../../text/version';
export type {
  AliasFact,
  BuiltInAgent,
  RemovedTool,
  ServerType,
  Tool,
  ToolElsewhere,
} from './facts';

/** The newest version of Claude Code the catalogue knows; every question is about it unless another is named. */
export const newestVersion: string = facts.runtime;

/** The newest known release with the product's name: what is committed was replayed through it. */
export const newestRelease = `${facts.product} ${newestVersion}`;

const byName = new Map(facts.tools.map((tool) => [tool.name, tool]));
const aliases = new Map(facts.toolAliases.map((alias) => [alias.from, alias]));
const elsewhere = new Map(facts.toolsElsewhere.map((tool) => [tool.name, tool]));
const removed = new Map(facts.removedTools.map((tool) => [tool.name, tool]));

/** All tools of that version, in the catalogue's order: the everyday ones first. */
export function tools(claudeVersion: string = newestVersion): readonly Tool[] {
  const known = toolsIn.get(claudeVersion);
  if (known) return known;
  const made = [
    ...facts.tools.filter((each) => holdsIn(each, claudeVersion)),
    ...[...(learnedIn(claudeVersion)?.tools.values() ?? [])].filter(({ name }) => !isOwn(name, claudeVersion)),
  ];
  toolsIn.set(claudeVersion, made);
  return made;
}

const toolsIn = new Map<string, readonly Tool[]>();

const isOwn = (name: string, claudeVersion: string): boolean => {
  const found = byName.get(name);
  return found !== undefined && holdsIn(found, claudeVersion);
};

/** A tool by its exact name, aliases not counted. */
export function tool(name: string, claudeVersion: string = newestVersion): Tool | undefined {
  const found = byName.get(name);
  return found && holdsIn(found, claudeVersion) ? found : learnedIn(claudeVersion)?.tools.get(name);
}

/** The names of all tools of that version. */
export const toolNames = (claudeVersion: string = newestVersion): readonly string[] =>
  tools(claudeVersion).map(({ name }) => name);

/** An old name that still works. */
export function toolAlias(name: string, claudeVersion: string = newestVersion): AliasFact | undefined {
  const found = aliases.get(name);
  return found && holdsIn(found, claudeVersion) ? found : undefined;
}

/** The tool an old name stands for; nothing for any other name. */
export const canonicalTool = (name: string, claudeVersion: string = newestVersion): string | undefined =>
  toolAlias(name, claudeVersion)?.to;

/** A tool by its name or by an old name of it. */
export const resolveTool = (name: string, claudeVersion: string = newestVersion): Tool | undefined =>
  tool(canonicalTool(name, claudeVersion) ?? name, claudeVersion);

/** A name that is no tool any more in that version. */
export function removedTool(name: string, claudeVersion: string = newestVersion): RemovedTool | undefined {
  const found = removed.get(name);
  return found && !(found.until !== undefined && holdsIn(found, claudeVersion)) ? found : undefined;
}

/** What a foreground subagent of `claude -p` gets of a tool in that version. */
export const headlessIn = (fact: Tool, claudeVersion: string): Headless =>
  fact.headlessBefore?.find(({ version }) => compareVersions(claudeVersion, version) < 0)?.headless ?? fact.headless;

/** A name that is a tool in another program, and none here. */
export const toolElsewhere = (name: string): ToolElsewhere | undefined => elsewhere.get(name);

/** The kind of MCP server of that name; without a name, the one meant where none is written. */
export const serverType = (name?: string): ServerType | undefined =>
  facts.serverTypes.find((type) => (name === undefined ? type.default === true : type.name === name));

/** True for a tool no subagent is given under these circumstances. */
export const isWithheld = (fact: Tool, permissionMode?: string): boolean =>
  fact.foreground === 'no' && !(permissionMode !== undefined && fact.unless?.permissionMode.includes(permissionMode));

export const memoryAdds: readonly string[] = facts.memoryAdds;

export const builtInSkills: readonly string[] = facts.builtInSkills;

/** MCP servers that no configuration names. */
export const builtInServers: readonly string[] = facts.builtInServers;

export const builtInAgents: readonly BuiltInAgent[] = facts.builtInAgents;
