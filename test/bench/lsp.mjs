// `npm run bench:lsp [ROUNDS]`: measures the language server beside an empty one and others.
import { build } from '../../esbuild.mjs';
import { measureServers } from './languageServers.mjs';
import { goalsTable, serversGoals, serversTable } from './tables.mjs';

await build({ log: () => {} });
const rounds = Number(process.argv[2] ?? 5);
const rows = await measureServers({ rounds });
console.log(
  `medians of ${rounds} runs, Node ${process.version}\n${serversTable(rows)}\n\n${goalsTable(serversGoals(rows))}`,
);
