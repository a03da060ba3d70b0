// Opens the page that suites run in, waits for their end, and evaluates the outcome.
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { openBrowser } from './browser.mjs';

/**
 * Returns `{ code, summary }`: 0 or the failure, and the report of the suites if they wrote one. `gone` resolves with the reason when
 * the host has ended. Console output of the page is written to `logs`.
 */
export async function runInPage({ driver, address, logs, minutes, gone = new Promise(() => {}), look = {} }) {
  const note = (line) => appendFileSync(path.join(logs, 'workbench.log'), `${line}\n`);
  const browser = await openBrowser(look);
  let summary;
  try {
    const { page } = browser;
    driver.attach(page);
    const ended = new Promise((resolve) => {
      setTimeout(() => resolve('time-out'), minutes * 60_000).unref();
      page.on('crash', () => resolve('the page crashed'));
      gone.then(resolve);
      page.exposeFunction('codeAutomationExit', resolve);
    });
    page.on('pageerror', (error) => note(`pageerror ${error.stack ?? error.message}`));
    page.on('console', (message) => note(`console ${message.type()} ${message.text()}`));
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = format(...args);
      note(`${type} ${line}`);
      if (line.startsWith('[T] SUMMARY ')) summary = JSON.parse(line.slice('[T] SUMMARY '.length));
      else if (line.startsWith('[T] ')) console.log(line.slice(4));
    });
    await page.goto(address);
    const code = await ended;
    if (code !== 0)
      await page.screenshot({ path: path.join(logs, 'last.png') }).catch((error) => console.error(error.message));
    for (const url of browser.blocked) note(`blocked ${url}`);
    return { code, summary };
  } finally {
    await browser.close();
  }
}

/** The report of the suites; throws where report and exit code contradict each other. */
export function believed(code, summary, logs) {
  if (summary === undefined) throw new Error(`the suites did not report (${code}); logs are in ${logs}`);
  const { passed, failed, skipped, flaky } = summary;
  if (passed + failed === 0) throw new Error('the suites ended well, but no test ran');
  if (code !== 0 && failed === 0) throw new Error(`the tests passed, but the run did not end well (${code})`);
  return { passed, failed, skipped, flaky };
}
