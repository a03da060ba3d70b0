// The web lane: the packed extension in VS Code for the Web without a server, on a workspace in memory.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildWebSuites } from '../../../esbuild.mjs';
import { built } from '../../support/built.mjs';
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

/** In running order. Without suites about a disk, a program or VS Code's own support. */
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

/** Variants that the Node lane covers: shapes of files, personas, themes, failures of a model. */
const LEFT_OUT = [
  'hover: shows a hover for every field of own fixtures [1-3]',
  'files that do not load: (?!crlf-colon|pasted-examples)',
  'personas: (?:Backend|Debugger|Docs|Orchestrator|Security|Test)',
  'preview: (?:own fixtures [1-3]|takes screenshots|stays responsive|is drawn)',
  'editor model: (?!sends nothing|asks in two orders|in the panel: shows the cost)',
  'agents view: takes screenshots',
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

/** Runs the suites; returns `{ passed, failed, skipped, flaky }`. */
export async function runWebSuites({ grep = '', settings = {} } = {}) {
  await built();
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
      // A root URI without a path: the hardest case for code that splits URIs.
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
