// Reads browser screenshots (PNG) and writes palette PNGs and APNGs, per https://www.w3.org/TR/png-3/.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** @typedef {{ readonly width: number, readonly height: number, readonly rgb: Uint8Array }} Picture */
/** @typedef {{ readonly colours: readonly number[], readonly indexOf: (colour: number) => number }} Palette */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;
/** The most frequent colours are kept exactly: theme backgrounds differ only slightly. */
const EXACT = 176;

/** @returns {Generator<{ readonly type: string, readonly data: Buffer }>} */
export function* chunks(/** @type {Buffer} */ file) {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG');
  for (let at = 8; at < file.length; ) {
    const size = file.readUInt32BE(at);
    yield { type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + size) };
    at += size + 12;
  }
}

function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

/** Reverses the scanline filters in place; each line begins with its filter type. */
function unfiltered(lines, stride, depth) {
  const out = Buffer.alloc((lines.length / (stride + 1)) * stride);
  for (let y = 0; y * (stride + 1) < lines.length; y++) {
    const filter = lines[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x < depth ? 0 : out[y * stride + x - depth];
      const above = y === 0 ? 0 : out[(y - 1) * stride + x];
      const corner = x < depth || y === 0 ? 0 : out[(y - 1) * stride + x - depth];
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      out[y * stride + x] = (lines[y * (stride + 1) + 1 + x] + guess) & 255;
    }
  }
  return out;
}

/** Reads what a browser writes: eight bits per channel, not interlaced. Ignores the alpha channel. */
export function readPng(/** @type {Buffer} */ file) {
  const all = [...chunks(file)];
  const header = all.find(({ type }) => type === 'IHDR')?.data;
  const depth = { 2: 3, 6: 4 }[header?.[9] ?? -1];
  if (header === undefined || header[8] !== 8 || header[12] !== 0 || depth === undefined)
    throw new Error('a PNG of another kind than browsers write');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const packed = Buffer.concat(all.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const pixels = unfiltered(inflateSync(packed), width * depth, depth);
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) rgb.set(pixels.subarray(at * depth, at * depth + 3), at * 3);
  return { width, height, rgb };
}

const colourAt = (rgb, at) => (rgb[at * 3] << 16) | (rgb[at * 3 + 1] << 8) | rgb[at * 3 + 2];
const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
const distance = (a, b) => channels(a).reduce((sum, value, i) => sum + (value - channels(b)[i]) ** 2, 0);
const nearest = (colour, among) =>
  among.reduce((best, each, i) => (distance(colour, each) < distance(colour, among[best]) ? i : best), 0);

/** A shared palette: exact up to 256 colours, else the most frequent ones and averages of similar ones. */
export function paletteOf(/** @type {readonly Picture[]} */ pictures) {
  const counts = new Map();
  for (const { rgb, width, height } of pictures)
    for (let at = 0; at < width * height; at++) {
      const colour = colourAt(rgb, at);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  // Ties are broken by colour value, so that the output is deterministic.
  const sorted = [...counts].sort(([one, n], [other, m]) => m - n || one - other).map(([colour]) => colour);
  const colours = sorted.length <= MOST ? sorted : [...sorted.slice(0, EXACT), ...groupedColours(sorted.slice(EXACT))];
  const known = new Map(colours.map((colour, i) => [colour, i]));
  return {
    colours,
    indexOf(/** @type {number} */ colour) {
      const found = known.get(colour) ?? nearest(colour, colours);
      known.set(colour, found);
      return found;
    },
  };
}

/** The most frequent of each group of similar colours, with groups as small as the remaining space allows. */
function groupedColours(sorted) {
  for (let coarse = 1; ; coarse++) {
    const first = new Map();
    for (const colour of sorted) {
      const group = channels(colour)
        .map((value) => value >> coarse)
        .join();
      if (!first.has(group)) first.set(group, colour);
    }
    if (first.size <= MOST - EXACT) return [...first.values()];
  }
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, check]);
}

const numbers = (...values) => {
  const data = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    data.writeUInt32BE(value, i * 4);
  });
  return data;
};

function opening({ width, height }, { colours }) {
  const header = Buffer.concat([numbers(width, height), Buffer.from([8, 3, 0, 0, 0])]);
  return [chunk('IHDR', header), chunk('PLTE', Buffer.from(colours.flatMap(channels)))];
}

function packedPart({ width, rgb }, palette, { x, y, w, h }) {
  const lines = Buffer.alloc((w + 1) * h);
  for (let row = 0; row < h; row++)
    for (let column = 0; column < w; column++)
      lines[row * (w + 1) + 1 + column] = palette.indexOf(colourAt(rgb, (y + row) * width + x + column));
  return deflateSync(lines, { level: 9 });
}

const wholeOf = ({ width, height }) => ({ x: 0, y: 0, w: width, h: height });

export function writePng(/** @type {Picture} */ picture, palette = paletteOf([picture])) {
  const data = packedPart(picture, palette, wholeOf(picture));
  return Buffer.concat([SIGNATURE, ...opening(picture, palette), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The smallest box around changed pixels; one pixel where nothing changed, since a frame cannot be empty. */
function changedPart(before, after) {
  let [left, top, right, bottom] = [after.width, after.height, -1, -1];
  for (let y = 0; y < after.height; y++)
    for (let x = 0; x < after.width; x++) {
      const at = y * after.width + x;
      if (colourAt(before.rgb, at) === colourAt(after.rgb, at)) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
  return right < 0 ? { x: 0, y: 0, w: 1, h: 1 } : { x: left, y: top, w: right - left + 1, h: bottom - top + 1 };
}

/** Number of loops: permanent movement distracts from the text; the last frame stays. */
const PLAYS = 3;

/** Frames of one size, each shown for its milliseconds; later frames contain only the changed box. */
export function writeAnimation(/** @type {readonly (Picture & { readonly ms: number })[]} */ frames) {
  const [first] = frames;
  if (first === undefined) throw new Error('an animation without frames');
  if (frames.some(({ width, height }) => width !== first.width || height !== first.height))
    throw new Error('the frames differ in size');
  const palette = paletteOf(frames);
  let order = 0;
  const parts = frames.flatMap((frame, i) => {
    const before = frames[i - 1];
    const part = before === undefined ? wholeOf(frame) : changedPart(before, frame);
    const control = Buffer.concat([
      numbers(order++, part.w, part.h, part.x, part.y),
      Buffer.from([frame.ms >> 8, frame.ms & 255, 1000 >> 8, 1000 & 255, 0, 0]),
    ]);
    const data = packedPart(frame, palette, part);
    const drawn = i === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([numbers(order++), data]));
    return [chunk('fcTL', control), drawn];
  });
  const [header, plte] = opening(first, palette);
  const control = chunk('acTL', numbers(frames.length, PLAYS));
  return Buffer.concat([SIGNATURE, header, control, plte, ...parts, chunk('IEND', Buffer.alloc(0))]);
}
