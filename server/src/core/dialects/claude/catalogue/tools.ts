// Facts about tools and built-in agents, by name and version of Claude Code.

import { compareVersions, holdsIn } from '../../../text/version';
import type { AliasFact, BuiltInAgent, Headless, RemovedTool, ServerType, Tool, ToolElsewhere } from '../../facts';
import { facts } from './facts';
import { learnedIn } from './learned';

const byName = new Map(facts.tools.map((tool) => [tool.name, tool]));
const aliases = new Map(facts.toolAliases.map((alias) => [alias.from, alias]));
const elsewhere = new Map(facts.toolsElsewhere.map((tool) => [tool.name, tool]));
const removed = new Map(facts.removedTools.map((tool) => [tool.name, tool]));

/** All tools of that version, in the catalogue's order: the common ones first. */
export function tools(version: string): readonly Tool[] {
  const known = toolsIn.get(version);
  if (known) return known;
  const made = [
    ...facts.tools.filter((each) => holdsIn(each, version)),
    ...[...(learnedIn(version)?.tools.values() ?? [])].filter(({ name }) => !isOwn(name, version)),
  ];
  toolsIn.set(version, made);
  return made;
}

const toolsIn = new Map<string, readonly Tool[]>();

const isOwn = (name: string, version: string): boolean => {
  const found = byName.get(name);
  return found !== undefined && holdsIn(found, version);
};

/** A tool by its exact name, aliases not counted. */
export function tool(name: string, version: string): Tool | undefined {
  const found = byName.get(name);
  return found && holdsIn(found, version) ? found : learnedIn(version)?.tools.get(name);
}

/** The names of all tools of that version. */
export const toolNames = (version: string): readonly string[] => tools(version).map(({ name }) => name);

/** An old name that still works. */
export function toolAlias(name: string, version: string): AliasFact | undefined {
  const found = aliases.get(name);
  return found && holdsIn(found, version) ? found : undefined;
}

/** The tool an old name stands for; absent for any other name. */
export const canonicalTool = (name: string, version: string): string | undefined => toolAlias(name, version)?.to;

/** A tool by its name or by an old name of it. */
export const resolveTool = (name: string, version: string): Tool | undefined =>
  tool(canonicalTool(name, version) ?? name, version);

/** A tool of releases before that version. */
export function removedTool(name: string, version: string): RemovedTool | undefined {
  const found = removed.get(name);
  return found && !(found.until !== undefined && holdsIn(found, version)) ? found : undefined;
}

/** Availability of a tool for a foreground subagent of `claude -p` in that version. */
export const headlessIn = (fact: Tool, version: string): Headless =>
  fact.headlessBefore?.find((before) => compareVersions(version, before.version) < 0)?.headless ?? fact.headless;

/** The name of another program's tool, and of none here. */
export const toolElsewhere = (name: string): ToolElsewhere | undefined => elsewhere.get(name);

/** The kind of MCP server of that name; without a name, the default kind. */
export const serverType = (name?: string): ServerType | undefined =>
  facts.serverTypes.find((type) => (name === undefined ? type.default === true : type.name === name));

/** True for a tool that subagents never get under these circumstances. */
export const isWithheld = (fact: Tool, permissionMode?: string): boolean =>
  fact.foreground === 'no' && !(permissionMode !== undefined && fact.unless?.permissionMode.includes(permissionMode));

export const memoryAdds: readonly string[] = facts.memoryAdds;

export const builtInSkills: readonly string[] = facts.builtInSkills;

/** MCP servers available without configuration. */
export const builtInServers: readonly string[] = facts.builtInServers;

export const builtInAgents: readonly BuiltInAgent[] = facts.builtInAgents;
