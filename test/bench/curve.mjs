// Plots curves as SVG with logarithmic axes, where the slope is the exponent of growth; deterministic.

const [WIDTH, AREA] = [640, 260];
const [LEFT, RIGHT, MARGIN, BOTTOM] = [64, 30, 12, 44];
const LINE = 18;
const COLOURS = ['#2f6fde', '#d1622b', '#2e8b57', '#8a5bd0'];

/** The slope of the line of best fit through the logarithms, from `from` on: what is small is mostly start-up. */
export function slope(points, from = 0) {
  const logs = points.filter(([x]) => x >= from).map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (at) => logs.reduce((sum, each) => sum + each[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

const powers = (low, high) => {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  return Array.from({ length: Math.max(to, from + 1) - from + 1 }, (_, i) => 10 ** (from + i));
};

/** `curves` are `{ name, points: [[x, y]] }` with numbers above zero. */
export function plot({ across, up, curves }) {
  // Labels are above the curves, where none crosses them.
  const top = MARGIN + curves.length * LINE;
  const height = top + AREA + BOTTOM;
  const all = curves.flatMap(({ points }) => points);
  const xs = powers(Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x)));
  const ys = powers(Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y)));
  const scale = (ticks, from, to) => {
    const [low, high] = [Math.log10(ticks[0]), Math.log10(ticks.at(-1))];
    return (value) => Number((from + ((Math.log10(value) - low) / (high - low)) * (to - from)).toFixed(1));
  };
  const x = scale(xs, LEFT, WIDTH - RIGHT);
  const y = scale(ys, height - BOTTOM, top);
  const line = (x1, y1, x2, y2) => `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
  const text = (at, words, more = '') => `<text x="${at[0]}" y="${at[1]}"${more}>${words}</text>`;
  const number = (value) => (value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(1))));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${up} by ${across}">
<style>
text { font: 12px system-ui, sans-serif; fill: #444 }
.grid line { stroke: #8884 }
polyline { fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #bbb } }
</style>
<g class="grid">${ys.map((tick) => line(LEFT, y(tick), WIDTH - RIGHT, y(tick))).join('')}</g>
${ys.map((tick) => text([LEFT - 8, y(tick) + 4], number(tick), ' text-anchor="end"')).join('\n')}
${xs.map((tick) => text([x(tick), height - BOTTOM + 18], number(tick), ' text-anchor="middle"')).join('\n')}
${text([(LEFT + WIDTH - RIGHT) / 2, height - 8], across, ' text-anchor="middle"')}
${text([14, (top + height - BOTTOM) / 2], up, ` text-anchor="middle" transform="rotate(-90 14 ${(top + height - BOTTOM) / 2})"`)}
${curves
  .map(({ name, points }, i) => {
    const colour = COLOURS[i % COLOURS.length];
    const dots = points.map(([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="3" fill="${colour}"/>`).join('');
    return `<polyline stroke="${colour}" points="${points.map(([a, b]) => `${x(a)},${y(b)}`).join(' ')}"/>${dots}
<rect x="${LEFT + 12}" y="${MARGIN - 6 + i * LINE}" width="10" height="10" fill="${colour}"/>${text([LEFT + 28, MARGIN + 3 + i * LINE], name)}`;
  })
  .join('\n')}
</svg>
`;
}
