// Gathers what lies around the agents through the host: configured MCP servers, skills, what the settings deny, and which
// files that agents refer to are missing. What cannot be read is said once and is as good as not there.

import { deniedAgents } from './deniedAgents';
import type { Host } from './host';
import { mcpServerNames } from './mcpServers';
import type { DeniedAgent, Surroundings } from './workspace';

export const AROUND = [
  '**/.mcp.json',
  '**/.claude/skills/*/SKILL.md',
  '**/.claude/settings.json',
  '**/.claude/settings.local.json',
] as const;

export interface Gatherer {
  readonly host: Host;
  readonly pathOf: (uri: string) => string;
  readonly log: (message: string) => void;
}

/** `files` are those of `AROUND` that were found below or above the roots. */
export async function gatherSurroundings(
  { host, pathOf, log }: Gatherer,
  roots: readonly string[],
  files: readonly string[],
): Promise<Surroundings> {
  const read = async (uri: string): Promise<string> => (await host.read(uri)) ?? '';
  const servers = files.filter((uri) => uri.endsWith('/.mcp.json'));
  const settings = files.filter((uri) => /\/\.claude\/settings(?:\.local)?\.json$/.test(uri));
  const names = new Set<string>();
  const denied: DeniedAgent[] = [];
  for (const uri of servers) {
    const found = mcpServerNames(await read(uri));
    if (found) for (const name of found) names.add(name);
    else log(`${pathOf(uri)} is not readable as JSON; its MCP servers are not known here.`);
  }
  for (const uri of settings) {
    const found = deniedAgents(uri, pathOf(uri), await read(uri));
    if (found) denied.push(...found);
    else log(`${pathOf(uri)} is not readable as JSON; what it denies is not known here.`);
  }
  const skills = files
    .flatMap((uri) => /\/\.claude\/skills\/([^/]+)\/SKILL\.md$/.exec(uri)?.[1] ?? [])
    .map(decodeURIComponent);
  return {
    ...(servers.length > 0 ? { mcpServers: names } : {}),
    ...(skills.length > 0 ? { skills: new Set(skills) } : {}),
    denied,
    roots,
  };
}

/** Which of these files are not there. Each is looked for once. */
export async function missingFilesOf(host: Host, uris: Iterable<string>): Promise<ReadonlySet<string>> {
  const missing = await Promise.all(
    [...new Set(uris)].map(async (uri) => ((await host.stat(uri)) === undefined ? [uri] : [])),
  );
  return new Set(missing.flat());
}
