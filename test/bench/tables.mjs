// Renders measurements as Markdown tables with ratios.

const number = (value, digits) => value.toFixed(digits);
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|---|${'---:|'.repeat(head.length - 1)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

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
  const [empty, ours, ...others] = rows;
  const yaml = others.filter(({ name }) => !name.includes('json'));
  const fastest = yaml.reduce((a, b) => (a.change < b.change ? a : b));
  return [
    table([...head, 'completion', 'hover', 'memory'], body),
    '',
    `- initialize: ${number(ours.initialize / empty.initialize, 2)} × the empty server (at most 1.5 is asked, 1.2 the goal)`,
    `- change → diagnostics: ${number(ours.change - empty.change, 2)} ms more than the empty server (at most 1 is asked, 0.5 the goal), ${number(fastest.change / ours.change, 1)} × as fast as ${fastest.name}, the fastest of the two for YAML (at least 3 is asked)`,
    `- memory: ${number(ours.memory - empty.memory, 0)} MB more than the empty server, with one agent open`,
  ].join('\n');
}

export function lintersTable({ sizes, rows }) {
  const [few, many] = sizes;
  const fastest = rows.filter(({ ours }) => !ours).reduce((a, b) => (a.few < b.few ? a : b));
  return [
    table(
      ['program', `${few} files`, `${many} files`, 'each further file'],
      rows.map((row) => [row.name, number(row.few, 0), number(row.many, 0), number(row.further, 2)]),
    ),
    '',
    ...rows
      .filter(({ ours }) => ours)
      .map(
        (row) =>
          `- \`${row.name}\` on ${few} files: ${number(fastest.few / row.few, 2)} × as fast as ${fastest.name}, the fastest of the others (at least 2 is asked, 3 the goal)`,
      ),
  ].join('\n');
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
