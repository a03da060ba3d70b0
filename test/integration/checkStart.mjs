// Checks `npm start`: opens the printed address without a test driver, in Restricted Mode, and tries requests that must be refused.
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser } from './browser.mjs';
import { RESULTS, ROOT, SAMPLE_WORKSPACE } from './places.mjs';
import { removeAtEnd, startGroup } from './processes.mjs';

const START = fileURLToPath(new URL('./start.mjs', import.meta.url));

function started(folder) {
  const { child, exited, stop } = startGroup(process.execPath, [START, '--server', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += data;
        const found = /http:\/\/\S+tkn=\S+/.exec(output);
        if (found) resolve(new URL(found[0]));
      });
    exited.then(() => reject(new Error(`npm start ended before it printed an address:\n${output}`)));
    setTimeout(() => reject(new Error(`npm start printed no address within 60 s:\n${output}`)), 60_000).unref();
  });
  return { child, exited, stop, address };
}

const accepts = (host, port) =>
  new Promise((resolve) => {
    const socket = net.connect({ host, port: Number(port), timeout: 2000 });
    const answer = (open) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });

function must(condition, what) {
  if (!condition) throw new Error(what);
}

/** Opens the address in Restricted Mode and waits until the extension is active on an agent file. */
export async function activatesForAUser(address, folder, picture = 'start') {
  const { page, close } = await openBrowser();
  const shot = (name) => page.screenshot({ path: path.join(RESULTS, 'screenshots', `${picture}-${name}.png`) });
  try {
    await page.goto(address.href);
    // VS Code opens an unknown folder in Restricted Mode; the extension has to work there.
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    await shot('1-opened');
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').first().waitFor({ timeout: 30_000 });
    await page.keyboard.type('code-reviewer.md');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'code-reviewer.md' })
      .first()
      .waitFor({ timeout: 30_000 });
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'name: code-reviewer' }).first().waitFor({ timeout: 30_000 });
    await shot('2-agent-file');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().waitFor({ timeout: 30_000 });
    await page.keyboard.type('Developer: Show Running Extensions');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Show Running Extensions' })
      .first()
      .waitFor({ timeout: 30_000 });
    await page.keyboard.press('Enter');
    await shownInRunningExtensions(page, /Activation: \d+/);
    await shot('3-running');
  } catch (error) {
    await shot('failed').catch(() => undefined); // the page may be gone; the first error is the one to tell
    throw new Error(`in ${folder}: ${error.message}`);
  } finally {
    await close();
  }
}

/** The list renders the rows in view only, the slowest extension first; it is scrolled until ours is there. */
async function shownInRunningExtensions(page, text) {
  const list = page.locator('.runtime-extensions-editor .monaco-list').first();
  await list.waitFor({ timeout: 30_000 });
  const row = page
    .locator('.runtime-extensions-editor .extension', { hasText: 'Subagent IntelliSense' })
    .filter({ hasText: text })
    .first();
  const end = Date.now() + 60_000;
  for (let step = 1; !(await row.isVisible()); step++) {
    must(Date.now() < end, 'the extension is not among the running ones, or has no activation time');
    await list.hover();
    await page.mouse.wheel(0, step % 12 === 0 ? -20_000 : 200);
    await page.waitForTimeout(100);
  }
}

/** Runs the checks; returns `{ passed, failed, skipped }`. */
export async function checkStart() {
  mkdirSync(path.join(RESULTS, 'screenshots'), { recursive: true });
  const scratch = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'subagents-start-')));
  const folder = path.join(scratch, 'workspace');
  cpSync(SAMPLE_WORKSPACE, folder, { recursive: true });
  const outcome = { passed: 0, failed: 0, skipped: 0 };
  const check = async (name, body) => {
    const begun = Date.now();
    try {
      await body();
      outcome.passed++;
      console.log(`ok   npm start: ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      outcome.failed++;
      console.log(`FAIL npm start: ${name} (${Date.now() - begun} ms)\n${error.message}`);
    }
  };
  const run = started(folder);
  let address;
  await check('prints an address on 127.0.0.1 with a token', async () => {
    address = await run.address;
    must(address.hostname === '127.0.0.1', `the address is on ${address.hostname}`);
    must(/^[0-9a-f]{32,}$/.test(address.searchParams.get('tkn') ?? ''), 'the token is not a long random one');
  });
  if (address !== undefined) {
    const { origin, port } = address;
    await check('answers 403 without the token, and with a wrong one', async () => {
      for (const tried of [
        '/',
        '/?tkn=0',
        `/?folder=${encodeURIComponent(folder)}`,
        '/vscode-remote-resource?path=/etc/hostname',
      ]) {
        const { status } = await fetch(origin + tried, { redirect: 'manual' });
        must(status === 403, `${tried} is answered with ${status}`);
      }
    });
    await check('listens on no other address of this machine', async () => {
      must(await accepts('127.0.0.1', port), 'nothing listens on 127.0.0.1');
      const others = Object.values(os.networkInterfaces())
        .flat()
        .filter((each) => each !== undefined && !each.internal);
      for (const { address: other } of others) must(!(await accepts(other, port)), `it listens on ${other}`);
    });
    await check('opens, and the extension wakes on an agent file', () => activatesForAUser(address, folder));
    await check('ends with the command', async () => {
      run.child.kill('SIGINT');
      const ended = await Promise.race([
        run.exited.then(() => true),
        new Promise((resolve) => setTimeout(resolve, 10_000, false).unref()),
      ]);
      must(ended, 'it still runs ten seconds after Ctrl-C');
      for (let turn = 0; turn < 30 && (await accepts('127.0.0.1', port)); turn++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      must(!(await accepts('127.0.0.1', port)), 'the server still listens');
    });
  }
  await run.stop();
  return outcome;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { failed } = await checkStart();
  process.exitCode = failed === 0 ? 0 : 1;
}
