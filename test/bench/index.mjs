// `npm run bench:index [SIZE…]`: measures the cost of the number of agents in a workspace.
import { build } from '../../esbuild.mjs';
import { goalsTable, workspacesGoals, workspacesTable } from './tables.mjs';
import { measureWorkspaces } from './workspaces.mjs';

await build({ log: () => {} });
const sizes = process.argv.slice(2).map(Number);
const rows = await measureWorkspaces({ ...(sizes.length > 0 ? { sizes } : {}), notes: 50_000, log: console.log });
console.log(`Node ${process.version}\n${workspacesTable(rows)}\n\n${goalsTable(workspacesGoals(rows))}`);
