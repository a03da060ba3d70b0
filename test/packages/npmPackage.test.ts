// The npm package as a user meets it: what is in it, and that it installs into an empty folder, with nothing beside it, and works.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  artefact,
  BROKEN_AGENT,
  emptyFolder,
  ended,
  filesIn,
  GOOD_AGENT,
  installOffline,
  manifest,
  removeFolders,
} from './artefacts';
import { writeFiles } from './writeFiles';

const ALLOWED = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^(LICENSE|ThirdPartyNotices\.txt)$/,
  /^dist\/(cli|checkWorker|commandEngine|server|engine|sharedServer)\.js$/,
  /^dist\/index\.(mjs|cjs|d\.mts|d\.cts)$/,
  /^l10n\/[\w-]+\.json$/,
  /^schemas\/[\w-]+\.schema\.json$/,
  /^docs\/[\w-]+\.md$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^docs\/growth\/[\w-]+\.svg$/,
];

/** To pages for those who have the repository, pages that are still to come, and the sample of the rule about links that lead nowhere. */
const LEAD_OUT = [
  'README.md → ARCHITECTURE.md',
  'README.md → CONTRIBUTING.md',
  'README.md → SECURITY.md',
  'README.md → docs/accuracy/README.md',
  'docs/editors.md → integrations/claude-code/README.md',
  'docs/accuracy.md → docs/accuracy/README.md',
  'docs/accuracy.md → docs/accuracy/files.jsonl',
  'docs/library.md → examples',
  'docs/library.md → examples/check-folder.mjs',
  'docs/rules/broken-link.md → docs/rules/missing.md',
];

// Every test starts programs, and the machine may be busy.

let folder: string;
let installed: string;
const cli = (args: readonly string[], cwd = folder) =>
  ended(process.execPath, [path.join(installed, 'dist/cli.js'), ...args], { cwd });

beforeAll(() => {
  folder = emptyFolder();
  writeFileSync(path.join(folder, 'package.json'), '{}\n');
  installOffline(folder, artefact('tgz'));
  installed = path.join(folder, 'node_modules', manifest.name);
});
afterAll(removeFolders);

test('the npm package holds the listed files and nothing else', () => {
  const files = filesIn(installed);
  console.log(`${files.length} files:\n${files.filter((file) => !file.startsWith('docs/rules/')).join('\n')}`);
  expect(files.filter((file) => !ALLOWED.some((each) => each.test(file)))).toEqual([]);
  for (const each of ALLOWED)
    expect(
      files.filter((file) => each.test(file)),
      String(each),
    ).not.toEqual([]);
});

test('the npm package has no dependencies and runs nothing when it is installed', () => {
  expect(filesIn(path.join(folder, 'node_modules')).filter((file) => !file.startsWith(`${manifest.name}/`))).toEqual(
    process.platform === 'win32'
      ? ['.bin/subagents', '.bin/subagents.cmd', '.bin/subagents.ps1', '.package-lock.json']
      : ['.package-lock.json'],
  );
  const own = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
  expect(Object.keys(own).sort()).toEqual([
    'bin',
    'description',
    'engines',
    'exports',
    'keywords',
    'license',
    'main',
    'name',
    'types',
    'version',
  ]);
  expect(own.description).toMatch(/^[A-Z].*\.$/);
});

test('every local link in the pages of the npm package leads to a file in it', () => {
  const there = new Set(filesIn(installed));
  const pages = [...there].filter((file) => file.endsWith('.md'));
  const broken = pages.flatMap((page) =>
    [...readFileSync(path.join(installed, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, to = '']) => path.posix.join(path.posix.dirname(page), to))
      // Pictures are looked at where the pages are read: in the repository.
      .filter((to) => !there.has(to) && !to.startsWith('docs/pictures/'))
      .map((to) => `${page} → ${to}`),
  );
  console.log(`links that lead out of the package: ${[...new Set(broken)].join(', ') || 'none'}`);
  expect(broken.filter((link) => !LEAD_OUT.includes(link))).toEqual([]);
});

test('the installed command prints its version and checks a folder', async () => {
  expect(await cli(['--version'])).toMatchObject({ code: 0, out: `${manifest.version}\n`, errors: '' });
  const work = emptyFolder();
  writeFiles(work, { '.claude/agents/baker.md': GOOD_AGENT });
  expect(await cli(['check', '--no-user'], work)).toMatchObject({ code: 0, errors: '' });
  writeFiles(work, { '.claude/agents/broken.md': BROKEN_AGENT });
  const { code, out, errors } = await cli(['check', '--no-user'], work);
  expect(errors).toBe('');
  expect(out).toContain('name-missing');
  expect(code).toBe(1);
});

test('every installed command works without the checkout', async () => {
  const work = emptyFolder();
  writeFiles(work, { '.claude/agents/baker.md': GOOD_AGENT });
  const done = async (...args: readonly string[]) => {
    const { code, out, errors } = await cli(args, work);
    expect([args.join(' '), code, errors]).toEqual([args.join(' '), 0, '']);
    return out;
  };
  expect(await done('explain', 'tools-empty')).toContain('tools');
  expect(JSON.parse(await done('rules', '--format', 'json')).length).toBeGreaterThan(100);
  expect(await done('route', 'bake the bread', '--no-user')).toContain('baker');
  await done('new', 'miller', '--persona', 'code-reviewer');
  expect(JSON.parse(await done('check', '--no-user', '--format', 'json')).summary).toMatchObject({
    files: 2,
    loads: 2,
  });
  expect(JSON.parse(await done('check', '--no-user', '--format', 'sarif')).version).toBe('2.1.0');
});
