// The desktop lane: the suites in a desktop VS Code. Where none is installed, tests the launcher with stand-in programs.
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { built } from '../support/built.mjs';
import { isExecutable, RESULTS, ROOT, SAMPLE_WORKSPACE, SUITES_BUNDLE } from './places.mjs';
import { removeAtEnd } from './processes.mjs';

function findDesktop() {
  const asked = process.env.VSCODE_EXECUTABLE;
  if (asked) {
    if (!isExecutable(asked)) throw new Error(`VSCODE_EXECUTABLE is ${asked}, which cannot be run`);
    return asked;
  }
  const { LOCALAPPDATA, PROGRAMFILES } = process.env;
  const usual = {
    darwin: [
      '/Applications/Visual Studio Code.app/Contents/MacOS/Electron',
      '/Applications/Visual Studio Code.app/Contents/MacOS/Code',
    ],
    win32: [
      LOCALAPPDATA && `${LOCALAPPDATA}\\Programs\\Microsoft VS Code\\Code.exe`,
      PROGRAMFILES && `${PROGRAMFILES}\\Microsoft VS Code\\Code.exe`,
    ],
    linux: [
      '/usr/share/code/code',
      '/usr/lib/code/code',
      '/opt/visual-studio-code/code',
      '/snap/code/current/usr/share/code/code',
    ],
  };
  return (usual[process.platform] ?? []).filter(Boolean).find(isExecutable);
}

/** Runs the suites in an executable and returns their report; throws without a report or when the run failed. */
async function launch(executable, env = {}) {
  // Short: macOS limits socket paths to 103 characters, and VS Code puts one here.
  const scratch = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'sub-')));
  const workspace = path.join(scratch, 'workspace');
  cpSync(SAMPLE_WORKSPACE, workspace, { recursive: true });
  mkdirSync(path.join(scratch, 'claude'));
  const results = path.join(scratch, 'results.json');
  try {
    const code = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: SUITES_BUNDLE,
      launchArgs: [
        workspace,
        '--user-data-dir',
        path.join(scratch, 'u'),
        '--extensions-dir',
        path.join(scratch, 'e'),
        '--disable-extensions',
      ],
      extensionTestsEnv: {
        ...env,
        SUBAGENTS_TEST_ROOT: ROOT,
        SUBAGENTS_TEST_RESULTS: results,
        SUBAGENTS_TEST_DRIVER: undefined,
        CLAUDE_CONFIG_DIR: path.join(scratch, 'claude'),
      },
    });
    if (!existsSync(results)) throw new Error(`VS Code ended with ${code}, but no suite reported`);
    return { code, workspace, ...JSON.parse(readFileSync(results, 'utf8')) };
  } finally {
    if (existsSync(results)) cpSync(results, path.join(RESULTS, 'electron.json'));
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** An executable that records its arguments, writes a report and exits with a code. */
function standIn(folder, name, { code, report }) {
  const script = path.join(folder, `${name}.cjs`);
  const lines = [
    `const { writeFileSync } = require('node:fs');`,
    `writeFileSync(${JSON.stringify(path.join(folder, `${name}.json`))}, JSON.stringify(process.argv.slice(2)));`,
    report === undefined
      ? ''
      : `writeFileSync(process.env.SUBAGENTS_TEST_RESULTS, ${JSON.stringify(JSON.stringify(report))});`,
    `process.exit(${code});`,
  ];
  writeFileSync(script, lines.join('\n'));
  const windows = process.platform === 'win32';
  const executable = path.join(folder, windows ? `${name}.cmd` : name);
  writeFileSync(
    executable,
    windows ? `@"${process.execPath}" "${script}" %*\r\n` : `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`,
  );
  chmodSync(executable, 0o755);
  return { executable, args: () => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) };
}

async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}

function must(condition, what) {
  if (!condition) throw new Error(what);
}

async function checkLauncher(check) {
  const folder = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'sub-stand-in-')));
  await check('a VS Code that passes is started on the extension, the suites and the workspace', async () => {
    const passing = standIn(folder, 'passes', { code: 0, report: { passed: 2, failed: 0, skipped: 0, flaky: [] } });
    const { passed, workspace } = await launch(passing.executable);
    const args = passing.args();
    must(passed === 2, 'the report was not read');
    for (const wanted of [
      workspace,
      `--extensionDevelopmentPath=${ROOT}`,
      `--extensionTestsPath=${SUITES_BUNDLE}`,
      '--disable-extensions',
    ])
      must(args.includes(wanted), `${wanted} is not among ${args.join(' ')}`);
  });
  await check('a VS Code that ends with 1 fails the lane', async () => {
    const failing = standIn(folder, 'fails', { code: 1, report: { passed: 1, failed: 1, skipped: 0, flaky: [] } });
    const said = await refusal(launch(failing.executable));
    must(said !== undefined && failing.args().length > 0, 'the failure was swallowed');
  });
  await check('a VS Code that ends well without having run a suite fails the lane', async () => {
    const silent = standIn(folder, 'says-nothing', { code: 0 });
    must((await refusal(launch(silent.executable)))?.includes('no suite reported'), 'silence was taken for success');
  });
}

/** Returns `{ passed, failed, skipped, reason }`; `reason`: why no desktop VS Code was launched. */
export async function runElectron() {
  mkdirSync(RESULTS, { recursive: true });
  await built({ tests: true });
  const outcome = { passed: 0, failed: 0, skipped: 0 };
  const check = async (name, body) => {
    try {
      await body();
      outcome.passed++;
      console.log(`ok   launcher: ${name}`);
    } catch (error) {
      outcome.failed++;
      console.log(`FAIL launcher: ${name}\n${error.stack}`);
    }
  };
  await checkLauncher(check);

  const desktop = findDesktop();
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (desktop === undefined || noDisplay) {
    const reason =
      desktop === undefined
        ? 'no desktop VS Code (VSCODE_EXECUTABLE names one)'
        : 'no display for the desktop VS Code (xvfb-run gives one)';
    return { ...outcome, skipped: outcome.skipped + 1, reason };
  }
  await check(`the suites pass in ${desktop}`, async () => {
    const { passed, failed, skipped, flaky } = await launch(desktop);
    outcome.passed += passed;
    outcome.failed += failed;
    outcome.skipped += skipped;
    outcome.flaky = flaky;
    must(passed > 0, 'no suite ran');
  });
  return outcome;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { failed, reason } = await runElectron();
  if (reason !== undefined) console.log(`SKIPPED: ${reason}`);
  process.exitCode = failed === 0 ? 0 : 1;
}
