// Licences and checksums of dependencies, and what is shipped.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/shared';

const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
]);

/** Developers' tools only, never shipped, with a licence that is fine for that. */
const FOR_DEVELOPERS: Readonly<Record<string, string>> = {
  lightningcss: 'MPL-2.0',
  'axe-core': 'MPL-2.0',
  // Of @vscode/vsce, which packs the extension.
  '@vscode/vsce-sign': 'SEE LICENSE IN LICENSE.txt',
  '@azu/style-format': 'WTFPL',
  binaryextensions: 'Artistic-2.0',
  editions: 'Artistic-2.0',
  istextorbinary: 'Artistic-2.0',
  'spdx-exceptions': 'CC-BY-3.0',
  textextensions: 'Artistic-2.0',
  'version-range': 'Artistic-2.0',
};

interface Package {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

const lock = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly hasInstallScript?: boolean }>>;
};
const installed = Object.keys(lock.packages).filter(
  (at) => at !== '' && existsSync(path.join(projectRoot, at, 'package.json')),
);

/** `(MIT OR Apache-2.0)`: one of them is enough; `A AND B` takes both. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((each) => each.split(' AND ').every((one) => ALLOWED.has(one.trim())));

function licenceOf(at: string): string {
  const { license, licenses } = JSON.parse(readFileSync(path.join(projectRoot, at, 'package.json'), 'utf8')) as Package;
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type ?? '?').join(' OR ') ?? 'none';
}

it('every package has a licence that permits its use', () => {
  expect(installed.length).toBeGreaterThan(100);
  const wrong = installed.flatMap((at) => {
    const licence = licenceOf(at);
    const name = at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const forDevelopers = Object.entries(FOR_DEVELOPERS).some(
      ([known, of]) => licence === of && (name === known || name.startsWith(`${known}-`)),
    );
    return isAllowed(licence) || forDevelopers ? [] : [`${name}: ${licence}`];
  });
  expect(wrong).toEqual([]);
});

it('every package is pinned by a checksum', () => {
  const packages = Object.entries(lock.packages).filter(([at]) => at !== '');
  expect(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([at]) => at)).toEqual([]);
});

it('the extension ships no dependencies of its own', () => {
  const manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
  expect(manifest.dependencies).toBeUndefined();
});

it('ARCHITECTURE.md explains every direct dependency', () => {
  const manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const table = readFileSync(path.join(projectRoot, 'ARCHITECTURE.md'), 'utf8');
  const named = (name: string): boolean =>
    table.includes(name) || (name.startsWith('@types/') && table.includes('@types/*'));
  expect(Object.keys(manifest.devDependencies).filter((name) => !named(name))).toEqual([]);
});

it('the manifest restricts untrusted workspaces', () => {
  const { capabilities, contributes } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
    readonly capabilities: {
      readonly untrustedWorkspaces: {
        readonly supported: unknown;
        readonly restrictedConfigurations: readonly string[];
      };
    };
    readonly contributes: { readonly configuration: unknown };
  };
  expect(capabilities.untrustedWorkspaces.supported).toBe('limited');
  expect(capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(
    expect.arrayContaining(['subagents.claudePath', 'subagents.routing.engine']),
  );
  const settings = JSON.stringify(contributes.configuration);
  for (const name of ['subagents.claudePath', 'subagents.userConfig'])
    expect(settings, name).toMatch(new RegExp(`"${name.replaceAll('.', '\\.')}":\\{[^}]*"scope":"machine"`));
});
