// The writer of small pictures keeps what it is given: exactly up to 256 colours, and the same to look at beyond.

import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chunks, paletteOf, readPng, writeAnimation, writePng } from '../../integration/pictures/png.mjs';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const painted = (width: number, height: number, colour: (x: number, y: number) => readonly number[]): Picture => ({
  width,
  height,
  rgb: Uint8Array.from(
    Array.from({ length: width * height }, (_, at) => colour(at % width, Math.floor(at / width))).flat(),
  ),
});

const dataOf = (file: Buffer, type: string): Buffer[] =>
  [...chunks(file)].filter((chunk) => chunk.type === type).map(({ data }) => data);

/** A full-colour PNG as a browser writes one, each line with the filter asked for. */
function browserPng({ width, height, rgb }: Picture, filter: 0 | 1 | 2): Buffer {
  const stride = width * 3;
  const lines = Array.from({ length: height }, (_, y) => {
    const line = [...rgb.subarray(y * stride, (y + 1) * stride)];
    const guess = (x: number): number =>
      filter === 1 ? (line[x - 3] ?? 0) : filter === 2 && y > 0 ? (rgb[(y - 1) * stride + x] ?? 0) : 0;
    return Buffer.from([filter, ...line.map((value, x) => (value - guess(x)) & 255)]);
  });
  const like = writePng(painted(1, 1, () => [0, 0, 0]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([like.subarray(0, 8), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines)))]);
}

const few = painted(7, 5, (x, y) => [x * 30, y * 40, 90]);

describe('PNG', () => {
  test.each([0, 1, 2] as const)('reads what was written with filter %i', (filter) => {
    expect(readPng(browserPng(few, filter))).toEqual(few);
  });

  test('keeps every colour of a picture with few colours', () => {
    const { colours, indexOf } = paletteOf([few]);
    expect(colours).toHaveLength(35);
    expect(colours[indexOf(0x3c505a)]).toBe(0x3c505a);
  });

  test('reduces many colours to 256: the most frequent exactly, the rest to similar ones', () => {
    const many = painted(64, 64, (x, y) => (y < 32 ? [31, 31, 31] : [x * 4, y * 4, (x * y) & 255]));
    const { colours, indexOf } = paletteOf([many]);
    expect(colours.length).toBeLessThanOrEqual(256);
    expect(colours[indexOf(0x1f1f1f)]).toBe(0x1f1f1f);
    for (let at = 0; at < 64 * 64; at++) {
      const [r = 0, g = 0, b = 0] = many.rgb.subarray(at * 3, at * 3 + 3);
      const found = colours[indexOf((r << 16) | (g << 8) | b)] ?? 0;
      const off = [r - (found >> 16), g - ((found >> 8) & 255), b - (found & 255)].map(Math.abs);
      expect(Math.max(...off)).toBeLessThan(64);
    }
  });

  test('rejects other data', () => {
    expect(() => readPng(Buffer.from('GIF89a--'))).toThrow('not a PNG');
  });
});

describe('APNG', () => {
  const dot = (at: number): Picture & { ms: number } => ({
    ...painted(20, 10, (x, y) => (x === at && y === 4 ? [255, 255, 255] : [10, 20, 30])),
    ms: 200,
  });

  test('has a frame per picture, reduced to the changed area', () => {
    const file = writeAnimation([dot(3), dot(5), dot(5)]);
    expect(dataOf(file, 'acTL')[0]?.readUInt32BE(0)).toBe(3);
    const parts = dataOf(file, 'fcTL').map((data) => [4, 8, 12, 16].map((offset) => data.readUInt32BE(offset)));
    expect(parts).toEqual([
      [20, 10, 0, 0],
      [3, 1, 3, 4],
      [1, 1, 0, 0],
    ]);
    const order = [...chunks(file)].filter(({ type }) => /^f[cd]/.test(type)).map(({ data }) => data.readUInt32BE(0));
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  test('rejects frames of different sizes', () => {
    expect(() => writeAnimation([dot(1), { ...few, ms: 1 }])).toThrow('differ in size');
  });
});
