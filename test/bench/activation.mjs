// Measures the extension's activation time in a VS Code window, as shown by *Show Running Extensions*.
import { openBrowser } from '../integration/browser.mjs';
import { unpackedExtension } from '../integration/extensionFolder.mjs';
import { SAMPLE_WORKSPACE } from '../integration/places.mjs';
import { bootServer, pageAddress } from '../integration/vscodeServer.mjs';

/** In ms, sorted; each window opens a workspace with agents. */
export async function measureActivation({ runs = 5, log = () => {} } = {}) {
  const { extensions } = await unpackedExtension();
  const times = [];
  for (let run = 0; run < runs; run++) {
    log(`activation, run ${run + 1} of ${runs}`);
    times.push(await once(extensions));
  }
  return times.sort((a, b) => a - b);
}

/** A page sometimes accepts no keys; another window is opened then. */
async function once(extensionsDir) {
  const ms = (await inWindow(extensionsDir)) ?? (await inWindow(extensionsDir));
  if (ms === undefined) throw new Error('the extension is not among those that run');
  return ms;
}

/** Undefined where the page did not show it. */
async function inWindow(extensionsDir) {
  const server = await bootServer({ extensionsDir, trust: false });
  const browser = await openBrowser();
  try {
    const { page } = browser;
    // The list shows the slowest first and has only the rows that are in sight.
    await page.setViewportSize({ width: 1280, height: 4000 });
    await page.goto(pageAddress(server, SAMPLE_WORKSPACE));
    await page.locator('.status-bar-bottom, .part.statusbar').first().waitFor({ timeout: 60_000 });
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
