// Maps colour names and hex colours to the most similar of Claude Code's eight colours; used for suggestions only.
import { ownValue } from '../../text/strings';

const KNOWN: readonly (readonly [string, number, number, number])[] = [
  ['red', 0xe0, 0x30, 0x30],
  ['blue', 0x30, 0x60, 0xe0],
  ['green', 0x30, 0xb0, 0x50],
  ['yellow', 0xf0, 0xd0, 0x20],
  ['purple', 0x90, 0x40, 0xd0],
  ['orange', 0xf0, 0x80, 0x20],
  ['pink', 0xf0, 0x60, 0xb0],
  ['cyan', 0x20, 0xc0, 0xd0],
];

const NAMED: Readonly<Record<string, string>> = {
  amber: 'orange',
  aqua: 'cyan',
  coral: 'orange',
  crimson: 'red',
  emerald: 'green',
  fuchsia: 'pink',
  gold: 'yellow',
  indigo: 'purple',
  lavender: 'purple',
  lime: 'green',
  magenta: 'pink',
  maroon: 'red',
  mint: 'green',
  navy: 'blue',
  olive: 'green',
  rose: 'pink',
  salmon: 'pink',
  sky: 'cyan',
  teal: 'cyan',
  turquoise: 'cyan',
  violet: 'purple',
};

export function nearestColor(color: string): string | undefined {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})/i.exec(color.trim())?.[1];
  if (hex === undefined)
    return ownValue(
      NAMED,
      color
        .trim()
        .toLowerCase()
        .replace(/^(?:bright|dark|light)[-_ ]?/, ''),
    );
  const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = digits.map((pair) => Number.parseInt(pair, 16));
  const distance = ([, kr, kg, kb]: (typeof KNOWN)[number]): number => (r - kr) ** 2 + (g - kg) ** 2 + (b - kb) ** 2;
  return [...KNOWN].sort((one, other) => distance(one) - distance(other))[0]?.[0];
}
