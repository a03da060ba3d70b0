// Changes a text the way people, programs and accidents do: pieces put in, taken out, doubled, moved, and cut out of other texts.

import { PIECES } from './pieces';
import type { Random } from './random';

/** As long as most agent files are; what is longer is cut, so that the count of inputs stays the measure of the work. */
export const LONGEST = 4096;

/** A seed with one to eight changes; at times two seeds in one. */
export function mutated(seeds: readonly string[], random: Random): string {
  let text = random.one(seeds) ?? '';
  const times = 1 + random.below(8);
  for (let i = 0; i < times; i++) text = edited(text, random, seeds);
  return text.slice(0, LONGEST);
}

/** One change at one place. */
export function edited(text: string, random: Random, others: readonly string[] = []): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(random.below(4) === 0 ? 200 : 12));
  const [before, taken, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
  switch (random.below(9)) {
    case 0:
      return before + after;
    case 1:
      return before + taken + taken + after;
    case 2:
      return before + (random.one(PIECES) ?? '') + after;
    case 3:
      return before + String.fromCharCode(random.below(random.below(8) === 0 ? 0x10000 : 128)) + after;
    case 4:
      return movedLine(text, random);
    case 5:
      return before + cutOutOf(random.one(others) ?? text, random) + after;
    case 6:
      return random.below(2) ? text.slice(0, at) : text.replaceAll(/\r?\n/g, random.below(2) ? '\r\n' : '\n');
    default:
      return before + (random.one(PIECES) ?? '') + taken + after;
  }
}

function movedLine(text: string, random: Random): string {
  const lines = text.split('\n');
  const [line = ''] = lines.splice(random.below(lines.length), 1);
  lines.splice(random.below(lines.length + 1), random.below(3) === 0 ? 1 : 0, line);
  return lines.join('\n');
}

function cutOutOf(text: string, random: Random): string {
  const start = random.below(text.length);
  return text.slice(start, start + 1 + random.below(120));
}
