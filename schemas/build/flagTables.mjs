// The commands and flags in docs/command-line.md, out of the table that parses them and prints the help.

import { transform } from 'esbuild';
import { SourceError } from './sources.mjs';

const TABLE = 'server/src/node/flags.ts';
const PAGE = 'docs/command-line.md';

const cell = (text) => text.replaceAll('|', '\\|');
const code = (text) => `\`${cell(text)}\``;

export async function flagTables(_sources, read) {
  const { code: script } = await transform(await read(TABLE), { loader: 'ts', format: 'esm' });
  const table = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const { commandNames, commandOf, commonFlags, defaultOf, flagsOf, synopsis, written } = table;
  let page = await read(PAGE);
  const problems = [];
  const fill = (name, rows) => {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
    const [from, to] = [page.indexOf(start), page.indexOf(end)];
    if (from < 0 || to < from)
      problems.push(`${PAGE} has no place for the ${name}. Write \`${start}\` and \`${end}\`.`);
    else page = `${page.slice(0, from + start.length)}\n${rows.join('\n')}\n${page.slice(to)}`;
  };
  fill('commands', [
    '| command | what it does |',
    '|---|---|',
    ...commandNames.map((name) => `| ${code(`subagents ${synopsis(name)}`)} | ${commandOf(name).help} |`),
    ...Object.entries(commonFlags).map(([name, flag]) => `| ${code(written(name, flag))} | ${flag.help} |`),
  ]);
  for (const command of commandNames) {
    const listed = flagsOf(command).filter(([, flag]) => !flag.hidden);
    if (listed.length === 0) continue;
    const rows = listed.map(
      ([name, flag]) =>
        `| ${code(written(name, flag))} | ${cell(flag.help)} | ${defaultOf(flag) === undefined ? '' : code(defaultOf(flag))} | ${flag.since} |`,
    );
    fill(`flags of ${command}`, ['| flag | what it does | default | since |', '|---|---|---|---|', ...rows]);
  }
  if (problems.length > 0) throw new SourceError(problems);
  return { [PAGE]: page };
}
