// Find references: searches all files that may name an agent, tool, skill or MCP server; in slices, with unsaved changes.

import type { CancellationToken, Location, ReferenceParams } from 'vscode-languageserver';
import { declarationsOf } from '../../core/features/definition';
import { type AgentReference, agentReferencesIn } from '../../core/features/names/agentReferences';
import { type Standpoint, standpointOf } from '../../core/features/names/agentResolution';
import {
  kindOf,
  NAME_FILES,
  type NameFileKind,
  OWN_FILES,
  OWN_FOLDERS,
  projectStandpoint,
} from '../../core/features/names/nameFiles';
import { type ListedSymbol, mayReference, referencesOf } from '../../core/features/references';
import { parseAgent } from '../../core/syntax/parse';
import { LineIndex } from '../../core/text/lineIndex';
import type { Span } from '../../core/text/span';
import { compare } from '../../core/text/strings';
import type { AgentSummary } from '../../core/workspace/workspace';
import { toRange } from '../convert';
import { ofWorkspace } from '../documentRequests';
import { timeSliced } from '../scheduling';
import type { Server } from '../server';
import { agentNameAt, listedNameAt, toLocation } from './definition';

export function serveReferences(server: Server): void {
  const { connection } = server;
  connection.onReferences(
    ofWorkspace(server, 'references', null, (params: ReferenceParams, token: CancellationToken) =>
      references(server, params, token),
    ),
  );
}

async function references(
  server: Server,
  { textDocument, position, context }: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | null> {
  const { session } = server;
  const agent = session.agent(textDocument.uri);
  if (!agent) return null;
  const named = agentNameAt(server, textDocument.uri, position);
  if (named) {
    const files = await findAgentReferences(server, named.agents, token);
    return files.flatMap(({ file, lines, found }) =>
      found
        .filter(({ occurrence }) => context.includeDeclaration || occurrence.form !== 'name')
        .map(({ occurrence }) => ({ uri: file.uri, range: toRange(occurrence.span, lines) })),
    );
  }
  const used = listedNameAt(server, agent, position)?.used;
  if (!used) return null;
  const files = await findListings(server, used, token);
  const listings = files.flatMap(({ file, lines, found }) =>
    found.map((span): Location => ({ uri: file.uri, range: toRange(span, lines) })),
  );
  const declarations = context.includeDeclaration
    ? declarationsOf(used, agent.doc, session.index.workspace).map(toLocation)
    : [];
  const isListed = (place: Location): boolean =>
    listings.some((listing) => listing.uri === place.uri && haveSameStart(listing, place));
  return [...declarations.filter((place) => !isListed(place)), ...listings];
}

const haveSameStart = (a: Location, b: Location): boolean =>
  a.range.start.line === b.range.start.line && a.range.start.character === b.range.start.character;

/** A file that may name agents. */
export interface NameFile {
  readonly uri: string;
  readonly kind: NameFileKind;
  readonly from: Standpoint;
}

export interface FileMatches<T> {
  readonly file: NameFile;
  readonly text: string;
  readonly lines: LineIndex;
  readonly found: readonly T[];
}

/** References to the agents, which must have the same name; ordered by URI. Reads every file that may name agents. */
export async function findAgentReferences(
  server: Server,
  agents: readonly AgentSummary[],
  token: CancellationToken,
): Promise<readonly FileMatches<AgentReference>[]> {
  const { session } = server;
  const all: FileMatches<AgentReference>[] = [];
  await timeSliced(await nameFiles(server, token), async (file) => {
    const text = token.isCancellationRequested ? undefined : await session.textOf(file.uri);
    if (text === undefined) return;
    const doc = file.kind === 'agent' ? session.agent(file.uri)?.doc : undefined;
    const searched = { ...file, text, ...(doc ? { doc } : {}) };
    const { profile } = session.runtimeFor(file.uri);
    const found = agentReferencesIn(searched, agents, session.index.workspace, profile);
    if (found.length > 0) all.push({ file, text, lines: new LineIndex(text, session.units), found });
  });
  return all;
}

/** Agent files that list the tool, skill or server; ordered by URI. */
async function findListings(
  server: Server,
  used: ListedSymbol,
  token: CancellationToken,
): Promise<readonly FileMatches<Span>[]> {
  const { session } = server;
  const all: FileMatches<Span>[] = [];
  await timeSliced(agentFiles(server), async (file) => {
    const text = token.isCancellationRequested ? undefined : await session.textOf(file.uri);
    if (text === undefined || !mayReference(text, used)) return;
    const runtime = session.runtimeFor(file.uri);
    const doc = session.agent(file.uri)?.doc ?? parseAgent(file.uri, text, runtime.profile, undefined, session.units);
    const found = referencesOf(doc, used, runtime);
    if (found.length > 0) all.push({ file, text, lines: doc.lines, found });
  });
  return all;
}

const agentFiles = ({ session }: Server): readonly NameFile[] =>
  [...session.index.uris].sort().flatMap((uri): readonly NameFile[] => {
    const place = session.index.entry(uri)?.place;
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
  return [...files.values()].sort((a, b) => compare(a.uri, b.uri));
}
