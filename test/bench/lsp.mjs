// `npm run bench:lsp [FILE]`: our server beside an empty one over standard input and output, turn by turn in one run.
// Prints the time to answer `initialize` and from a change to its diagnostics: medians and 95th percentiles.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const file = path.resolve(process.argv[2] ?? path.join(root, 'test/fixtures/agents/seeds-like/1-escaped-newlines.md'));
const ROUNDS = 7;
const EDITS = 150;

spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'ignore' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-lsp-'));
const agent = path.join(folder, 'workspace', '.claude', 'agents', path.basename(file));
mkdirSync(path.dirname(agent), { recursive: true });
cpSync(file, agent);
// The floor: a server that knows the protocol and nothing else, built the same way.
const empty = path.join(folder, 'empty.js');
writeFileSync(
  path.join(folder, 'empty.ts'),
  `import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
const c = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
c.onRequest('initialize', () => ({ capabilities: { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } }));
c.onRequest('textDocument/diagnostic', () => ({ kind: 'full', items: [] }));
c.onRequest('shutdown', () => null); c.onNotification('exit', () => process.exit(0)); c.listen();`,
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

const servers = { empty: [empty], ours: [path.join(root, 'dist', 'server.js'), '--stdio'] };
const text = readFileSync(agent, 'utf8');
const uri = pathToFileURL(agent).href;
const line = text.split('\n').findIndex((each) => each.startsWith('description:'));
const character = (text.split('\n')[line] ?? '').length;

async function measure(args) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let buffer = Buffer.alloc(0);
  const waiting = new Map();
  child.stdout.on('data', (part) => {
    buffer = Buffer.concat([buffer, part]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(buffer.subarray(0, head).toString())?.[1]);
      if (buffer.length < head + 4 + length) return;
      const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString());
      buffer = buffer.subarray(head + 4 + length);
      if (message.method && message.id !== undefined) send({ id: message.id, result: null });
      else if (waiting.has(message.id)) {
        waiting.get(message.id)(message.result);
        waiting.delete(message.id);
      }
    }
  });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let id = 0;
  const ask = (method, params) =>
    new Promise((done) => {
      waiting.set(++id, done);
      send({ id, method, params });
    });
  await ask('initialize', {
    processId: null,
    rootUri: pathToFileURL(path.join(folder, 'workspace')).href,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const initialize = performance.now() - started;
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'markdown', version: 1, text } } });
  await ask('textDocument/diagnostic', { textDocument: { uri } });
  const changes = [];
  for (let version = 2; version < EDITS + 2; version++) {
    const typed = version % 2 === 0;
    const range = { start: { line, character }, end: { line, character: character + (typed ? 0 : 1) } };
    const from = performance.now();
    send({
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version }, contentChanges: [{ range, text: typed ? 'x' : '' }] },
    });
    await ask('textDocument/diagnostic', { textDocument: { uri } });
    changes.push(performance.now() - from);
  }
  child.kill();
  return { initialize, changes };
}

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const results = new Map(Object.keys(servers).map((name) => [name, { initialize: [], changes: [] }]));
for (let round = 0; round < ROUNDS; round++)
  for (const [name, args] of Object.entries(servers)) {
    const { initialize, changes } = await measure(args);
    results.get(name).initialize.push(initialize);
    results.get(name).changes.push(...changes);
  }
rmSync(folder, { recursive: true, force: true });
console.log(`| server | initialize p50 | change → diagnostics p50 | p95 |\n|---|---:|---:|---:|`);
for (const [name, { initialize, changes }] of results)
  console.log(
    `| ${name} | ${at(initialize, 0.5).toFixed(0)} ms | ${at(changes, 0.5).toFixed(2)} ms | ${at(changes, 0.95).toFixed(2)} ms |`,
  );
const [floor, ours] = [results.get('empty'), results.get('ours')];
console.log(
  `initialize ${(at(ours.initialize, 0.5) / at(floor.initialize, 0.5)).toFixed(2)} × the empty server; change → diagnostics ${(at(ours.changes, 0.5) - at(floor.changes, 0.5)).toFixed(2)} ms more`,
);
