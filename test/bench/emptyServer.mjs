// A server that implements only the protocol: the lower bound of every measurement.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const SOURCE = `import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
const c = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
c.onRequest('initialize', () => ({ capabilities: { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } }));
c.onRequest('textDocument/diagnostic', () => ({ kind: 'full', items: [] }));
c.onRequest('textDocument/completion', () => []); c.onRequest('textDocument/hover', () => null);
c.onRequest('shutdown', () => null); c.onNotification('exit', () => process.exit(0)); c.listen();`;

/** What the extension starts its server with (client/src/node/extension.ts); the empty server gets the same. */
export const NODE_FLAGS = ['--max-semi-space-size=1', '--expose-gc'];

/** Builds the server into the folder; returns the file to start. */
export async function buildEmptyServer(folder) {
  const [source, outfile] = [path.join(folder, 'empty.ts'), path.join(folder, 'empty.js')];
  writeFileSync(source, SOURCE);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    nodePaths: [path.join(root, 'node_modules')],
    logLevel: 'error',
  });
  return outfile;
}
