// How long VS Code says our activation took, in a window of its own with a workspace of agents: the figure of *Show Running
// Extensions*, read off the page. It measures, and judges nothing.
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openBrowser } from '../integration/browser.mjs';
import { unpackedExtension } from '../integration/extensionFolder.mjs';
import { SAMPLE_WORKSPACE } from '../integration/places.mjs';
import { removeAtEnd } from '../integration/processes.mjs';
import { bootServer, pageAddress } from '../integration/vscodeServer.mjs';

const NOTES = 'notes.md';
/** In ms: what a window does after it opened, and we after we woke. */
const QUIET_AFTER = 3000;

/** A window starts with agents in it, or has long been there when the first Markdown file is opened. */
const SITUATIONS = {
  'while the window opens': { workspace: () => SAMPLE_WORKSPACE },
  'in an open window, with the first file': { workspace: withoutAgents, open: NOTES },
};

/** In ms: the times of each situation, turn by turn. */
export async function measureActivation({ runs = 5, log = () => {} } = {}) {
  const { extensions } = await unpackedExtension();
  const situations = Object.entries(SITUATIONS).map(([name, { workspace, open }]) => {
    const times = [];
    return { name, times, measure: async () => times.push(await once(extensions, workspace(), open)) };
  });
  for (let run = 0; run < runs; run++)
    for (const { name, measure } of situations) {
      log(`activation ${name}, run ${run + 1} of ${runs}`);
      await measure();
    }
  return situations.map(({ name, times }) => ({ name, times: times.sort((a, b) => a - b) }));
}

function withoutAgents() {
  const folder = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-activation-')));
  writeFileSync(path.join(folder, NOTES), '# Notes\n');
  return folder;
}

/** Now and then a page takes no keys at all; a window more then. */
async function once(...how) {
  const ms = (await inWindow(...how)) ?? (await inWindow(...how));
  if (ms === undefined) throw new Error('the extension is not among those that run');
  return ms;
}

/** Absent where the page did not show it. */
async function inWindow(extensionsDir, workspace, open) {
  const server = await bootServer({ extensionsDir, trust: false });
  const browser = await openBrowser();
  try {
    const { page } = browser;
    await page.goto(pageAddress(server, workspace));
    await page.locator('.status-bar-bottom, .part.statusbar').first().waitFor({ timeout: 60_000 });
    if (open) {
      await page.waitForTimeout(QUIET_AFTER);
      await page.getByRole('treeitem', { name: open }).dblclick();
      await page.locator('.tab', { hasText: open }).first().waitFor({ timeout: 10_000 });
      await page.waitForTimeout(QUIET_AFTER);
    }
    const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Subagent IntelliSense' });
    for (let again = 0; again < 8; again++) {
      await page.keyboard.press('F1');
      await page.keyboard.type('>Developer: Show Running Extensions', { delay: 5 });
      await page.keyboard.press('Enter');
      const text = await row
        .locator('.activation-time')
        .textContent({ timeout: 3000 })
        .catch((error) => (error.name === 'TimeoutError' ? null : Promise.reject(error)));
      const ms = /(\d+)\s*ms/.exec(text ?? '')?.[1];
      if (ms !== undefined) return Number(ms);
    }
    return undefined;
  } finally {
    await browser.close();
    await server.stop();
  }
}
