// Renders measurements as Markdown tables, and compares them with what is asked of them.

const number = (value, digits) => value.toFixed(digits);
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|---|${'---:|'.repeat(head.length - 1)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

/** @typedef {{ what: string, is: string, asked: string, met: boolean }} Goal */

const goal = (what, value, { atMost, atLeast, digits = 2, unit = '', aim }) => {
  const bound = atMost === undefined ? `≥ ${atLeast}${unit}` : `≤ ${atMost}${unit}`;
  return {
    what,
    is: `${number(value, digits)}${unit}`,
    asked: aim === undefined ? bound : `${bound}, goal ${aim}${unit}`,
    met: atMost === undefined ? value >= atLeast : value <= atMost,
  };
};

/** The ratios and differences that count, before any table of absolute times. */
export const goalsTable = (goals) =>
  table(
    ['what', 'measured', 'asked', 'met'],
    goals.map(({ what, is, asked, met }) => [what, is, asked, met ? 'yes' : '**no**']),
  );

/** The first row is the empty server, the second ours. */
export function serversTable(rows) {
  const head = ['server', 'initialize', 'open → diagnostics', 'change → diagnostics', 'p95', '20 edits at once'];
  const body = rows.map((row) => [
    row.name,
    number(row.initialize, 0),
    number(row.open, 0),
    number(row.change, 2),
    number(row.changeP95, 2),
    number(row.burst, 2),
    number(row.completion, 2),
    number(row.hover, 2),
    number(row.memory, 0),
  ]);
  return table([...head, 'completion', 'hover', 'memory'], body);
}

/** @returns {Goal[]} */
export function serversGoals([empty, ours, ...others]) {
  const yaml = others.filter(({ name }) => !name.includes('json'));
  const fastest = yaml.reduce((a, b) => (a.change < b.change ? a : b));
  return [
    goal('initialize, × an empty server', ours.initialize / empty.initialize, { atMost: 1.2 }),
    goal('change → diagnostics, more than an empty server', ours.change - empty.change, { atMost: 0.5, unit: ' ms' }),
    goal(`change → diagnostics, × as fast as ${fastest.name}`, fastest.change / ours.change, { atLeast: 3, digits: 1 }),
  ];
}

const COLD = 'nothing remembered';
const fastestOther = (rows) => rows.filter(({ ours }) => !ours).reduce((a, b) => (a.few < b.few ? a : b));

export function lintersTable({ sizes, rows }) {
  const fastest = fastestOther(rows);
  return table(
    ['program', ...sizes.map((size) => `${size} files`), 'each further file', `× as fast as ${fastest.name}`],
    rows.map((row) => [
      row.name,
      number(row.few, 0),
      number(row.many, 0),
      number(row.further, 2),
      number(fastest.few / row.few, 2),
    ]),
  );
}

/** @returns {Goal[]} */
export function lintersGoals({ sizes: [few], rows }) {
  const fastest = fastestOther(rows);
  const cold = rows.find(({ ours, name }) => ours && name.includes(COLD));
  const cached = rows.find(({ ours, name }) => ours && !name.includes(COLD));
  const times = (row) => fastest.few / row.few;
  return [
    goal(`check, ${COLD}, ${few} files, × as fast as ${fastest.name}`, times(cold), { atLeast: 1, aim: 2 }),
    goal(`check, ${COLD}, each further file`, cold.further, { atMost: 0.5, aim: 0.3, unit: ' ms' }),
    goal(`check with its cache, ${few} files, × as fast as ${fastest.name}`, times(cached), { atLeast: 3 }),
  ];
}

export function workspacesTable(rows) {
  const head = ['agents', 'indexing', 'slowest keystroke meanwhile', 'change → diagnostics', 'completion p95'];
  const body = rows.map((row) => [
    row.agents,
    number(row.indexing, 0),
    number(row.slowest, 1),
    number(row.change, 2),
    number(row.completion, 2),
    number(row.hover, 2),
    number(row.memory, 0),
  ]);
  return table([...head, 'hover p95', 'memory over the empty server'], body);
}

/** `rows` by number of agents. @returns {Goal[]} */
export function workspacesGoals(rows) {
  const of = (agents) => rows.find((row) => row.agents === String(agents));
  const [some, many] = [of(413), of(10_000)];
  return [
    ...(some
      ? [goal('memory, more than an empty server, 413 agents', some.memory, { atMost: 15, digits: 0, unit: ' MB' })]
      : []),
    ...(many
      ? [
          goal('indexing 10,000 agents', many.indexing / 1000, { atMost: 3, digits: 1, unit: ' s' }),
          goal('slowest keystroke meanwhile', many.slowest, { atMost: 10, digits: 1, unit: ' ms' }),
        ]
      : []),
  ];
}
