// The walls between the parts: who may import whom. A part that reaches over one cannot be moved, tested or run elsewhere.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
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

it.each([
  ['text', ['text']],
  ['syntax', ['text', 'syntax', 'dialects']],
  ['workspace', ['text', 'syntax', 'dialects', 'workspace']],
  ['fixes', ['text', 'syntax', 'dialects', 'workspace', 'messages', 'fixes']],
  ['rules', ['text', 'syntax', 'dialects', 'workspace', 'messages', 'fixes', 'rules']],
  ['routing', ['text', 'syntax', 'dialects', 'routing', 'workspace']],
])('core/%s runs only on what is below it', (part, allowed) => {
  const folders = allowed.map((each) => `${CORE}${each}/`);
  expect(
    over(
      below(`${CORE}${part}/`),
      (to, each) => each.typeOnly || isPackage(to) || isShared(to) || below(...folders, 'server/src/generated/')(to),
    ),
  ).toEqual([]);
});

it('loads no second copy of the protocol after `initialize`', () => {
  const initializes = below('server/src/lsp/initialize.ts');
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
