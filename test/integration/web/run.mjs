// The web lane: the extension as it would be installed, in VS Code for the Web without a server side, on a workspace that is on no
// disk. Runs the suites of the Node lane that do not need one, and those about a browser. Pictures and logs stay under test-results/.
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { build, buildWebSuites } from '../../../esbuild.mjs';
import { openBrowser } from '../browser.mjs';
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
import { serveWebHost, textsBelow } from './webHost.mjs';

const TIMEOUT = 10 * 60_000;

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
  let browser;
  let code = 'nothing ended';
  let summary;
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
    browser = await openBrowser();
    const { page } = browser;
    driver.attach(page);
    const ended = new Promise((resolve) => {
      setTimeout(() => resolve('time-out'), TIMEOUT).unref();
      page.on('crash', () => resolve('the page crashed'));
      page.exposeFunction('codeAutomationExit', resolve);
    });
    const note = (line) => appendFileSync(path.join(logs, 'workbench.log'), `${line}\n`);
    page.on('pageerror', (error) => note(`pageerror ${error.stack ?? error.message}`));
    page.on('console', (message) => note(`console ${message.type()} ${message.text()}`));
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = format(...args);
      note(`${type} ${line}`);
      if (line.startsWith('[T] SUMMARY ')) summary = JSON.parse(line.slice('[T] SUMMARY '.length));
      else if (line.startsWith('[T] ')) console.log(line.slice(4));
    });
    await page.goto(host.origin);
    code = await ended;
    if (code !== 0)
      await page.screenshot({ path: path.join(logs, 'last.png') }).catch((error) => console.error(error.message));
    for (const url of browser.blocked) note(`blocked ${url}`);
  } finally {
    await browser?.close();
    await host?.stop();
    await driver.stop();
  }
  if (summary === undefined) throw new Error(`the suites did not report (${code}); logs are in test-results/web-logs`);
  const { passed, failed } = summary;
  if (passed + failed === 0) throw new Error('the suites ended well, but no test ran');
  if (code !== 0 && failed === 0) throw new Error(`the tests passed, but the run did not end well (${code})`);
  return summary;
}

await asCommand(import.meta.url, cannotRun, runWebSuites);
