// Reads the workspace context through the host: MCP servers, skills, what settings allow and deny, and missing files. What cannot be
// read is logged and treated as absent.

import { CLAUDE_FOLDER, MANIFEST } from '../../../../../../common/src/claudePaths';
import { toolPart } from '../../../syntax/toolList';
import type { Units } from '../../../text/lineIndex';
import type { Host } from '../../../workspace/host';
import type { McpServer, SkillFile, WorkspaceContext } from '../../../workspace/workspaceContext';
import { type Configuration, readConfiguration } from './configuration';
import { MCP_FILE, SKILL_FOLDERS } from './paths';
import { type InstalledPlugin, installedPlugins } from './pluginFolder';
import { type ReadWords, readSkills, type SkillPlace } from './skills';

/** The user's own files of Claude Code. */
export interface UserPlaces {
  /** URI of the folder of Claude Code's own files, `~/.claude`. */
  readonly folder: string;
  /** URI of `.claude.json`; absent where the user's configuration is not to be read. */
  readonly configuration?: string;
  /** URI of a path as Claude Code writes it down on this machine, and back; absent where the host has no such files. */
  readonly uriOf: (path: string) => string;
  readonly pathOf: (uri: string) => string;
}

interface ContextReader {
  readonly host: Host;
  readonly readWords: ReadWords;
  readonly pathOf: (uri: string) => string;
  readonly log: (message: string) => void;
  readonly user?: UserPlaces;
  /** URIs of plugins in the workspace. */
  readonly plugins?: readonly string[];
  /** Of all positions. */
  readonly units?: Units;
}

interface ReadContext {
  readonly context: WorkspaceContext;
  /** With their descriptions, for editors. */
  readonly skillFiles: readonly SkillFile[];
  /** Installed for the user, whether or not they can be read. */
  readonly installed: readonly InstalledPlugin[];
}

/** `files` are those of `CONTEXT_GLOBS` that were found below or above the roots. */
export async function readWorkspaceContext(
  reader: ContextReader,
  roots: readonly string[],
  files: readonly string[],
): Promise<ReadContext> {
  const { user, plugins = [] } = reader;
  const own = await Promise.all(
    files.filter((uri) => uri.endsWith('.json')).map((uri) => configurationAt(uri, 'project', reader)),
  );
  const ofUser = user ? await userConfiguration(user, roots, reader) : { found: [], installed: [] };
  const ofPlugins = await Promise.all(
    plugins.flatMap((root) =>
      [`${root}/${MCP_FILE}`, `${root}/${MANIFEST}`].map(async (uri) =>
        asPlugin(await configurationAt(uri, 'plugin', reader), nameOf(root)),
      ),
    ),
  );
  const found = [...own, ...ofUser.found, ...ofPlugins].flatMap((each) => each ?? []);
  const places = await skillPlaces(files, reader, ofUser.installed);
  const skills = await readSkills(reader.host, places, reader.readWords, reader.pathOf);
  const declared = own.flatMap((each) => (each?.sound ? each.servers : []));
  const sessions = [...own, ...ofUser.found].flatMap((each) => (each?.sound && each.session ? [each.session] : []));
  const hasServers = files.some((uri) => uri.endsWith(`/${MCP_FILE}`));
  const names = skills.files.map(({ name }) => name);
  return {
    context: {
      ...(hasServers ? { mcpServers: new Set(declared.map(({ name }) => name)) } : {}),
      ...(names.length > 0 ? { skills: new Set(names) } : {}),
      ...(skills.lost.length > 0 ? { lostSkills: skills.lost } : {}),
      servers: withTools(found),
      agentRules: found.flatMap((each) => each.rules),
      denied: own.flatMap((each) => (each?.sound ? each.denied : [])),
      ...(sessions.length > 0 ? { sessions } : {}),
      roots,
    },
    skillFiles: skills.files,
    installed: ofUser.installed,
  };
}

async function configurationAt(
  uri: string,
  from: McpServer['from'],
  { host, pathOf, log, units }: ContextReader,
  roots: readonly string[] = [],
): Promise<Configuration | undefined> {
  const text = await host.read(uri);
  if (text === undefined) return undefined;
  const path = pathOf(uri);
  const read = readConfiguration({ uri, path, text, ...(units ? { units } : {}) }, from, roots);
  if (!read.sound) log(`${path} is not readable as JSON; only a part of what it says is known here.`);
  return read;
}

async function userConfiguration(user: UserPlaces, roots: readonly string[], reader: ContextReader) {
  const { host } = reader;
  if (user.configuration === undefined) return { found: [], installed: [] };
  const settings = `${user.folder}/settings.json`;
  const paths = roots.map(user.pathOf);
  const found = await Promise.all([
    configurationAt(user.configuration, 'user', reader, paths),
    configurationAt(settings, 'user', reader),
  ]);
  const list = await host.read(`${user.folder}/plugins/installed_plugins.json`);
  const installed = list === undefined ? [] : installedPlugins(list, (await host.read(settings)) ?? '');
  return { found, installed };
}

async function skillPlaces(
  files: readonly string[],
  { host, user, plugins = [] }: ContextReader,
  installed: readonly InstalledPlugin[],
): Promise<readonly SkillPlace[]> {
  const below = async (folder: string, scope: SkillPlace['scope'], plugin?: string): Promise<readonly SkillPlace[]> => {
    const found = await Promise.all(SKILL_FOLDERS.map((each) => host.list(`${folder}/${each.folder}`, [each.files])));
    return found
      .flat()
      .map((uri) => ({ uri, below: uri.slice(folder.length + 1), scope, ...(plugin ? { plugin } : {}) }));
  };
  const inProject = files
    .filter((uri) => uri.endsWith('.md'))
    .map(
      (uri): SkillPlace => ({
        uri,
        below: uri.slice(uri.lastIndexOf(`/${CLAUDE_FOLDER}/`) + CLAUDE_FOLDER.length + 2),
        scope: 'project',
      }),
    );
  const others = await Promise.all([
    ...(user ? [below(user.folder, 'user')] : []),
    ...plugins.map((root) => below(root, 'plugin', nameOf(root))),
    ...(user ? installed.map(({ name, path }) => below(user.uriOf(path), 'plugin', name)) : []),
  ]);
  return [...inProject, ...others.flat()];
}

/** Each server with the tools that some configuration names of it. */
function withTools(found: readonly Configuration[]): readonly McpServer[] {
  const tools = found.flatMap((each) => each.tools);
  return found
    .flatMap((each) => each.servers)
    .map((server) => {
      const lead = `mcp__${toolPart(server.name)}__`;
      const own = tools.filter((tool) => tool.startsWith(lead)).map((tool) => tool.slice(lead.length));
      return { ...server, tools: [...new Set(own)].filter((tool) => tool !== '' && !tool.includes('*')).sort() };
    });
}

/** Servers of a plugin carry its name in those of their tools. */
const asPlugin = (read: Configuration | undefined, plugin: string): Configuration | undefined =>
  read && {
    ...read,
    servers: read.servers.map((server) => ({ ...server, name: `plugin:${plugin}:${server.name}` })),
  };

const nameOf = (folder: string): string => decodeURIComponent(folder.slice(folder.lastIndexOf('/') + 1));

/** Those of the files that do not exist. Each is looked for once. */
export async function missingFilesOf(host: Host, uris: Iterable<string>): Promise<ReadonlySet<string>> {
  const missing = await Promise.all(
    [...new Set(uris)].map(async (uri) => ((await host.stat(uri)) === undefined ? [uri] : [])),
  );
  return new Set(missing.flat());
}
