// `npm run bench:growth`: measures growth with agents and prompt length, for docs/growth.md; exits with 1 above a limit.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { build as buildAll } from '../../esbuild.mjs';
import { plot, slope } from './curve.mjs';
import { buildEmptyServer } from './emptyServer.mjs';
import { generatedAgent, writeAgents } from './generatedAgents.mjs';
import { median } from './stdio.mjs';
import { measureServer, underTest } from './workspaces.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const docs = path.join(root, 'docs');
const AGENTS = [10, 100, 1000, 10_000];
const CHARACTERS = [1000, 10_000, 100_000, 1_000_000];
const RUNS = 3;
const QUERIES = 50;
/** Agents where their length is what grows. */
const FEW = 10;
const LINE = 80;
const linesOf = (characters) => Math.ceil(characters / LINE);
const server = [path.join(root, 'dist', 'server.js'), '--stdio'];

/** Medians of a few runs, of each figure for itself. */
async function ofRuns(measure) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure());
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((each) => each[key]))]));
}

async function byAgents(folder) {
  const empty = await buildEmptyServer(folder);
  const rows = [];
  for (const count of AGENTS) {
    console.log(`${count} agents`);
    const at = path.join(folder, `agents-${count}`);
    writeAgents(at, count);
    const floor = await ofRuns(() => measureServer([empty], at, { ours: false }));
    const ours = await ofRuns(() => measureServer(server, at));
    rows.push([count, { ...ours, memory: ours.memory - floor.memory }]);
  }
  return rows;
}

/** Ten agents with prompts of that length, and one open. */
async function byCharacters(folder) {
  const empty = await buildEmptyServer(folder);
  const rows = [];
  for (const characters of CHARACTERS) {
    console.log(`${characters} characters`);
    const at = path.join(folder, `characters-${characters}`);
    writeAgents(at, FEW, linesOf(characters));
    const open = { text: underTest(characters), edits: 60 };
    const floor = await ofRuns(() => measureServer([empty], at, { ...open, ours: false }));
    const ours = await ofRuns(() => measureServer(server, at, open));
    rows.push([characters, { ...ours, memory: ours.memory - floor.memory }]);
  }
  return rows;
}

/** In the core, warm: a prompt ranked against all agents, and one agent's words counted anew. By agents, then by characters. */
async function routing() {
  const bundle = await build({
    entryPoints: [path.join(root, 'server/src/core/routing/rankByWords.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    mainFields: ['module', 'main'],
    platform: 'neutral',
    logLevel: 'error',
  });
  const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  const { createWordIndex, rankByWords } = await import(`data:text/javascript;base64,${code}`);
  const timed = (act) =>
    median(
      Array.from({ length: QUERIES }, (_, i) => {
        const start = performance.now();
        act(i);
        return performance.now() - start;
      }),
    );
  const among = (count, lines) => {
    console.log(`routing among ${count} of ${lines} lines`);
    const index = createWordIndex(Array.from({ length: count }, (_, n) => candidate(n, lines)));
    const prompt = (i) => ({ text: `Please review and guard the query of part ${i}, then ship the index` });
    for (let i = 0; i < QUERIES; i++) rankByWords(index, prompt(i));
    const query = timed((i) => rankByWords(index, prompt(i)));
    const edited = Array.from({ length: QUERIES }, (_, i) => candidate(i % count, lines));
    return { query, edit: timed((i) => index.put({ ...edited[i], body: `Number ${i} anew. ${edited[i].body}` })) };
  };
  return {
    agents: AGENTS.map((count) => [count, among(count, 20)]),
    characters: CHARACTERS.map((characters) => [characters, among(FEW, linesOf(characters))]),
  };
}

function candidate(n, lines) {
  const [, fields = '', body = ''] = generatedAgent(n, lines).split(/^---$/m);
  const description = fields.slice(
    fields.indexOf('description: |') + 'description: |'.length,
    fields.indexOf('tools:'),
  );
  return { name: `agent-${n}`, description: description.replace(/^ {2}/gm, '').trim(), body };
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-growth-'));
await buildAll({ log: () => {} });
let measured;
try {
  measured = { agents: await byAgents(folder), characters: await byCharacters(folder) };
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const routed = await routing();

const curve = (name, rows, key) => ({ name, points: rows.map(([x, row]) => [x, Math.max(row[key], 0.01)]) });
/** `most`: the maximum slope, and the size from which it is checked. */
const laws = [
  { what: 'A keystroke, by agents', law: 'constant', most: 0.25, ...curve('', measured.agents, 'change') },
  {
    what: 'Completion (p95), by agents',
    law: 'at most linear',
    most: 1.15,
    ...curve('', measured.agents, 'completion'),
  },
  { what: 'Indexing, by agents', law: 'linear', most: 1.15, from: 100, ...curve('', measured.agents, 'indexing') },
  { what: 'Memory, by agents', law: 'at most linear', most: 1.15, from: 100, ...curve('', measured.agents, 'memory') },
  {
    what: 'A keystroke, by characters of the prompt',
    law: 'at most linear',
    most: 1.15,
    ...curve('', measured.characters, 'change'),
  },
  {
    what: 'Indexing ten agents, by characters of the prompt',
    law: 'at most linear',
    most: 1.15,
    ...curve('', measured.characters, 'indexing'),
  },
  {
    what: 'Memory with ten agents, by characters of the prompt',
    law: 'at most linear',
    most: 1.15,
    ...curve('', measured.characters, 'memory'),
  },
  { what: 'A prompt ranked, by agents', law: 'at most linear', most: 1.15, ...curve('', routed.agents, 'query') },
  { what: 'One agent counted anew, by agents', law: 'constant', most: 0.25, ...curve('', routed.agents, 'edit') },
  {
    what: 'A prompt ranked among ten agents, by characters of the prompt',
    law: 'constant',
    most: 0.25,
    ...curve('', routed.characters, 'query'),
  },
  {
    what: 'One agent counted anew, by characters of the prompt',
    law: 'linear',
    most: 1.15,
    from: 10_000,
    ...curve('', routed.characters, 'edit'),
  },
].map((each) => ({ ...each, slope: slope(each.points, each.from), lastStep: slope(each.points.slice(-2)) }));

const pictures = {
  'growth-agents': {
    across: 'agents in the workspace',
    up: 'ms',
    curves: [
      curve('indexing the workspace', measured.agents, 'indexing'),
      curve('completion, p95', measured.agents, 'completion'),
      curve('a keystroke: change → diagnostics', measured.agents, 'change'),
    ],
  },
  'growth-memory': {
    across: 'agents in the workspace',
    up: 'MB over the empty server',
    curves: [curve('memory', measured.agents, 'memory')],
  },
  'growth-characters': {
    across: 'characters of the prompt',
    up: 'ms',
    curves: [
      curve('a keystroke: change → diagnostics', measured.characters, 'change'),
      curve('hover, p95', measured.characters, 'hover'),
      curve('indexing ten agents', measured.characters, 'indexing'),
      curve('one agent counted anew', routed.characters, 'edit'),
    ],
  },
  'growth-characters-memory': {
    across: 'characters of the prompt',
    up: 'MB over the empty server',
    curves: [curve('memory, one agent open beside ten', measured.characters, 'memory')],
  },
  'growth-routing': {
    across: 'agents',
    up: 'ms',
    curves: [curve('a prompt ranked', routed.agents, 'query'), curve('one agent counted anew', routed.agents, 'edit')],
  },
};
mkdirSync(path.join(docs, 'growth'), { recursive: true });
for (const [name, picture] of Object.entries(pictures))
  writeFileSync(path.join(docs, 'growth', `${name}.svg`), plot(picture));

const alternative = ({ curves, up, across }) => `${curves.map(({ name }) => name).join(', ')}: ${up} by ${across}`;
const [processor] = os.cpus();
const number = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));
const size = (value) => value.toLocaleString('en');
const row = ({ what, law, most, points, slope: found, lastStep }) =>
  `| ${what} | ${points.map(([, y]) => number(y)).join(' | ')} | ${found.toFixed(2)} | ${lastStep.toFixed(2)} | ${law} (≤ ${most}) |`;
writeFileSync(
  path.join(docs, 'growth.md'),
  `<!-- written by \`npm run bench:growth\`; do not edit -->
# How the cost grows

Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench:growth\` on ${os.cpus().length} × ${processor?.model.trim() ?? 'a processor without a name'}, Node ${process.version}: medians of ${RUNS} runs over generated agents, in ms and, for memory, MB. Both axes are logarithmic, so that a law is a slope: 0 costs the same whatever the size, 1 grows in step with it. The command ends with an error where a slope is steeper than its law allows.

| | ${AGENTS.map(size).join(' | ')} | slope | last step | law |
|---|${'---:|'.repeat(AGENTS.length + 2)}---|
${laws
  .filter(({ what }) => what.endsWith('agents'))
  .map(row)
  .join('\n')}

| | ${CHARACTERS.map(size).join(' | ')} | slope | last step | law |
|---|${'---:|'.repeat(CHARACTERS.length + 2)}---|
${laws
  .filter(({ what }) => what.endsWith('prompt'))
  .map(row)
  .join('\n')}

${Object.keys(pictures)
  .map((name) => `![${alternative(pictures[name])}](growth/${name}.svg)`)
  .join('\n\n')}

Slopes of indexing and memory are taken from 100 agents on: below, the start of a process is most of it. The last step is the slope between the two largest sizes, where the start of a process counts for least and what is read no longer fits the processor's cache.
`,
);
console.table(laws.map(({ what, law, most, slope: found }) => ({ what, law, most, slope: Number(found.toFixed(2)) })));
if (laws.some(({ slope: found, most }) => found > most)) process.exitCode = 1;
