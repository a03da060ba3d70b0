// The walls between the parts: who may import whom, types included. A part that reaches over one cannot be moved, tested or run
// elsewhere. Data flows one way: text → document → verdict → rules and features → protocol → client.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/shared';

interface Import {
  readonly from: string;
  /** A path below the project, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /^[ \t]*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/gm;

function importsOf(folder: string): readonly Import[] {
  if (!existsSync(path.join(projectRoot, folder))) return [];
  return readdirSync(path.join(projectRoot, folder), { recursive: true })
    .map((file) => path.join(folder, String(file)).replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
    .flatMap((from) => {
      const text = readFileSync(path.join(projectRoot, from), 'utf8');
      return [...text.matchAll(IMPORT)].map((match) => {
        const name = match[3] ?? match[4] ?? match[5] ?? '';
        const to = name.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(from), name)) : name;
        return { from, to, typeOnly: match[2] !== undefined };
      });
    });
}

const all = [...importsOf('common/src'), ...importsOf('server/src'), ...importsOf('client/src')];
const COMMON = 'common/src/';
const CORE = 'server/src/core/';
const below =
  (...folders: readonly string[]) =>
  (file: string) =>
    folders.some((folder) => file.startsWith(folder));
const isPackage = (to: string): boolean =>
  !to.startsWith('common/') && !to.startsWith('server/') && !to.startsWith('client/') && !to.startsWith('schemas/');
const over = (from: (file: string) => boolean, allowed: (to: string, imported: Import) => boolean): readonly string[] =>
  all.filter((each) => from(each.from) && !allowed(each.to, each)).map((each) => `${each.from} → ${each.to}`);

const protocol = below('common/src/protocol/');
const isShared = (file: string): boolean => below(COMMON)(file) && !protocol(file);

it('finds the imports', () => expect(all.length).toBeGreaterThan(200));

it('what all sides share imports nothing else, but for the types of positions', () => {
  expect(
    over(below(COMMON), (to, each) => below(COMMON)(to) || (each.typeOnly && to === 'vscode-languageserver-types')),
  ).toEqual([]);
  expect(over(isShared, isShared)).toEqual([]);
});

it('the core imports the core, what all sides share but the protocol, what is generated, and two readers', () => {
  expect(
    over(
      below(CORE),
      (to) => to === 'yaml' || to === 'jsonc-parser' || isShared(to) || below(CORE, 'server/src/generated/')(to),
    ),
  ).toEqual([]);
});

const dialects = readdirSync(path.join(projectRoot, CORE, 'dialects'), { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => `${CORE}dialects/${name}`);
/** By their folders below `core`, each with those it may import: the ones before it, and what stands in MUTUAL. */
const inCore = (...names: readonly string[]): readonly string[] => names.map((name) => `${CORE}${name}`);
const READERS = inCore('text', 'syntax');
const MODEL = [...READERS, ...inCore('workspace', 'dialects')];
const RULES = [...MODEL, ...inCore('fixes', 'rules')];
const ANALYSIS = [...RULES, ...inCore('messages', 'personas', 'routing')];
const ALL_OF_CORE = [...ANALYSIS, ...inCore('features', 'report', 'service')];
const LSP = 'server/src/lsp';
const NODE = 'server/src/node';
const CLIENT = 'client/src/common';
const SHARED = ['common/src', 'common/src/text', 'common/src/messages'];
const PROTOCOL = 'common/src/protocol';
const GENERATED = 'server/src/generated';

/**
 * Every folder with sources, and the parts it may import. One that ends with a slash has the folders below it in it, as far as they
 * have no entry of their own.
 */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'common/src': [],
  'common/src/text': [],
  'common/src/messages': ['common/src/text'],
  [PROTOCOL]: ['common/src/messages'],
  [`${CORE}text/`]: [],
  [`${CORE}syntax/`]: [...SHARED, ...inCore('text')],
  [`${CORE}workspace/`]: [...SHARED, ...MODEL],
  [`${CORE}dialects`]: [...SHARED, ...MODEL, ...dialects, GENERATED],
  // A dialect imports the contract and never another dialect; its rules may take the shared rules' helpers.
  ...Object.fromEntries(
    dialects.flatMap((dialect) => [
      [`${dialect}/`, [...SHARED, ...MODEL, GENERATED]],
      [`${dialect}/rules/`, [...SHARED, ...RULES, dialect]],
    ]),
  ),
  [`${CORE}fixes/`]: [...SHARED, ...MODEL],
  [`${CORE}rules/`]: [...SHARED, ...MODEL, ...inCore('fixes'), GENERATED],
  [`${CORE}messages/`]: [...SHARED, ...RULES],
  [`${CORE}personas/`]: [...READERS, GENERATED],
  [`${CORE}routing/`]: [...SHARED, ...MODEL, ...inCore('messages')],
  [`${CORE}features/`]: [...SHARED, ...ANALYSIS],
  [`${CORE}report/`]: [...SHARED, ...ANALYSIS],
  [`${CORE}service/`]: [...SHARED, ...ANALYSIS, ...inCore('features', 'report'), ...dialects],
  // The library's entry, and the clock.
  'server/src': [...SHARED, ...ALL_OF_CORE, ...dialects],
  [LSP]: [
    ...[...SHARED, PROTOCOL, ...ALL_OF_CORE, ...dialects],
    ...['session', 'features', 'commands', 'routing', 'claudeCode'].map((name) => `${LSP}/${name}`),
  ],
  [`${LSP}/session`]: [...SHARED, PROTOCOL, ...MODEL, ...dialects, LSP, `${LSP}/claudeCode`],
  [`${LSP}/features`]: [...SHARED, PROTOCOL, ...ALL_OF_CORE, LSP],
  [`${LSP}/commands`]: [...SHARED, PROTOCOL, ...ALL_OF_CORE, LSP, `${LSP}/features`, `${LSP}/routing`],
  [`${LSP}/routing`]: [...SHARED, PROTOCOL, ...ALL_OF_CORE, LSP, `${LSP}/session`],
  [`${LSP}/claudeCode`]: [...SHARED, PROTOCOL, ...ALL_OF_CORE, ...dialects, LSP, `${LSP}/session`],
  'server/src/browser': ['server/src', LSP, `${LSP}/session`],
  [NODE]: [
    ...[...SHARED, ...ALL_OF_CORE, ...dialects, 'server/src', LSP, `${LSP}/session`],
    ...['commands', 'claudeCode', 'readers'].map((name) => `${NODE}/${name}`),
  ],
  [`${NODE}/commands`]: [
    ...[...SHARED, ...ALL_OF_CORE, ...dialects, GENERATED, 'server/src', LSP],
    ...[NODE, `${NODE}/claudeCode`],
  ],
  [`${NODE}/readers`]: MODEL,
  [`${NODE}/claudeCode`]: [
    ...[...SHARED, PROTOCOL, ...ALL_OF_CORE, ...dialects, `${LSP}/claudeCode`],
    ...[NODE, `${NODE}/claudeCode/discovery`],
  ],
  [`${NODE}/claudeCode/discovery`]: [...SHARED, ...MODEL, ...dialects, `${NODE}/claudeCode`],
  'client/src': [CLIENT, `${CLIENT}/texts`, 'client/src/node'],
  'client/src/node': [CLIENT],
  'client/src/webview': [...SHARED, `${CLIENT}/preview`, `${CLIENT}/texts`],
  [CLIENT]: [
    ...[...SHARED, PROTOCOL],
    ...['claudeCode', 'languageModel', 'preview', 'routingFixes', 'testing', 'texts', 'view'].map(
      (name) => `${CLIENT}/${name}`,
    ),
  ],
  [`${CLIENT}/texts`]: SHARED,
  [`${CLIENT}/preview`]: [...SHARED, PROTOCOL, CLIENT, `${CLIENT}/texts`],
  [`${CLIENT}/view`]: [...SHARED, PROTOCOL, CLIENT, `${CLIENT}/texts`],
  ...Object.fromEntries(
    ['claudeCode', 'languageModel', 'testing'].map((name) => [
      `${CLIENT}/${name}`,
      [...SHARED, PROTOCOL, CLIENT, `${CLIENT}/texts`, `${CLIENT}/preview`],
    ]),
  ),
  [`${CLIENT}/routingFixes`]: [...SHARED, PROTOCOL, CLIENT, `${CLIENT}/texts`, `${CLIENT}/view`],
};

const folderOf = (part: string): string => part.replace(/\/$/, '');
const partOf = (folder: string): string | undefined =>
  Object.keys(PARTS)
    .filter((part) => (part.endsWith('/') ? `${folder}/`.startsWith(part) : part === folder))
    .sort((a, b) => folderOf(b).length - folderOf(a).length)[0];
const SOURCES = ['common/src', 'server/src', 'client/src'];

describe('a folder with sources', () => {
  const folders = SOURCES.flatMap((source) =>
    readdirSync(path.join(projectRoot, source), { recursive: true })
      .map((file) => path.posix.dirname(`${source}/${String(file).replaceAll(path.sep, '/')}`))
      .filter((folder, at, all) => folder !== `${CORE}`.slice(0, -1) && all.indexOf(folder) === at),
  );
  const withFiles = folders.filter((folder) =>
    readdirSync(path.join(projectRoot, folder)).some((name) => name.endsWith('.ts')),
  );

  it('is in a part that says what it may import', () => {
    expect(withFiles.filter((folder) => folder !== GENERATED && partOf(folder) === undefined)).toEqual([]);
    const found = new Set(withFiles.map(partOf));
    expect(Object.keys(PARTS).filter((part) => !found.has(part))).toEqual([]);
  });

  it('imports what its part may, types included', () => {
    const crossing = all.flatMap(({ from, to }) => {
      if (isPackage(to)) return [];
      const [part, other] = [from, to].map((file) => partOf(path.posix.dirname(file)));
      const target = other ?? path.posix.dirname(to);
      const allowed = part === undefined ? [] : (PARTS[part] ?? []);
      return part === other || allowed.includes(folderOf(target)) || /^\.|package\.json$/.test(to)
        ? []
        : [`${from} → ${to}`];
    });
    expect(crossing).toEqual([]);
  });
});

/** Pairs whose types know each other; no two of their files do. Everything else flows one way. */
const MUTUAL: readonly (readonly [string, string])[] = [
  // What a runtime says of a workspace, and which runtime judges its agents.
  ...[...dialects, `${CORE}dialects`].map((dialect) => [`${CORE}workspace`, dialect] as const),
  ...dialects.map((dialect) => [`${CORE}dialects`, dialect] as const),
  // The folders of the server, the command line and the client share the helpers that lie beside them.
  ...['session', 'features', 'commands', 'routing', 'claudeCode'].map((name) => [LSP, `${LSP}/${name}`] as const),
  [`${LSP}/session`, `${LSP}/claudeCode`],
  ...['commands', 'claudeCode'].map((name) => [NODE, `${NODE}/${name}`] as const),
  [`${NODE}/claudeCode`, `${NODE}/claudeCode/discovery`],
  ...['claudeCode', 'languageModel', 'preview', 'routingFixes', 'testing', 'view'].map(
    (name) => [CLIENT, `${CLIENT}/${name}`] as const,
  ),
];

it('the parts flow one way', () => {
  const isMutual = (one: string, other: string): boolean =>
    MUTUAL.some((pair) => pair.includes(one) && pair.includes(other));
  const below = new Map(Object.entries(PARTS).map(([part, allowed]) => [folderOf(part), allowed]));
  const reaches = (from: string, to: string, over = new Set<string>()): boolean =>
    (below.get(from) ?? []).some((next) => {
      if (next === from || isMutual(from, next) || over.has(next)) return false;
      over.add(next);
      return next === to || reaches(next, to, over);
    });
  expect([...below.keys()].filter((part) => reaches(part, part))).toEqual([]);
});

it('loads no second copy of the protocol after `initialize`', () => {
  const initializes = below('server/src/lsp/initialize.ts', 'server/src/lsp/lifecycle.ts');
  expect(
    over(
      (file) => below('server/src/lsp/')(file) && !initializes(file),
      (to, each) => each.typeOnly || to !== 'vscode-languageserver',
    ),
  ).toEqual([]);
});

it('only the language server knows the protocol’s packages', () => {
  const speaks = below('server/src/lsp/', 'server/src/node/', 'server/src/browser/');
  expect(
    over(
      (file) => !speaks(file),
      (to, { from, typeOnly }) => !/^vscode-languageserver/.test(to) || (typeOnly && protocol(from)),
    ),
  ).toEqual([]);
});

it('only the Node entries know Node', () => {
  const node = (file: string): boolean =>
    below('server/src/node/')(file) || /^client\/src\/(?:node\.ts$|node\/)/.test(file);
  expect(
    over(
      (file) => !node(file),
      (to) => !to.startsWith('node:'),
    ),
  ).toEqual([]);
});

it('nothing that is started in a browser reaches what only Node has', () => {
  const reached = new Set(['server/src/browser/main', 'client/src/browser']);
  for (const file of reached)
    for (const { from, to } of all) if (from === `${file}.ts` && !isPackage(to)) reached.add(to);
  expect([...reached].filter(below('server/src/node/', 'client/src/node'))).toEqual([]);
  const packages = all.filter(({ from, to }) => reached.has(from.replace(/\.ts$/, '')) && isPackage(to));
  expect(packages.filter(({ to }) => to.startsWith('node:') || to.endsWith('/node') || to === 'gray-matter')).toEqual(
    [],
  );
  expect(reached.size).toBeGreaterThan(100);
});

it('the second reader is confined to one module', () => {
  expect(
    over(
      (file) => file !== 'server/src/node/readers/grayMatter.ts',
      (to) => to !== 'gray-matter',
    ),
  ).toEqual([]);
});

it('the server does not import the client, nor the language server its hosts', () => {
  expect(over(below('server/src/'), (to) => !below('client/')(to) && to !== 'vscode')).toEqual([]);
  expect(over(below('server/src/lsp/'), (to) => !below('server/src/node/', 'server/src/browser/')(to))).toEqual([]);
});

it('the client imports nothing from the server', () => {
  expect(over(below('client/src/'), (to) => !below('server/')(to))).toEqual([]);
});

it('the panel’s page knows the shapes it is sent, and nothing of the editor', () => {
  const page = below('client/src/webview/');
  const preview = below('client/src/common/preview/');
  const texts = below('client/src/common/texts/');
  expect(
    over(page, (to, each) => page(to) || preview(to) || texts(to) || isShared(to) || (each.typeOnly && protocol(to))),
  ).toEqual([]);
  const used = all
    .filter((each) => page(each.from) && preview(each.to) && !each.typeOnly)
    .map((each) => `${each.to}.ts`);
  expect(
    over(
      (file) => used.includes(file),
      (to, each) => each.typeOnly || preview(to) || page(to) || texts(to) || isShared(to),
    ),
  ).toEqual([]);
});
