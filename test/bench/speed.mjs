// `npm run bench [-- RUNS]`: measures everything in docs/speed.md in one run, and writes the page with machine and day.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../esbuild.mjs';
import { packCheckout } from '../../release/pack.mjs';
import { cannotRun } from '../integration/run.mjs';
import { measureActivation } from './activation.mjs';
import { measureServers } from './languageServers.mjs';
import { measureLinters, noCorpus } from './linters.mjs';
import { versionOf } from './peers.mjs';
import { median } from './stdio.mjs';
import {
  goalsTable,
  lintersGoals,
  lintersTable,
  serversGoals,
  serversTable,
  workspacesGoals,
  workspacesTable,
} from './tables.mjs';
import { measureWorkspaces } from './workspaces.mjs';

const page = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs/speed.md');
const RUNS = Number(process.argv[2] ?? 5);
const log = (line) => console.log(line);

const machine = () => {
  const [first] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.cpus().length} × ${first?.model.trim() ?? 'a processor without a name'}, ${memory} GiB, ${os.type()} ${os.release()}, Node ${process.version}`;
};

async function packages() {
  const out = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-pack-'));
  try {
    const { vsix, tgz } = await packCheckout(out);
    const kB = (file) => `${Math.round(statSync(file).size / 1000)} kB`;
    return `The VSIX has ${kB(vsix)}, the npm package ${kB(tgz)}; both are to stay below 1,000.`;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function activation() {
  const reason = cannotRun();
  if (reason) return `Not measured here: ${reason}.`;
  const times = await measureActivation({ runs: RUNS, log });
  return `${median(times)} ms (median of ${times.length} windows: ${times.join(', ')}), as VS Code's own *Show Running Extensions* says it; at most 150 is asked, 80 the goal. A VS Code server and the browser of its window share this machine. The language client is loaded after that, and only where there is an agent: in the folder, or in an editor.`;
}

function linters(measured) {
  if (!measured) return `Not measured here: ${noCorpus()}.`;
  return `Medians of ${RUNS} runs in ms, Node's start included: \`@carlrannaberg/cclint\` ${versionOf('@carlrannaberg/cclint')} and \`claude-code-lint\` ${versionOf('claude-code-lint')} beside \`subagents check\`, on the same real files. What \`check\` found is remembered, and a file is checked again when it, or anything it depends on, changed; the second row is a run that remembers nothing. The ratios are those of ${measured.sizes[0]} files.

${lintersTable(measured)}`;
}

const load = () => os.loadavg()[0]?.toFixed(1) ?? '?';
const loadBefore = load();
const started = performance.now();
await build({ log: () => {} });
const servers = await measureServers({ rounds: RUNS, log });
const workspaces = await measureWorkspaces({ rounds: Math.min(RUNS, 3), notes: 50_000, log });
const checks = noCorpus() ? undefined : measureLinters({ runs: RUNS, log });
const loadDuring = load();
const rest = { activation: await activation(), packages: await packages() };
const goals = [...serversGoals(servers), ...workspacesGoals(workspaces), ...(checks ? lintersGoals(checks) : [])];
const missed = goals.filter(({ met }) => !met);
const peers = ['yaml-language-server', '@actions/languageserver'].map((name) => `\`${name}\` ${versionOf(name)}`);

writeFileSync(
  page,
  `<!-- written by \`npm run bench\`; do not edit -->
# How fast it is

Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench\`, everything side by side in one run, on ${machine()}. Load of the machine (processes that run or wait, average of a minute): ${loadBefore} before the run, ${loadDuring} in it; the run itself is 1 to 2. Times in ms, memory in MB. Absolute times mean little on another machine, the ratios more.

${goalsTable(goals)}

## The language server beside others

Medians of ${RUNS} starts, turn by turn, over standard input and output: ${peers.join(', ')} and the JSON server of \`vscode-langservers-extracted\` ${versionOf('vscode-langservers-extracted')}, each on a document of its own language that says about the same, with one mistake in it. The empty server knows the protocol and nothing else. Both are started with the flags of Node that the extension gives its server.

${serversTable(servers)}

## Workspaces

Medians of ${Math.min(RUNS, 3)} runs over generated agents; 413 are real ones where the collection they come from lies beside the checkout. A keystroke is a change and the findings that come of it.

${workspacesTable(workspaces)}

[How the cost grows](growth.md) has the curves.

## The command line beside other linters

${linters(checks)}

## Activation

${rest.activation}

## Packages

${rest.packages}
`,
);
console.log(goalsTable(goals));
if (missed.length > 0) console.log(`${missed.length} of ${goals.length} are not met`);
console.log(`${Math.round((performance.now() - started) / 1000)} s; written: ${path.relative(process.cwd(), page)}`);
