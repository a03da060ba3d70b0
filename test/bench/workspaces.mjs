// Measures the server by number of agents: indexing, keystrokes meanwhile, memory, diagnostics, completion and hover.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildEmptyServer, NODE_FLAGS } from './emptyServer.mjs';
import { writeAgents } from './generatedAgents.mjs';
import { corpusProject, noCorpus } from './linters.mjs';
import { median, quantile, startServer } from './stdio.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const EDITS = 200;
/** The size of the largest collection in the shared corpus. */
export const LARGEST = 413;

const FIELDS = `---
name: under-test
description: Use this agent when somebody measures how fast this is.
tools: Read, G
---
`;

/** The edited agent, with a prompt of `characters`. */
export const underTest = (characters = 9) =>
  `${FIELDS}${'Measure what there is, step by step.\n'.repeat(Math.ceil(characters / 37)).slice(0, characters)}`;

/** With one file open and edited; `ours` waits until the folder is indexed, which has `agents` agents at least. */
export async function measureServer(args, at, { ours = true, agents = 1, text = underTest(), edits = EDITS } = {}) {
  const server = startServer([...NODE_FLAGS, ...args], {
    env: { ...process.env, HOME: at, CLAUDE_CONFIG_DIR: path.join(at, 'none') },
  });
  const uri = pathToFileURL(path.join(at, '.claude', 'agents', 'under-test.md')).href;
  await server.ask('initialize', {
    processId: null,
    rootUri: pathToFileURL(at).href,
    workspaceFolders: [{ uri: pathToFileURL(at).href, name: 'w' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: {} },
  });
  // Where typing pauses, the client is told before the scan has ended, too.
  const indexed = new Promise((done, failed) =>
    server.on('subagents/workspaceChanged', () => {
      const isIndexed = ({ count }) => count >= agents && done();
      server.ask('subagents/workspace', { agents: false }).then(isIndexed, failed);
    }),
  );
  let version = 1;
  server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version, text } });
  const started = performance.now();
  server.tell('initialized', {});
  const type = async () => {
    const typed = ++version % 2 === 0;
    const range = { start: { line: 2, character: 20 }, end: { line: 2, character: typed ? 20 : 21 } };
    const from = performance.now();
    server.tell('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: typed ? 'x' : '' }],
    });
    await server.ask('textDocument/diagnostic', { textDocument: { uri } });
    return performance.now() - from;
  };
  const meanwhile = [];
  let done = !ours;
  void indexed.then(() => {
    done = true;
  });
  let indexing = 0;
  while (!done) {
    meanwhile.push(await type());
    indexing = performance.now() - started;
    await new Promise((wait) => setTimeout(wait, 5));
  }
  const timed = async (act) => {
    const times = [];
    for (let i = 0; i < edits; i++) {
      const from = performance.now();
      await act();
      times.push(performance.now() - from);
    }
    return times;
  };
  const changes = await timed(type);
  const textDocument = { uri };
  const completion = await timed(() =>
    server.ask('textDocument/completion', { textDocument, position: { line: 3, character: 14 } }),
  );
  const hover = await timed(() =>
    server.ask('textDocument/hover', { textDocument, position: { line: 3, character: 2 } }),
  );
  // A pause of typing, in which the server computes and gives memory back.
  await new Promise((wait) => setTimeout(wait, ours ? 4000 : 500));
  const memory = server.memory();
  server.kill();
  return {
    indexing,
    // Skips the first ones, from the warm-up of the process.
    slowest: Math.max(0, ...meanwhile.slice(3)),
    change: median(changes),
    completion: quantile(completion, 0.95),
    hover: quantile(hover, 0.95),
    memory,
  };
}

/** Markdown files that are no agents. */
function writeNotes(at, count) {
  for (let n = 0; n < count; n++) {
    const folder = path.join(at, 'notes', String(Math.floor(n / 1000)));
    if (n % 1000 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${n}.md`), '# Note\n');
  }
}

/** One row per size, medians in ms and MB; `memory` is relative to the empty server. */
export async function measureWorkspaces({ sizes = [10, LARGEST, 10_000], rounds = 1, notes = 0, log = () => {} } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-index-'));
  try {
    const empty = await buildEmptyServer(folder);
    const ours = [path.join(root, 'dist', 'server.js'), '--stdio'];
    const rows = [];
    const add = async (name, at, agents) => {
      mkdirSync(path.join(at, '.claude', 'agents'), { recursive: true });
      const runs = [];
      for (let round = 0; round < rounds; round++) {
        log(`${name} agents, run ${round + 1} of ${rounds}`);
        const floor = await measureServer([empty], at, { ours: false });
        const row = await measureServer(ours, at, { agents });
        runs.push({ ...row, memory: row.memory - floor.memory });
      }
      const medians = Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]);
      rows.push({ agents: name, ...Object.fromEntries(medians) });
    };
    for (const size of sizes) {
      const at = path.join(folder, String(size));
      const isCorpus = size === LARGEST && !noCorpus();
      if (isCorpus) corpusProject(at, size);
      else writeAgents(at, size);
      // Some files of the corpus are no agents.
      await add(String(size), at, isCorpus ? size / 2 : size);
    }
    if (notes > 0) {
      const at = path.join(folder, 'notes');
      writeAgents(at, 11);
      writeNotes(at, notes);
      await add(`11 among ${notes.toLocaleString('en')} notes`, at, 11);
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
