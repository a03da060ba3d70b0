// `npm run bench:lsp [ROUNDS]`: measures the language server beside an empty one and others.
import { build } from '../../esbuild.mjs';
import { measureServers } from './languageServers.mjs';
import { serversTable } from './tables.mjs';

await build({ log: () => {} });
const rounds = Number(process.argv[2] ?? 5);
console.log(`medians of ${rounds} runs, Node ${process.version}\n${serversTable(await measureServers({ rounds }))}`);
