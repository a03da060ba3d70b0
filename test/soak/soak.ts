// One server, open documents and many edits with the requests an editor sends after them; fails where memory grows with the edits.

import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { grayMatterReader } from '../../server/src/node/readers/grayMatter';
import { PIECES } from '../fuzz/pieces';
import { type Random, randomFrom } from '../fuzz/random';
import { TODAY } from '../support/agents';
import { createMemoryHost } from '../support/memoryHost';
import { startServer } from '../support/startServer';

const FOLDER = 'file:///w';
const FILES = 12;
/** A longer document is replaced by a new one. */
const LONGEST = 3000;
const SAMPLES = 50;

const fresh = (file: number): string =>
  `---\nname: agent-${file}\ndescription: Use this agent for part ${file} of the work.\ntools: Read, Grep\nmodel: sonnet\n---\n\nDo part ${file}.\n`;
const uriOf = (file: number): string => `${FOLDER}/.claude/agents/agent-${file}.md`;

interface Sample {
  readonly edits: number;
  readonly heap: number;
  readonly rss: number;
}

async function connected() {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const host = createMemoryHost(Array.from({ length: FILES }, (_, file) => [uriOf(file), fresh(file)] as const));
  startServer(up, down, {
    host,
    today: () => TODAY,
    readers: [grayMatterReader],
    rulePage: () => undefined,
    version: '0.0.0',
  });
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  let failures = '';
  client.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    failures += `${message}\n`;
  });
  client.onRequest('workspace/diagnostic/refresh', () => null);
  client.onRequest('workspace/configuration', () => [{}]);
  client.listen();
  const looked = new Promise<void>((resolve) => {
    client.onNotification('subagents/workspaceChanged', () => resolve());
  });
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: FOLDER, name: 'w' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  await client.sendNotification('initialized', {});
  await looked;
  return { client, host, failures: () => failures };
}

type Connected = Awaited<ReturnType<typeof connected>>;

interface Open {
  document: TextDocument;
  resultId: string | undefined;
}

function change(open: Open, random: Random) {
  const text = open.document.getText();
  const at = random.below(text.length + 1);
  const whole = text.length > LONGEST;
  const [from, to] = whole ? [0, text.length] : [at, Math.min(text.length, at + random.below(4))];
  const range = { start: open.document.positionAt(from), end: open.document.positionAt(to) };
  return { range, text: whole ? fresh(random.below(FILES)) : (random.one(PIECES) ?? 'x') };
}

async function editOnce({ client, host }: Connected, file: number, open: Open, random: Random): Promise<void> {
  const uri = uriOf(file);
  const made = change(open, random);
  open.document = TextDocument.update(open.document, [made], open.document.version + 1);
  const { version } = open.document;
  await client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [made] });
  const asked = { textDocument: { uri }, position: made.range.start };
  const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
    ...(open.resultId === undefined ? {} : { previousResultId: open.resultId }),
  });
  open.resultId = report.resultId;
  const also = ['completion', 'hover', 'documentSymbol', 'codeLens', 'semanticTokens/full', 'documentHighlight'];
  await client.sendRequest(`textDocument/${random.one(also)}`, asked);
  if (random.below(50) === 0) await client.sendRequest('subagents/route', { uri });
  if (random.below(50) === 0) {
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    await client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
  }
  if (random.below(100) > 0) return;
  await client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  host.write(uri, fresh(file));
  await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  open.document = TextDocument.create(uri, 'markdown', version + 1, fresh(file));
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: version + 1, text: fresh(file) },
  });
}

/** Collects twice: finalizers of the first run may release more. */
async function sampled(edits: number): Promise<Sample> {
  for (let i = 0; i < 2; i++) {
    await new Promise(setImmediate);
    globalThis.gc?.();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { edits, heap: heapUsed, rss };
}

/** Bytes per edit, by least squares. */
function slope(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [x, y] = [mean(({ edits }) => edits), mean(({ heap }) => heap)];
  const both = samples.reduce((sum, { edits, heap }) => sum + (edits - x) * (heap - y), 0);
  return both / samples.reduce((sum, { edits }) => sum + (edits - x) ** 2, 0);
}

async function soak(edits: number, mostPerEdit: number): Promise<boolean> {
  if (!globalThis.gc) throw new Error('to be run with --expose-gc');
  const random = randomFrom(20261121);
  const session = await connected();
  const files = Array.from({ length: FILES }, (_, file): Open => {
    const document = TextDocument.create(uriOf(file), 'markdown', 1, fresh(file));
    const textDocument = { uri: document.uri, languageId: 'markdown', version: 1, text: document.getText() };
    void session.client.sendNotification('textDocument/didOpen', { textDocument });
    return { document, resultId: undefined };
  });
  const samples: Sample[] = [];
  for (let i = 1; i <= edits; i++) {
    const file = random.below(FILES);
    const open = files[file];
    if (open) await editOnce(session, file, open, random);
    if (i % Math.ceil(edits / SAMPLES) === 0) samples.push(await sampled(i));
  }
  // After warm-up, when caches that are filled once are full.
  const settled = samples.slice(Math.floor(samples.length / 3));
  const grown = slope(settled);
  for (const { edits: after, heap, rss } of samples.filter((_, i) => i % 5 === 4 || i === 0))
    console.log(`${after} edits: ${megabytes(heap)} MB held, ${megabytes(rss)} MB resident`);
  console.log(`${grown.toFixed(1)} bytes more with each edit (at most ${mostPerEdit})`);
  if (session.failures() !== '') console.log(session.failures());
  return grown <= mostPerEdit && session.failures() === '';
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const [edits = '100000', most = '50'] = process.argv.slice(2);
void soak(Number(edits), Number(most)).then((good) => process.exit(good ? 0 : 1));
