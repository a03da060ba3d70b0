// `npm start [FOLDER]`: builds and opens the folder with the extension in VS Code, else in a VS Code server (127.0.0.1, token).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../esbuild.mjs';
import { built } from '../support/built.mjs';
import { unpackedExtension } from './extensionFolder.mjs';
import { missingServerParts, onPath, ROOT, SAMPLE_WORKSPACE } from './places.mjs';
import { startGroup } from './processes.mjs';
import { setUpServer } from './setup.mjs';
import { bootServer, pageAddress } from './vscodeServer.mjs';

async function inDesktop(code, folder) {
  await build({ dev: true });
  console.log(`Opening ${folder} in an Extension Development Host of ${code}; this command ends with its window.`);
  const args = ['--wait', '--new-window', `--extensionDevelopmentPath=${ROOT}`, folder];
  const shell = process.platform === 'win32'; // `code` is a .cmd there
  const quoted = (word) => (shell ? `"${word}"` : word);
  const { exited } = startGroup(quoted(code), args.map(quoted), { stdio: 'inherit', shell });
  const { code: status, error } = await exited;
  if (error) throw error;
  process.exitCode = status ?? 1;
}

async function inServer(folder) {
  await built();
  if (missingServerParts().length > 0) {
    console.log('`code` is not on PATH, and the VS Code server is not here yet: setting it up first, once.');
    setUpServer();
  }
  const { extensions, files } = await unpackedExtension();
  const server = await bootServer({ extensionsDir: extensions });
  console.log(`\nA VS Code server is running on this machine, with the extension installed (${files.length} files).`);
  console.log('Open this address in a browser; the token in it is the only key:\n');
  console.log(`  ${pageAddress(server, folder)}\n`);
  console.log('Ctrl-C ends it.');
  const { code, signal } = await server.exited;
  throw new Error(`the VS Code server ended by itself (${code ?? signal})`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { server: { type: 'boolean', default: false } },
});
const folder = positionals[0] === undefined ? SAMPLE_WORKSPACE : path.resolve(positionals[0]);
if (!existsSync(folder)) {
  console.error(`there is no folder ${folder}`);
  process.exit(2);
}
const code = values.server ? undefined : onPath('code');
try {
  await (code === undefined ? inServer(folder) : inDesktop(code, folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
