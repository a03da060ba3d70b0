// Takes a screenshot of the box around given elements, as test-results/pictures/NAME.png.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { RESULTS } from '../places.mjs';

export async function cutOut(page, name, elements, margin) {
  const boxes = [];
  for (const element of elements) {
    const box = await element.filter({ visible: true }).first().boundingBox({ timeout: 5000 });
    if (!box) throw new Error(`nothing is shown that is ${element}`);
    boxes.push(box);
  }
  const { width, height } = page.viewportSize();
  const x = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.x)) - margin));
  const y = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.y)) - margin));
  const right = Math.min(width, Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)) + margin));
  const bottom = Math.min(height, Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)) + margin));
  const file = path.join(RESULTS, 'pictures', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, clip: { x, y, width: right - x, height: bottom - y } });
  return { file };
}
