// `npm run bench:waiting [-- SHAPE…]`: how long a hover or a completion in another document waits while the server works on a file of
// a hostile shape, and how soon a cancelled request is answered. Exits with 1 above the limits, which hold for a quiet machine.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../esbuild.mjs';
import { bundleOfTests } from '../bundle.mjs';
import { quantile, startServer } from './stdio.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const script = path.join(root, 'test-results/bench/shapeCosts.cjs');
await bundleOfTests('test/bench/shapeCosts.ts', script);
const { hostileShapes } = await import(script);
await build({ log: () => {} });

/** Milliseconds. */
const LONGEST_WAIT = 50;
const LATEST_CANCEL = 20;
const WARM = 30;
/** Repetitions: about a hundred kilobytes of most shapes; of others fewer. */
const COUNT = 10_000;
const COUNTS = { aliases: 200, aliasChain: 200, aliasBomb: 25, mergeKeys: 1000, crlfColons: 1500, crlfColonKeys: 1500 };

const ODD = 'file:///w/.claude/agents/odd.md';
const NORMAL = 'file:///w/.claude/agents/normal.md';
const TEXT = '---\nname: normal\ndescription: Use this agent for normal things.\ntools: \n---\n\nBe normal.\n';

const capabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
};

async function opened(name) {
  const text = hostileShapes[name](COUNTS[name] ?? COUNT);
  const server = startServer([path.join(root, 'dist/server.js'), '--stdio']);
  await server.ask('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities });
  server.tell('initialized', {});
  open(server, NORMAL, TEXT);
  for (let i = 0; i < WARM; i++) await another(server, i);
  return { server, text };
}

const open = (server, uri, text) =>
  server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });

const another = (server, turn) =>
  turn % 2 === 0
    ? server.ask('textDocument/hover', { textDocument: { uri: NORMAL }, position: { line: 1, character: 1 } })
    : server.ask('textDocument/completion', { textDocument: { uri: NORMAL }, position: { line: 3, character: 7 } });

/** The longest that one of the other requests took until `work` was done. */
async function waitedFor(server, work) {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  const waits = [];
  for (let turn = 0; !isDone; turn++) {
    const start = performance.now();
    await another(server, turn);
    waits.push(performance.now() - start);
  }
  await done;
  return waits;
}

async function measure(name) {
  const { server, text } = await opened(name);
  try {
    const textDocument = { uri: ODD };
    const position = { line: 3, character: 3 };
    const range = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } };
    const actions = (kind) => ({ textDocument, range, context: { diagnostics: [], only: [kind] } });
    open(server, ODD, text);
    const start = performance.now();
    const checking = await waitedFor(server, server.ask('textDocument/diagnostic', { textDocument }));
    const checked = performance.now() - start;
    const others = [];
    for (const [method, params] of [
      ['textDocument/diagnostic', { textDocument }],
      ['textDocument/semanticTokens/full', { textDocument }],
      ['textDocument/documentSymbol', { textDocument }],
      ['textDocument/codeLens', { textDocument }],
      ['textDocument/documentLink', { textDocument }],
      ['textDocument/foldingRange', { textDocument }],
      ['textDocument/documentHighlight', { textDocument, position }],
      ['textDocument/hover', { textDocument, position }],
      ['textDocument/completion', { textDocument, position }],
      ['textDocument/codeAction', actions('quickfix')],
      ['textDocument/codeAction', actions('refactor')],
      ['textDocument/codeAction', actions('source.fixAll')],
    ])
      others.push(...(await waitedFor(server, server.ask(method, params))));
    server.tell('textDocument/didChange', {
      textDocument: { uri: ODD, version: 2 },
      contentChanges: [{ text: `${text} ` }],
    });
    const cancelled = server.askAndCancel('textDocument/diagnostic', { textDocument });
    const cancelStart = performance.now();
    await cancelled;
    return {
      size: text.length,
      checked,
      diagnostic: Math.max(...checking),
      other: Math.max(...others),
      p95: quantile([...checking, ...others], 0.95),
      cancel: performance.now() - cancelStart,
    };
  } finally {
    server.kill();
  }
}

const asked = process.argv.slice(2);
const over = [];
console.log('shape                          kB   checked   longest wait: diagnostic   others      p95   cancelled');
for (const name of asked.length > 0 ? asked : Object.keys(hostileShapes)) {
  const { size, checked, diagnostic, other, p95, cancel } = await measure(name);
  const ms = (value, width) => `${value.toFixed(value < 10 ? 1 : 0)} ms`.padStart(width);
  console.log(
    `${name.padEnd(26)}${String(Math.round(size / 1000)).padStart(7)}${ms(checked, 10)}${ms(diagnostic, 27)}${ms(other, 9)}${ms(p95, 9)}${ms(cancel, 12)}`,
  );
  if (diagnostic > LONGEST_WAIT) over.push(`${name}: a request waited ${diagnostic.toFixed(0)} ms for a diagnostic`);
  if (cancel > LATEST_CANCEL) over.push(`${name}: cancelled after ${cancel.toFixed(0)} ms`);
}
if (over.length > 0) {
  console.error(`above the limits:\n${over.join('\n')}`);
  process.exitCode = 1;
} else
  console.log(`no request waits longer than ${LONGEST_WAIT} ms, and none is cancelled later than ${LATEST_CANCEL} ms`);
