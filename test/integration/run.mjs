// The integration lane: builds, boots a VS Code server and runs the suites in its extension host, with a page for the driver.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { built } from '../support/built.mjs';
import { asCommand } from './command.mjs';
import { startDriver } from './driver.mjs';
import { MODEL_PROVIDER, missingToRun, RESULTS, ROOT, SAMPLE_WORKSPACE, SUITES_BUNDLE } from './places.mjs';
import { removeAtEnd } from './processes.mjs';
import { believed, runInPage } from './suitesPage.mjs';
import { bootServer, pageAddress, remoteUri } from './vscodeServer.mjs';

const MINUTES = 15;

/** Why the lane cannot run here, or undefined. */
export const cannotRun = missingToRun;

/** Suites that need an editor of their own, and that editor (see `Suite` in suites/runner.ts). */
const OWN_EDITORS = { restricted: 'restricted', chinese: 'chinese', 'lazy activation': 'empty' };

/** Runs the suites, each in the editor it needs; returns `{ passed, failed, skipped, flaky }`. `look`: options of the browser. */
export async function runSuites({ grep = '', settings = {}, look = {} } = {}) {
  await built({ tests: true });
  for (const folder of ['integration-logs', 'screenshots', 'pictures'])
    rmSync(path.join(RESULTS, folder), { recursive: true, force: true });
  const [, own = 'trusted'] = Object.entries(OWN_EDITORS).find(([suite]) => grep.startsWith(`${suite}: `)) ?? [];
  if (grep !== '') return runIn({ grep, settings, look, editor: own });
  const summary = { passed: 0, failed: 0, skipped: 0, flaky: [] };
  for (const editor of ['trusted', ...Object.values(OWN_EDITORS)]) {
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
  const results = path.join(RESULTS, 'integration.json');
  rmSync(results, { force: true });

  const scratch = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'subagents-suites-')));
  const workspace = path.join(scratch, 'workspace');
  if (editor === 'empty') mkdirSync(workspace);
  else cpSync(SAMPLE_WORKSPACE, workspace, { recursive: true });
  mkdirSync(path.join(scratch, 'claude'));
  const extensions = path.join(scratch, 'extensions');
  cpSync(MODEL_PROVIDER, path.join(extensions, 'subagents-test.model-provider-0.0.1'), { recursive: true });
  const driver = await startDriver();
  let server;
  let code;
  try {
    server = await bootServer({
      driver: true,
      extensionsDir: extensions,
      trust: editor === 'restricted',
      ...(editor === 'chinese' ? { language: 'zh-cn' } : {}),
      // Dialogs are not shown while suites run, so the trust dialog could not be answered.
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
    // A built VS Code accepts an extension under test in the address only when the server runs with its test driver.
    const address = pageAddress(server, workspace, [
      ['extensionDevelopmentPath', remoteUri(server, ROOT)],
      ['extensionTestsPath', remoteUri(server, SUITES_BUNDLE)],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ]);
    const gone = server.exited.then((how) => `the server ended: ${JSON.stringify(how)}`);
    ({ code } = await runInPage({ driver, address, logs, minutes: MINUTES, gone, look }));
  } finally {
    server?.keepLogs(logs);
    await server?.stop();
    await driver.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  const summary = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  return believed(code, summary, 'test-results/integration-logs');
}

await asCommand(import.meta.url, cannotRun, runSuites);
