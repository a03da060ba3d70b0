// Goes through all files that may name an agent, list a tool or a skill: on request, in slices, and no further than the client
// still wants. Reads through the session alone, so that what is typed counts and not what is on disk.

import type { CancellationToken } from 'vscode-languageserver';
import { isFieldLike } from '../../core/dialects/claude/fields/fields';
import { agentsMeant, prefixesOf, type Standpoint, standpointOf } from '../../core/features/definition';
import {
  kindOf,
  mayName,
  NAME_FILES,
  type NameFileKind,
  OWN_FILES,
  OWN_FOLDERS,
  occurrencesOf,
  projectStandpoint,
} from '../../core/features/names/nameFiles';
import type { Occurrence } from '../../core/features/names/occurrences';
import type { Called } from '../../core/features/names/proseMentions';
import { mayUse, type Used, usesIn } from '../../core/features/references';
import { parseAgent } from '../../core/syntax/parse';
import { LineIndex } from '../../core/text/lineIndex';
import type { Span } from '../../core/text/span';
import type { AgentSummary, Workspace } from '../../core/workspace/workspace';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';

/** With everything that was typed, in whichever file. */
export function workspaceNow({ session, documents }: Server): Workspace {
  for (const uri of documents.uris()) session.agent(uri);
  return session.index.workspace;
}

export interface NameFile {
  readonly uri: string;
  readonly kind: NameFileKind;
  readonly from: Standpoint;
}

export interface InFile<T> {
  readonly file: NameFile;
  readonly text: string;
  readonly lines: LineIndex;
  readonly found: readonly T[];
}

export interface NamePlace {
  readonly occurrence: Occurrence;
  /** The agents that are meant there; those that are looked for among them. */
  readonly meant: readonly AgentSummary[];
}

/** Where one of these agents is meant. All have the same name. In order of URI. */
export async function findNames(
  server: Server,
  agents: readonly AgentSummary[],
  token: CancellationToken,
): Promise<readonly InFile<NamePlace>[]> {
  const { session } = server;
  const name = agents[0]?.name ?? '';
  if (name === '') return [];
  const called: Called = { name, prefixes: [...new Set(agents.flatMap(prefixesOf))] };
  const wanted = new Set(agents.map(({ uri }) => uri));
  const all: InFile<NamePlace>[] = [];
  await timeSliced(await nameFiles(server, token), async (file) => {
    const text = token.isCancellationRequested ? undefined : await session.textOf(file.uri);
    if (text === undefined || !mayName(text, called)) return;
    const doc = file.kind === 'agent' ? session.agent(file.uri)?.doc : undefined;
    const found = occurrencesOf({ ...file, text, ...(doc ? { doc } : {}) }, called)
      .map((occurrence) => ({ occurrence, meant: meantAt(occurrence, file, server) }))
      .filter(({ meant }) => meant.some(({ uri }) => wanted.has(uri)));
    if (found.length > 0) all.push({ file, text, lines: new LineIndex(text, session.units), found });
  });
  return all;
}

function meantAt({ form, written }: Occurrence, file: NameFile, { session }: Server): readonly AgentSummary[] {
  const { workspace } = session.index;
  if (form !== 'name') return agentsMeant(written, file.from, workspace, { called: form === 'type' });
  const own = workspace.byUri(file.uri);
  return own ? [own] : [];
}

/** Agent files that list it. In order of URI. */
export async function findUses(server: Server, used: Used, token: CancellationToken): Promise<readonly InFile<Span>[]> {
  const { session } = server;
  const all: InFile<Span>[] = [];
  await timeSliced(agentFiles(server), async (file) => {
    const text = token.isCancellationRequested ? undefined : await session.textOf(file.uri);
    if (text === undefined || !mayUse(text, used)) return;
    const doc = session.agent(file.uri)?.doc ?? parseAgent(file.uri, text, isFieldLike, undefined, session.units);
    const found = usesIn(doc, used, session.settingsFor(file.uri).claudeVersion);
    if (found.length > 0) all.push({ file, text, lines: doc.lines, found });
  });
  return all;
}

const agentFiles = ({ session }: Server): readonly NameFile[] =>
  [...session.index.uris].sort().flatMap((uri): readonly NameFile[] => {
    const place = session.index.known(uri)?.place;
    return place ? [{ uri, kind: 'agent', from: standpointOf(place) }] : [];
  });

async function nameFiles(server: Server, token: CancellationToken): Promise<readonly NameFile[]> {
  const { session, options } = server;
  const { host } = options;
  const agents = agentFiles(server);
  const files = new Map(agents.map((file) => [file.uri, file]));
  const add = (uris: readonly string[], from: (uri: string) => Standpoint): void => {
    for (const uri of uris) if (!files.has(uri)) files.set(uri, { uri, kind: kindOf(uri), from: from(uri) });
  };
  const ownFiles = async (root: string): Promise<readonly string[]> => {
    const below = await Promise.all(OWN_FOLDERS.map((folder) => host.list(`${root}/${folder}`, ['**/*.md'], token)));
    return below.flat().filter((uri) => !uri.includes('/skills/') || uri.endsWith('/SKILL.md'));
  };
  const user = options.user?.folder ?? options.userAgents?.replace(/\/agents\/?$/, '');
  if (user !== undefined && session.settings.userAgents)
    add([...OWN_FILES.map((name) => `${user}/${name}`), ...(await ownFiles(user))], () => ({
      scope: 'user',
      root: `${user}/`,
    }));
  const plugins = new Set(agents.flatMap(({ from }) => (from.scope === 'plugin' ? [from.root] : [])));
  for (const root of plugins) add(await ownFiles(root.slice(0, -1)), () => ({ scope: 'plugin', root }));
  for (const folder of session.folders) add(await host.list(folder, NAME_FILES, token), projectStandpoint);
  return [...files.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}
