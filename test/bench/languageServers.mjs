// Measures the language server beside an empty one and three others, in turn, on documents with one mistake each.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildEmptyServer, NODE_FLAGS } from './emptyServer.mjs';
import { commandOf } from './peers.mjs';
import { median, quantile, startServer } from './stdio.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const EDITS = 100;
const BURSTS = 10;
const BURST = 20;
const QUESTIONS = 50;

const DESCRIPTION = 'Use this agent when a change is ready and somebody should read it before it is merged.';
const fields = `name: reviewer
description: ${DESCRIPTION}
tools: Read, Grep, Glob
model: sonnet
color: blurple
`;
const agent = `---\n${fields}---\n\n${'Read the whole change first, then what is around it, then say what you found.\n'.repeat(20)}`;
const json = `${JSON.stringify({ name: 'reviewer', description: DESCRIPTION, tools: ['Read', 'Grep', 'Glob'], model: 'sonnet', color: 'blurple' }, null, 2)}\n`;
const workflow = `name: Review
on: pull_request
jobs:
  review:
    name: ${DESCRIPTION}
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm test
    nonsense: true
`;

const schema = JSON.parse(readFileSync(path.join(root, 'schemas', 'agent.schema.json'), 'utf8'));
const schemaUri = pathToFileURL(path.join(root, 'schemas', 'agent.schema.json')).href;

/** `typed` is the text behind which letters are typed; completion is asked for behind `complete`, hover on `hover`. */
const subjects = (empty) => [
  {
    name: 'an empty server',
    args: [...NODE_FLAGS, empty],
    file: '.claude/agents/reviewer.md',
    languageId: 'markdown',
    text: agent,
  },
  {
    name: 'Subagent IntelliSense',
    args: [...NODE_FLAGS, path.join(root, 'dist', 'server.js'), '--stdio'],
    file: '.claude/agents/reviewer.md',
    languageId: 'markdown',
    text: agent,
  },
  {
    name: 'yaml-language-server',
    args: [commandOf('yaml-language-server', 'yaml-language-server'), '--stdio'],
    file: 'reviewer.yaml',
    languageId: 'yaml',
    text: fields,
    settings: { yaml: { validate: true, completion: true, hover: true, schemas: { [schemaUri]: '*.yaml' } } },
  },
  {
    name: '@actions/languageserver',
    args: [commandOf('@actions/languageserver', 'actions-languageserver'), '--stdio'],
    file: '.github/workflows/review.yml',
    languageId: 'yaml',
    text: workflow,
    complete: 'runs-on: ',
    hover: 'runs-on',
  },
  {
    name: 'vscode-json-language-server',
    args: [commandOf('vscode-langservers-extracted', 'vscode-json-language-server'), '--stdio'],
    file: 'reviewer.json',
    languageId: 'json',
    text: json,
    settings: { json: { validate: { enable: true }, schemas: [{ fileMatch: ['*.json'], url: schemaUri, schema }] } },
    complete: '"model": ',
    hover: '"model"',
  },
];

const placeBehind = (text, what) => {
  const lines = text.slice(0, text.indexOf(what) + what.length).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
};

async function measure(subject, folder) {
  const { args, text, languageId, settings = {}, complete = 'model: ', hover = 'model' } = subject;
  const file = path.join(folder, subject.file);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  const uri = pathToFileURL(file).href;
  const rootUri = pathToFileURL(folder).href;
  const env = { ...process.env, HOME: folder, CLAUDE_CONFIG_DIR: path.join(folder, 'none') };
  const started = performance.now();
  const server = startServer(args, { settings, env });
  let published = () => {};
  server.on('textDocument/publishDiagnostics', (params) => {
    if (params.uri === uri) published(params.version);
  });
  const { capabilities } = await server.ask('initialize', {
    processId: process.pid,
    rootUri,
    initializationOptions: {},
    workspaceFolders: [{ uri: rootUri, name: 'w' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        diagnostic: {},
        publishDiagnostics: { versionSupport: true },
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  const initialize = performance.now() - started;
  server.tell('initialized', {});
  server.tell('workspace/didChangeConfiguration', { settings });
  let version = 1;
  /** Pulls the diagnostics, or waits for pushed ones of this version where it is named. */
  const diagnostics = () =>
    capabilities.diagnosticProvider
      ? server.ask('textDocument/diagnostic', { textDocument: { uri } })
      : new Promise((done) => {
          published = (of) => (of === undefined || of === null || of >= version) && done();
        });
  const opened = performance.now();
  server.tell('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  await diagnostics();
  const open = performance.now() - opened;

  const behind = placeBehind(text, DESCRIPTION.slice(0, 30));
  const type = () => {
    const typed = ++version % 2 === 0;
    const range = { start: behind, end: { ...behind, character: behind.character + (typed ? 0 : 1) } };
    server.tell('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: typed ? 'x' : '' }],
    });
  };
  const timed = async (count, act) => {
    const times = [];
    for (let i = 0; i < count; i++) {
      const from = performance.now();
      await act();
      times.push(performance.now() - from);
    }
    return times;
  };
  const changes = await timed(EDITS, () => {
    type();
    return diagnostics();
  });
  const bursts = await timed(BURSTS, () => {
    for (let i = 0; i < BURST; i++) type();
    return diagnostics();
  });
  const textDocument = { uri };
  const completion = await timed(QUESTIONS, () =>
    server.ask('textDocument/completion', { textDocument, position: placeBehind(text, complete) }),
  );
  const hovers = await timed(QUESTIONS, () =>
    server.ask('textDocument/hover', { textDocument, position: placeBehind(text, hover) }),
  );
  // A pause of typing, in which the server computes and gives memory back.
  await new Promise((wait) => setTimeout(wait, 2000));
  const memory = server.memory();
  server.kill();
  return { initialize, open, changes, bursts, completion, hovers, memory };
}

/** One row per server, the empty one first: medians over the rounds, in ms and MB. */
export async function measureServers({ rounds = 5, log = () => {} } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'subagents-bench-servers-'));
  try {
    const all = subjects(await buildEmptyServer(folder));
    const runs = all.map(() => []);
    for (let round = 0; round < rounds; round++)
      for (const [i, subject] of all.entries()) {
        log(`round ${round + 1} of ${rounds}: ${subject.name}`);
        runs[i].push(await measure(subject, path.join(folder, String(i))));
      }
    return all.map(({ name }, i) => {
      const of = (what) => runs[i].flatMap((run) => run[what]);
      return {
        name,
        initialize: median(of('initialize')),
        open: median(of('open')),
        change: median(of('changes')),
        changeP95: quantile(of('changes'), 0.95),
        burst: median(of('bursts')),
        completion: median(of('completion')),
        hover: median(of('hovers')),
        memory: median(of('memory')),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
