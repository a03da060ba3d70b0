// The web lane: the extension as it would be installed, in VS Code for the Web without a server side, on a workspace that is on no
// disk. Runs the suites of the Node lane that do not need one, and those about a browser. Pictures and logs stay under test-results/.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, buildWebSuites } from '../../../esbuild.mjs';
import { asCommand } from '../command.mjs';
import { startDriver } from '../driver.mjs';
import { unpackedExtension } from '../extensionFolder.mjs';
import {
  findBrowser,
  MEMORY_FILES,
  MODEL_PROVIDER,
  missingServerParts,
  RESULTS,
  ROOT,
  SAMPLE_WORKSPACE,
  WEB_SUITES_BUNDLE,
} from '../places.mjs';
import { believed, runInPage } from '../suitesPage.mjs';
import { serveWebHost, textsBelow } from './webHost.mjs';

const MINUTES = 10;

/** In the order they run. Left out are those about a disk, a program, or VS Code's own words, which are the same here. */
const SUITES = [
  'smoke',
  'screen',
  'web',
  'hover',
  'notLoading',
  'navigation',
  'personas',
  'preview',
  'editorModel',
  'testing',
  'view',
];

/** More of the same, which the Node lane looks at: shapes of files, personas, themes, ways a model misbehaves. */
const LEFT_OUT = [
  'hover: every field of own fixtures [1-3]',
  'files that do not load: (?!crlf-colon|pasted-examples)',
  'personas: (?:Backend|Debugger|Docs|Orchestrator|Security|Test)',
  'preview: (?:own fixtures [1-3]|it can be looked at|two thousand examples|the first paint)',
  'editor model: (?!nothing is sent|it answers well|in the panel: what it costs)',
  'agents view: can be looked at',
].join('|');

/** Why the lane cannot run here, or undefined. */
export function cannotRun() {
  const missing = missingServerParts();
  if (missing.length > 0) return `no VS Code (${missing.join(', ')}); npm run test:setup installs it`;
  if (findBrowser() === undefined) return 'no browser; npm run test:setup says what to install';
  return undefined;
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));

/** Runs the suites; the answer is `{ passed, failed, skipped, flaky }`. */
export async function runWebSuites({ grep = '', settings = {} } = {}) {
  await build({ log: () => {} });
  const logs = path.join(RESULTS, 'web-logs');
  const pictures = path.join(RESULTS, 'web-screenshots');
  for (const folder of [logs, pictures]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });

  const driver = await startDriver({ pictures });
  const fixtures = path.join(ROOT, 'test/fixtures/agents');
  await buildWebSuites({
    suites: SUITES.map((name) => `${name}.test.ts`),
    env: {
      ...driver.env,
      SUBAGENTS_TEST_WEB: 'yes',
      SUBAGENTS_TEST_ROOT: '',
      SUBAGENTS_TEST_GREP: grep,
      SUBAGENTS_TEST_LEAVE_OUT: LEFT_OUT,
    },
    fixtures: Object.fromEntries(
      Object.entries(textsBelow(fixtures, filesBelow(fixtures))).map(([file, text]) => [
        `test/fixtures/agents/${file}`,
        text,
      ]),
    ),
    outfile: WEB_SUITES_BUNDLE,
  });
  const { extensions } = await unpackedExtension();
  const [name] = readdirSync(extensions);
  let host;
  let end;
  try {
    host = await serveWebHost({
      folders: {
        extension: path.join(extensions, name),
        'memory-files': MEMORY_FILES,
        'model-provider': MODEL_PROVIDER,
      },
      texts: {
        'extension/suites.js': readFileSync(WEB_SUITES_BUNDLE, 'utf8'),
        'memory-files/workspace.json': JSON.stringify(textsBelow(SAMPLE_WORKSPACE, filesBelow(SAMPLE_WORKSPACE))),
      },
      // A root, without a path of its own: the place where a URI is taken apart wrongly first.
      folderUri: { scheme: 'subagents-test', authority: 'bakery', path: '/' },
      builtin: ['memory-files', 'model-provider'],
      settings,
    });
    end = await runInPage({ driver, address: host.origin, logs, minutes: MINUTES });
  } finally {
    await host?.stop();
    await driver.stop();
  }
  return believed(end.code, end.summary, 'test-results/web-logs');
}

await asCommand(import.meta.url, cannotRun, runWebSuites);
