// The browser that VS Code's page is opened in; requests to other hosts are blocked.
import { findBrowser, loadPlaywright } from './places.mjs';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=LocalNetworkAccessChecks',
];

/** Opens an empty page; `blocked` collects refused requests. `scale` is the device pixel ratio. */
export async function openBrowser({ width = 1280, height = 800, scale = 1, env = {} } = {}) {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no browser found');
  // Chromium's sandbox does not work as root, and rarely in containers.
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const browser = await loadPlaywright().chromium.launch({
    executablePath,
    args: [...FLAGS, ...sandbox],
    env: { ...process.env, ...env },
  });
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const blocked = new Set();
  await context.route(
    (url) => !/^(?:127\.0\.0\.1|(?:[^.]+\.)?localhost)$/.test(url.hostname) && !/^(blob|data):$/.test(url.protocol),
    (route) => {
      blocked.add(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  return { browser, page, blocked, version: browser.version(), close: () => browser.close() };
}
