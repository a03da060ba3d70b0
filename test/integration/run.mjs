// The integration lane: builds the extension and its suites, boots a real VS Code server, and runs the suites inside its extension
// host, with a page open that the suites can type into and look at. Pictures and logs stay under test-results/.
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { build } from '../../esbuild.mjs';
import { openBrowser } from './browser.mjs';
import { asCommand } from './command.mjs';
import { startDriver } from './driver.mjs';
import { MODEL_PROVIDER, missingToRun, RESULTS, ROOT, SAMPLE_WORKSPACE, SUITES_BUNDLE } from './places.mjs';
import { removeAtEnd } from './processes.mjs';
import { bootServer, pageAddress, remoteUri } from './vscodeServer.mjs';

const TIMEOUT = 15 * 60_000;

/** Why the lane cannot run here, or undefined. */
export const cannotRun = missingToRun;

/** Suites that need an editor of their own: one that asks whom to trust, one that speaks Chinese, and one without agents. */
const OWN_EDITORS = ['restricted', 'chinese', 'asleep'];

/**
 * Runs the suites, each in the editor it needs; the answer is `{ passed, failed, skipped, flaky }`. `look` is how the browser is
 * opened.
 */
export async function runSuites({ grep = '', settings = {}, look = {} } = {}) {
  await build({ tests: true, log: () => {} });
  for (const folder of ['integration-logs', 'screenshots', 'pictures'])
    rmSync(path.join(RESULTS, folder), { recursive: true, force: true });
  const own = OWN_EDITORS.find((editor) => grep.startsWith(`${editor}: `));
  if (grep !== '') return runIn({ grep, settings, look, editor: own ?? 'trusted' });
  const summary = { passed: 0, failed: 0, skipped: 0, flaky: [] };
  for (const editor of ['trusted', ...OWN_EDITORS]) {
    const { passed, failed, skipped, flaky } = await runIn({ grep, settings, look, editor });
    summary.passed += passed;
    summary.failed += failed;
    summary.skipped += skipped;
    summary.flaky.push(...flaky);
  }
  return summary;
}

async function runIn({ grep, settings, look, editor }) {
  const logs = path.join(RESULTS, 'integration-logs', editor);
  mkdirSync(logs, { recursive: true });
  const workbenchLog = path.join(logs, 'workbench.log');
  const results = path.join(RESULTS, 'integration.json');
  rmSync(results, { force: true });

  const scratch = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'subagents-suites-')));
  const workspace = path.join(scratch, 'workspace');
  if (editor === 'asleep') mkdirSync(workspace);
  else cpSync(SAMPLE_WORKSPACE, workspace, { recursive: true });
  mkdirSync(path.join(scratch, 'claude'));
  const extensions = path.join(scratch, 'extensions');
  cpSync(MODEL_PROVIDER, path.join(extensions, 'subagents-test.model-provider-0.0.1'), { recursive: true });
  const driver = await startDriver();
  let server;
  let browser;
  let code = 'nothing ended';
  try {
    server = await bootServer({
      driver: true,
      extensionsDir: extensions,
      trust: editor === 'restricted',
      ...(editor === 'chinese' ? { language: 'zh-cn' } : {}),
      // Dialogs are not shown while suites run, so nobody could answer the one about trust.
      settings: { 'git.enabled': false, 'security.workspace.trust.startupPrompt': 'never', ...settings },
      env: {
        ...driver.env,
        SUBAGENTS_TEST_ROOT: ROOT,
        SUBAGENTS_TEST_RESULTS: results,
        SUBAGENTS_TEST_GREP: grep,
        SUBAGENTS_TEST_EDITOR: editor,
        CLAUDE_CONFIG_DIR: path.join(scratch, 'claude'), // the developer's own agents must not take part
      },
    });
    browser = await openBrowser(look);
    const { page } = browser;
    driver.attach(page);
    const ended = new Promise((resolve) => {
      setTimeout(() => resolve('time-out'), TIMEOUT).unref();
      page.on('crash', () => resolve('the page crashed'));
      server.exited.then((how) => resolve(`the server ended: ${JSON.stringify(how)}`));
      page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = format(...args);
      appendFileSync(workbenchLog, `${type} ${line}\n`);
      if (line.startsWith('[T] ') && !line.startsWith('[T] SUMMARY')) console.log(line.slice(4));
    });
    // A built VS Code takes an extension under test from the address only when the server was started with its test driver.
    await page.goto(
      pageAddress(server, workspace, [
        ['extensionDevelopmentPath', remoteUri(server, ROOT)],
        ['extensionTestsPath', remoteUri(server, SUITES_BUNDLE)],
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
      ]),
    );
    code = await ended;
    if (code !== 0)
      await page.screenshot({ path: path.join(logs, 'last.png') }).catch((error) => console.error(error.message));
  } finally {
    await browser?.close();
    server?.keepLogs(logs);
    await server?.stop();
    await driver.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  if (!existsSync(results))
    throw new Error(`the suites did not report (${code}); logs are in test-results/integration-logs`);
  const { passed, failed, skipped, flaky } = JSON.parse(readFileSync(results, 'utf8'));
  if (passed + failed === 0) throw new Error('the suites ended well, but no test ran');
  if (code !== 0 && failed === 0) throw new Error(`the tests passed, but the run did not end well (${code})`);
  return { passed, failed, skipped, flaky };
}

await asCommand(import.meta.url, cannotRun, runSuites);
