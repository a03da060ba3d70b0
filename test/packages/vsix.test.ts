// The VSIX as users meet it: what is in it, that all the manifest and the bundles ask for is in it too, and that a real VS Code
// installs and wakes it.

import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { activatesForAUser } from '../integration/checkStart.mjs';
import { missingToRun, SAMPLE_WORKSPACE, SERVER_MAIN, SERVER_NODE } from '../integration/places.mjs';
import { bootServer, pageAddress } from '../integration/vscodeServer.mjs';
import { artefact, emptyFolder, ended, filesIn, manifest, removeFolders } from './artefacts';
import { zipEntries } from './zipEntries.mjs';

const ALLOWED = [
  /^package\.json$/,
  /^package\.nls(\.[\w-]+)?\.json$/,
  /^l10n\/[\w.-]+\.json$/,
  /^(readme|changelog)\.md$/,
  /^(LICENSE\.txt|ThirdPartyNotices\.txt)$/,
  /^dist\/[\w./-]+\.(js|css)$/,
  /^syntaxes\/[\w-]+\.tmLanguage\.json$/,
  /^schemas\/[\w-]+\.schema\.json$/,
  /^schemas\/snippets\/[\w-]+\.code-snippets$/,
  /^docs\/[\w-]+\.md$/,
  /^docs\/(rules|accuracy)\/[\w-]+\.md$/,
  /^docs\/walkthrough\/[\w-]+\.(svg|md)$/,
  /^docs\/icon\.png$/,
];

const NODE = ['checkWorker.js', 'cli.js', 'client.js', 'commandEngine.js', 'engine.js', 'extension.js', 'server.js'];
const PAGE = ['preview.css', 'preview.js'];
const BROWSER = ['browserClient.js'];
/** The worker's script, and what Node's bundles take from it. */
const SHARED = 'sharedServer.js';
const BUNDLES = [...NODE, ...BROWSER, ...PAGE, SHARED].sort();

const vsix = await zipEntries(artefact('vsix'));
const files: readonly string[] = [...vsix.keys()]
  .filter((file) => file.startsWith('extension/') && !file.endsWith('/'))
  .map((file) => file.slice('extension/'.length))
  .sort();
const textOf = (file: string): string => vsix.get(`extension/${file}`) ?? '';
afterAll(removeFolders);

describe('the VSIX', () => {
  test('holds the listed files and nothing else', () => {
    console.log(`${files.length} files:\n${files.filter((file) => !file.startsWith('docs/rules/')).join('\n')}`);
    expect([...vsix.keys()].filter((file) => !file.startsWith('extension/'))).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
    ]);
    expect(files.filter((file) => !ALLOWED.some((each) => each.test(file)))).toEqual([]);
    expect(files.flatMap((file) => (file.startsWith('dist/') ? [file.slice('dist/'.length)] : []))).toEqual(BUNDLES);
  });

  test('has an entry for Node and one for browsers, and no target platform', () => {
    const { main, browser } = JSON.parse(textOf('package.json'));
    expect([main, browser]).toEqual(['./dist/client.js', './dist/browserClient.js']);
    expect(vsix.get('extension.vsixmanifest')).not.toContain('TargetPlatform');
  });

  test('has every file that the manifest names', () => {
    const named: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value === 'string' && /^(\.\/|docs\/|dist\/|l10n\/)[\w./-]*\.\w+$/.test(value)) named.push(value);
      else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) walk(each);
    };
    // The library is in the npm package alone.
    const { scripts: _, exports: __, ...read } = JSON.parse(textOf('package.json'));
    walk(read);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !files.includes(path.posix.normalize(file)))).toEqual([]);
  });

  test('has every bundle that another one loads by name', () => {
    const loaded = BUNDLES.filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        [...textOf(`dist/${file}`).matchAll(/["'`](?:\.\/)?(\w+)\.js["'`]/g)].map(([, name]) => `${name}.js`),
      )
      .filter((name) => BUNDLES.includes(name));
    expect(loaded).toEqual(expect.arrayContaining(['engine.js', SHARED]));
    expect(loaded.filter((name) => !files.includes(`dist/${name}`))).toEqual([]);
  });

  test('has no part of VS Code’s telemetry', () => {
    for (const file of BUNDLES)
      expect(textOf(`dist/${file}`), file).not.toMatch(/TelemetryReporter|createTelemetryLogger|applicationinsights/i);
  });
});

const reason = missingToRun();
// In CI nothing may be skipped: there the test runs and says what is missing.
test.skipIf(reason !== undefined && !process.env.CI)(
  `a real VS Code installs it, and it wakes on an agent file${reason === undefined ? '' : ` (SKIPPED: ${reason})`}`,
  async () => {
    expect(reason).toBeUndefined();
    const extensions = emptyFolder();
    const data = emptyFolder();
    const folders = ['--extensions-dir', extensions, '--server-data-dir', data];
    const { code, out } = await ended(SERVER_NODE, [SERVER_MAIN, '--install-extension', artefact('vsix'), ...folders], {
      cwd: data,
    });
    expect(out).toContain('was successfully installed');
    expect(code).toBe(0);
    const installed = path.join(extensions, `${manifest.name}.${manifest.name}-${manifest.version}`);
    expect(filesIn(installed).filter((file) => file !== '.vsixmanifest')).toEqual(files);
    const workspace = path.join(emptyFolder(), 'workspace');
    cpSync(SAMPLE_WORKSPACE, workspace, { recursive: true });
    const server = await bootServer({ extensionsDir: extensions });
    try {
      await activatesForAUser(new URL(pageAddress(server, workspace)), workspace, 'vsix');
    } finally {
      await server.stop();
    }
  },
  300_000,
);
