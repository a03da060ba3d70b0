// Renders docs/icon.png from docs/icon.svg: 128 by 128 pixels with transparent corners.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../browser.mjs';
import { ROOT } from '../places.mjs';

const FOLDER = path.join(ROOT, 'docs');
const SIZE = 128;

async function drawIcon() {
  const { page, close } = await openBrowser({ width: SIZE, height: SIZE });
  try {
    const drawing = readFileSync(path.join(FOLDER, 'icon.svg'), 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: path.join(FOLDER, 'icon.png'), omitBackground: true });
  } finally {
    await close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await drawIcon();
