// The page driver: a token-guarded loopback endpoint that types, clicks, reads widgets and takes screenshots. Asserts nothing.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { cutOut } from './pictures/cutOut.mjs';
import { RESULTS } from './places.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function waitUntil(ask, ms) {
  const deadline = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() > deadline) return answer;
    await pause(60);
  }
}

/** The property with the visible text of an element, line breaks included. */
const AS_SHOWN = 'innerText';
const SUGGEST = '.suggest-widget.visible';

/** Rows exist only in the viewport; scrolling renders the rest. Each row: index, highlighted text, dimmed text. */
async function suggestionRows(page) {
  return page.evaluate((selector) => {
    const widget = document.querySelector(selector);
    if (widget === null) return undefined;
    if (widget.classList.contains('message'))
      return { message: widget.querySelector('.message')?.textContent ?? '', rows: [] };
    const rows = [...widget.querySelectorAll('.monaco-list-row')].map((row) => ({
      index: Number(row.getAttribute('data-index')),
      total: Number(row.getAttribute('aria-setsize')),
      label: row.querySelector('.label-name')?.textContent ?? '',
      beside: row.querySelector('.signature-label')?.textContent ?? '',
      detail: row.querySelector('.details-label')?.textContent ?? '',
      kind:
        [...(row.querySelector('.suggest-icon')?.classList ?? [])].find((name) => /^codicon-symbol-/.test(name)) ?? '',
      focused: row.classList.contains('focused'),
    }));
    return rows.length === 0 ? undefined : { message: '', rows };
  }, SUGGEST);
}

async function suggestions(page, { wait = 5000, all = true }) {
  const first = await waitUntil(() => suggestionRows(page), wait);
  if (first === undefined) return { visible: false, message: '', labels: [], rows: [] };
  const byIndex = new Map(first.rows.map((row) => [row.index, row]));
  const total = first.rows[0]?.total ?? 0;
  if (all && byIndex.size < total) {
    const box = await page.locator(`${SUGGEST} .monaco-list`).first().boundingBox();
    if (box !== null) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let turn = 0; turn < 40 && byIndex.size < total; turn++) {
      await page.mouse.wheel(0, 120);
      await pause(60);
      for (const row of (await suggestionRows(page))?.rows ?? []) byIndex.set(row.index, row);
    }
  }
  const rows = [...byIndex.values()].sort((a, b) => a.index - b.index);
  return { visible: true, message: first.message, total, labels: rows.map((row) => row.label), rows };
}

/** One entry per hover part (provider or finding), with its visible paragraphs. */
async function hover(page, { wait = 5000 }) {
  const parts = await waitUntil(
    () =>
      page.evaluate((asShown) => {
        const rows = [...document.querySelectorAll('.monaco-hover:not(.hidden) .hover-row')].filter(
          (row) => row.getClientRects().length > 0,
        );
        const found = rows.map((row) => {
          const blocks = [...row.querySelectorAll('p, li, pre, h1, h2, h3, h4, .marker')];
          const leaves = blocks.filter((block) => !blocks.some((other) => other !== block && block.contains(other)));
          const texts = (leaves.length > 0 ? leaves : [row]).map((block) => block[asShown].trim());
          return texts.filter((text) => text !== '');
        });
        const spoken = found.filter((texts) => texts.length > 0);
        return spoken.length === 0 || spoken.some((texts) => texts.includes('Loading...')) ? undefined : spoken;
      }, AS_SHOWN),
    wait,
  );
  return { visible: parts !== undefined, parts: parts ?? [], paragraphs: (parts ?? []).flat() };
}

/** VS Code nests a webview's document two frames deep; returns the visible one. */
async function webviewFrame(page, { wait = 60_000 } = {}) {
  return waitUntil(async () => {
    for (const outer of await page.locator('iframe.webview.ready').all()) {
      if (!(await outer.isVisible())) continue;
      const outerFrame = await (await outer.elementHandle())?.contentFrame();
      const inner = await outerFrame?.$('iframe#active-frame');
      const frame = await inner?.contentFrame();
      if (frame) return frame;
    }
    return undefined;
  }, wait);
}

const actions = {
  async shot(page, { name }, pictures) {
    const file = path.join(pictures, `${String(name).replace(/[^\w.-]+/g, '-')}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
    return { file };
  },
  /** Screenshot of the box around the elements, as test-results/pictures/NAME.png; `inWebview`: an element of the panel. */
  async picture(page, { name, of, margin = 8 }) {
    const shown = of.map(async ({ selector, inWebview = false }) =>
      ((inWebview ? await webviewFrame(page) : undefined) ?? page).locator(selector),
    );
    return cutOut(page, name, await Promise.all(shown), margin);
  },
  /** Resizes the page; half the size corresponds to 200 % zoom. */
  async resize(page, { width, height }) {
    await page.setViewportSize({ width, height });
    return {};
  },
  async type(page, { text, delay = 25 }) {
    await page.keyboard.type(text, { delay });
    return {};
  },
  async press(page, { key, times = 1, delay = 25 }) {
    for (let turn = 0; turn < times; turn++) await page.keyboard.press(key, { delay });
    return {};
  },
  async click(page, { selector, hasText, nth = 0, button = 'left', wait = 60_000 }) {
    await page
      .locator(selector, hasText === undefined ? {} : { hasText })
      .nth(nth)
      .click({ button, timeout: wait });
    return {};
  },
  /** Moves the mouse over the first occurrence of the text in an editor. */
  async pointAt(page, { text, wait = 60_000 }) {
    const box = await waitUntil(
      () =>
        page.evaluate((wanted) => {
          for (const line of document.querySelectorAll('.editor-instance .view-line')) {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const nodes = [];
            for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node);
            const whole = nodes
              .map((node) => node.data)
              .join('')
              .replaceAll('\u00a0', ' ');
            let start = whole.indexOf(wanted);
            if (start < 0) continue;
            start += Math.min(1, wanted.length - 1);
            for (const node of nodes) {
              if (start < node.data.length) {
                const range = document.createRange();
                range.setStart(node, start);
                range.setEnd(node, start + 1);
                const { x, y, width, height } = range.getBoundingClientRect();
                return { x: x + width / 2, y: y + height / 2 };
              }
              start -= node.data.length;
            }
          }
          return undefined;
        }, text),
      wait,
    );
    if (box === undefined) throw new Error(`no editor shows ${JSON.stringify(text)}`);
    await page.mouse.move(box.x - 2, box.y);
    await page.mouse.move(box.x, box.y);
    return box;
  },
  suggestions,
  hover,
  /** Waits for the selector and returns the texts of all visible matches. */
  async texts(page, { selector, wait = 5000 }) {
    const found = await waitUntil(async () => {
      const texts = await page.evaluate(
        ([wanted, asShown]) =>
          [...document.querySelectorAll(wanted)]
            .filter((element) => element.getClientRects().length > 0)
            .map((element) => element[asShown].trim()),
        [selector, AS_SHOWN],
      );
      return texts.length === 0 ? undefined : texts;
    }, wait);
    return { texts: found ?? [] };
  },
  /** Evaluates an expression in the page. */
  async page(page, { script }) {
    return { value: await page.evaluate(script) };
  },
  /** Evaluates an expression in the visible webview; retries once if the page was replaced. */
  async webview(page, { script, wait = 60_000 }) {
    for (let again = 3; ; again--) {
      const frame = await webviewFrame(page, { wait });
      if (frame === undefined) throw new Error('no webview is visible');
      try {
        return { value: await frame.evaluate(script) };
      } catch (error) {
        if (again === 0 || !/detached|context was destroyed/i.test(String(error))) throw error;
      }
    }
  },
  async webviewClick(page, { selector, wait = 60_000 }) {
    const frame = await webviewFrame(page, { wait });
    if (frame === undefined) throw new Error('no webview is visible');
    await frame.click(selector, { timeout: wait });
    return {};
  },
};

const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString('utf8'));
};

/** Suites in a web extension host have another origin; the token authorizes in any case. */
const FROM_PAGES = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, authorization' };

/** Starts the endpoint; it responds 503 until `attach` sets a page. `pictures`: folder of screenshots. */
export async function startDriver({ pictures = path.join(RESULTS, 'screenshots') } = {}) {
  const token = randomBytes(24).toString('hex');
  let page;
  const server = http.createServer(async (request, response) => {
    const answer = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json', ...FROM_PAGES }).end(JSON.stringify(body));
    };
    if (request.method === 'OPTIONS') return response.writeHead(204, FROM_PAGES).end();
    if (request.headers.authorization !== `Bearer ${token}`) return answer(403, { error: 'wrong token' });
    const name = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1);
    if (request.method !== 'POST' || !Object.hasOwn(actions, name)) return answer(404, { error: `no action ${name}` });
    if (page === undefined) return answer(503, { error: 'no page yet' });
    try {
      answer(200, (await actions[name](page, await bodyOf(request), pictures)) ?? {});
    } catch (error) {
      answer(500, { error: error instanceof Error ? error.message : String(error) });
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    env: { SUBAGENTS_TEST_DRIVER: `http://127.0.0.1:${server.address().port}`, SUBAGENTS_TEST_TOKEN: token },
    attach: (opened) => {
      page = opened;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
