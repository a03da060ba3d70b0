// Reads the workspace context through the host: MCP servers, skills, what settings allow and deny, and missing files. What cannot be
// read is logged and treated as absent.

import { CLAUDE_FOLDER, MANIFEST } from '../../../../../../common/src/claudePaths';
import { toolPart } from '../../../syntax/toolList';
import type { Units } from '../../../text/lineIndex';
import { type Host, readWhole } from '../../../workspace/host';
import { type OnUnread, unreadText } from '../../../workspace/unread';
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
  const read = new Set<string>();
  const own = await Promise.all(
    files
      .filter((uri) => uri.endsWith('.json'))
      .map(async (uri) => {
        const found = await configurationAt(uri, 'project', reader);
        if (found) read.add(uri);
        return found;
      }),
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
  const skills = await readSkills(reader.host, places, reader.readWords, reader.pathOf, logUnread(reader));
  const declared = own.flatMap((each) => (each?.sound ? each.servers : []));
  const sessions = [...own, ...ofUser.found].flatMap((each) => (each?.sound && each.session ? [each.session] : []));
  const hasServers = files.some((uri) => uri.endsWith(`/${MCP_FILE}`) && read.has(uri));
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
  reader: ContextReader,
  roots: readonly string[] = [],
): Promise<Configuration | undefined> {
  const { host, pathOf, log, units } = reader;
  const text = await readWhole(host, uri, logUnread(reader));
  if (text === undefined) return undefined;
  const path = pathOf(uri);
  const read = readConfiguration({ uri, path, text, ...(units ? { units } : {}) }, from, roots);
  if (!read.sound) log(`${path} is not readable as JSON; only a part of what it says is known here.`);
  return read;
}

const logUnread =
  ({ log, pathOf }: ContextReader): OnUnread =>
  (uri, why) =>
    log(unreadText(pathOf(uri), why));

async function userConfiguration(user: UserPlaces, roots: readonly string[], reader: ContextReader) {
  const { host } = reader;
  if (user.configuration === undefined) return { found: [], installed: [] };
  const settings = `${user.folder}/settings.json`;
  const paths = roots.map(user.pathOf);
  const found = await Promise.all([
    configurationAt(user.configuration, 'user', reader, paths),
    configurationAt(settings, 'user', reader),
  ]);
  const list = await readWhole(host, `${user.folder}/plugins/installed_plugins.json`, logUnread(reader));
  const installed = list === undefined ? [] : installedPlugins(list, (await readWhole(host, settings)) ?? '');
  return { found, installed };
}

async function skillPlaces(
  files: readonly string[],
  reader: ContextReader,
  installed: readonly InstalledPlugin[],
): Promise<readonly SkillPlace[]> {
  const { host, user, plugins = [] } = reader;
  const below = async (folder: string, scope: SkillPlace['scope'], plugin?: string): Promise<readonly SkillPlace[]> => {
    const found = await Promise.all(
      SKILL_FOLDERS.map((each) =>
        host.list(`${folder}/${each.folder}`, [each.files], undefined, logUnread(reader), () => scope === 'user'),
      ),
    );
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

/** Longer than any tool's name. */
const MOST_CHARACTERS = 300;

/** Each server with the tools that some configuration names of it. Linear in servers and tools. */
function withTools(found: readonly Configuration[]): readonly McpServer[] {
  const servers = found.flatMap((each) => each.servers);
  const leadOf = (name: string): string => `mcp__${toolPart(name)}__`;
  const tools = new Map(servers.map(({ name }) => [leadOf(name), new Set<string>()]));
  for (const tool of found.flatMap((each) => each.tools)) {
    if (tool.length > MOST_CHARACTERS || tool.includes('*')) continue;
    for (let at = tool.indexOf('__', 1); at >= 0; at = tool.indexOf('__', at + 1))
      if (at + 2 < tool.length) tools.get(tool.slice(0, at + 2))?.add(tool.slice(at + 2));
  }
  // Of several servers of a file with these tools, the first has them.
  const known = new Set<string>();
  return servers.map((server) => {
    const lead = leadOf(server.name);
    const id = `${lead} ${server.place.uri}`;
    const own = known.has(id) ? [] : [...(tools.get(lead) ?? [])].sort();
    known.add(id);
    return { ...server, tools: own };
  });
}

/** Servers of a plugin carry its name in those of their tools. */
const asPlugin = (read: Configuration | undefined, plugin: string): Configuration | undefined =>
  read && {
    ...read,
    servers: read.servers.map((server) => ({ ...server, name: `plugin:${plugin}:${server.name}` })),
  };

const nameOf = (folder: string): string => decodeURIComponent(folder.slice(folder.lastIndexOf('/') + 1));

/** A link that leads nowhere is as good as no file. */
export async function isThere(host: Pick<Host, 'stat'>, uri: string): Promise<boolean> {
  const about = await host.stat(uri);
  return about !== undefined && about.kind !== 'broken';
}

/** Those of the files that do not exist. Each is looked for once. */
export async function missingFilesOf(host: Host, uris: Iterable<string>): Promise<ReadonlySet<string>> {
  const missing = await Promise.all([...new Set(uris)].map(async (uri) => ((await isThere(host, uri)) ? [] : [uri])));
  return new Set(missing.flat());
}
