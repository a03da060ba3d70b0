// `npm run bench:index`: what the number of agents in a workspace costs: indexing, the keystrokes meanwhile, memory beside an
// empty server, change → diagnostics, completion and hover. Generated agents; 413 of the shared corpus where it is there.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { quantile, startServer } from './stdio.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = path.resolve(root, '../shared/corpus/files');
const SIZES = (process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['10', '413', '10000']).map(Number);
const EDITS = 200;

spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'ignore' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-index-'));
const empty = path.join(folder, 'empty.js');
writeFileSync(
  path.join(folder, 'empty.ts'),
  `import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
const c = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
c.onRequest('initialize', () => ({ capabilities: { textDocumentSync: 2 } }));
c.onRequest('textDocument/diagnostic', () => ({ kind: 'full', items: [] }));
c.listen();`,
);
await build({
  entryPoints: [path.join(folder, 'empty.ts')],
  outfile: empty,
  bundle: true,
  minify: true,
  platform: 'node',
  nodePaths: [path.join(root, 'node_modules')],
  logLevel: 'error',
});

const WORDS =
  'review test write plan check mend read count watch sort draw build ship guard query index parse route'.split(' ');
const word = (n) => WORDS[n % WORDS.length];
function generated(n) {
  const does = `${word(n)} ${word(n * 7 + 1)} ${word(n * 13 + 5)}`;
  return `---
name: agent-${n}
description: |
  Use this agent when the user asks to ${does} number ${n}. It knows how to ${word(n + 3)} and ${word(n + 9)}.

  <example>
  Context: The user has just finished part ${n}.
  user: "Please ${does} for part ${n}"
  assistant: "I'll use the agent-${n} agent for this."
  </example>
tools: Read, Grep, ${n % 2 ? 'Bash' : 'Edit'}${n % 5 ? '' : `, mcp__server${n % 40}__${word(n)}`}
model: ${n % 3 ? 'sonnet' : 'inherit'}
---
You ${does}.

${`When you are asked to ${word(n + 2)}, first ${word(n + 4)}, then ${word(n + 6)}, and say what you did.\n`.repeat(20)}`;
}

function workspace(count) {
  const at = path.join(folder, String(count));
  const agents = path.join(at, '.claude', 'agents');
  mkdirSync(agents, { recursive: true });
  if (count === 413 && existsSync(corpus)) {
    const files = readdirSync(corpus, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.md') && statSync(path.join(corpus, file)).isFile())
      .sort();
    for (const [i, file] of files.slice(0, count).entries())
      cpSync(path.join(corpus, file), path.join(agents, `a${i}.md`));
  } else for (let n = 0; n < count; n++) writeFileSync(path.join(agents, `agent-${n}.md`), generated(n));
  return at;
}

const text = `---
name: under-test
description: Use this agent when somebody measures how fast this is.
tools: Read, G
---
Measure.
`;

async function measure(args, at) {
  const server = startServer(args, {
    env: { ...process.env, HOME: folder, CLAUDE_CONFIG_DIR: path.join(folder, 'none') },
  });
  const uri = pathToFileURL(path.join(at, '.claude', 'agents', 'under-test.md')).href;
  await server.ask('initialize', {
    processId: null,
    rootUri: pathToFileURL(at).href,
    workspaceFolders: [{ uri: pathToFileURL(at).href, name: 'w' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: {} },
  });
  const indexed = new Promise((done) => server.on('subagents/workspaceChanged', done));
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
  let done = args[0] === empty;
  void indexed.then(() => {
    done = true;
  });
  let indexing = 0;
  while (!done) {
    meanwhile.push(await type());
    indexing = performance.now() - started;
    await new Promise((wait) => setTimeout(wait, 5));
  }
  const changes = [];
  for (let i = 0; i < EDITS; i++) changes.push(await type());
  const timed = async (method, params) => {
    const times = [];
    for (let i = 0; i < EDITS; i++) {
      const from = performance.now();
      await server.ask(method, params);
      times.push(performance.now() - from);
    }
    return times;
  };
  const textDocument = { uri };
  const completion = await timed('textDocument/completion', { textDocument, position: { line: 3, character: 14 } });
  const hover = await timed('textDocument/hover', { textDocument, position: { line: 3, character: 2 } });
  await new Promise((wait) => setTimeout(wait, 500));
  const memory = server.memory();
  server.kill();
  return { indexing, meanwhile, changes, completion, hover, memory };
}

/** Markdown that is nobody's agent: found, and left alone. */
function notes(count) {
  const at = workspace(11);
  for (let n = 0; n < count; n++) {
    if (n % 1000 === 0) mkdirSync(path.join(at, 'notes', String(n / 1000)), { recursive: true });
    writeFileSync(path.join(at, 'notes', String(Math.floor(n / 1000)), `${n}.md`), '# Note\n');
  }
  return at;
}

const rows = [];
const floor = await measure([empty], workspace(1));
for (const size of SIZES) {
  const at = workspace(size);
  const ours = await measure([path.join(root, 'dist', 'server.js'), '--stdio'], at);
  rows.push({ size, ...ours });
}
rows.push({
  size: '11 among 50,000 notes',
  ...(await measure([path.join(root, 'dist', 'server.js'), '--stdio'], notes(50_000))),
});
rmSync(folder, { recursive: true, force: true });
const f = (value, digits = 2) => value.toFixed(digits);
console.log(`Node ${process.version}; times in ms, memory in MB over the empty server (${f(floor.memory, 0)})`);
console.log('| agents | indexing | slowest keystroke meanwhile | change p50 | completion p95 | hover p95 | memory |');
console.log('|---:|---:|---:|---:|---:|---:|---:|');
for (const row of rows)
  console.log(
    `| ${row.size} | ${f(row.indexing, 0)} | ${f(Math.max(0, ...row.meanwhile.slice(3)), 1)} | ${f(quantile(row.changes, 0.5))} | ${f(quantile(row.completion, 0.95))} | ${f(quantile(row.hover, 0.95))} | ${f(row.memory - floor.memory, 0)} |`,
  );
const [few, , many] = rows;
console.log(
  `change → diagnostics at ${many.size} agents: ${f(quantile(many.changes, 0.5) / quantile(few.changes, 0.5))} × that at ${few.size}`,
);
