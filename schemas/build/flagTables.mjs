// The flags of each command in docs/command-line.md, out of the table that reads them and prints the help.

import { transform } from 'esbuild';
import { SourceError } from './sources.mjs';

const TABLE = 'server/src/node/flags.ts';
const PAGE = 'docs/command-line.md';

export async function flagTables(_sources, read) {
  const { code } = await transform(await read(TABLE), { loader: 'ts', format: 'esm' });
  const { flags, flagsOf, written } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  let page = await read(PAGE);
  const problems = [];
  for (const command of Object.keys(flags)) {
    const listed = flagsOf(command);
    if (listed.length === 0) continue;
    const [start, end] = [`<!-- flags of ${command}:start -->`, `<!-- flags of ${command}:end -->`];
    const [from, to] = [page.indexOf(start), page.indexOf(end)];
    if (from < 0 || to < from) {
      problems.push(`${PAGE} has no place for the flags of \`${command}\`. Write \`${start}\` and \`${end}\`.`);
      continue;
    }
    const rows = listed.map(([name, flag]) => `| \`${written(name, flag).replaceAll('|', '\\|')}\` | ${flag.help} |`);
    const table = ['| flag | what it does |', '|---|---|', ...rows].join('\n');
    page = `${page.slice(0, from + start.length)}\n${table}\n${page.slice(to)}`;
  }
  if (problems.length > 0) throw new SourceError(problems);
  return { [PAGE]: page };
}
