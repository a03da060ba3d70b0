// Boots a VS Code server on 127.0.0.1 with a token and temporary data.
import { randomBytes } from 'node:crypto';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { SERVER_MAIN, SERVER_NODE } from './places.mjs';
import { removeAtEnd, startGroup } from './processes.mjs';

/** Turns off network access; all other settings keep their defaults. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Boots the server. `driver: true` lets a page start an extension under test and its suites. `extensionsDir` contains unpacked
 * extensions as `EXTENSION-ID-VERSION` folders. `language` sets `env.language`; VS Code's own texts stay English.
 *
 * @param {{ driver?: boolean, extensionsDir?: string, settings?: object, env?: object, trust?: boolean, language?: string }} options
 */
export async function bootServer({
  driver = false,
  extensionsDir,
  settings = {},
  env = {},
  trust = true,
  language,
} = {}) {
  const folder = removeAtEnd(mkdtempSync(path.join(os.tmpdir(), 'subagents-vscode-')));
  const data = path.join(folder, 'data');
  const logFile = path.join(folder, 'server.log');
  const sockets = path.join(folder, 's');
  mkdirSync(path.join(data, 'data/User'), { recursive: true });
  mkdirSync(sockets);
  mkdirSync(path.join(folder, 'extensions'));
  writeFileSync(
    path.join(data, 'data/User/settings.json'),
    JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2),
  );

  const port = await freePort();
  const token = randomBytes(24).toString('hex');
  const args = [SERVER_MAIN, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', data);
  args.push('--extensions-dir', extensionsDir ?? path.join(folder, 'extensions'));
  if (!trust) args.push('--disable-workspace-trust');
  if (driver) args.push('--enable-smoke-test-driver');
  if (language !== undefined) {
    // The record of an installed language pack without translations (code-server 4.139.1).
    const words = path.join(folder, 'words.json');
    writeFileSync(words, JSON.stringify({ version: '1.0.0', contents: {} }));
    const extensions = [{ extensionIdentifier: { id: 'subagents-test.language-pack' }, version: '1.0.0' }];
    const pack = { hash: 'words', label: language, extensions, translations: { vscode: words } };
    writeFileSync(path.join(data, 'data/languagepacks.json'), JSON.stringify({ [language]: pack }));
    args.push('--locale', language);
  }

  const log = openSync(logFile, 'a');
  const { exited, stop: stopGroup } = startGroup(SERVER_NODE, args, {
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '' }),
      VSCODE_IPC_HOOK_CLI: '',
      // The server leaves sockets behind; here they are deleted with the folder. (macOS: the path is too long for a socket.)
      ...(process.platform === 'linux' ? { TMPDIR: sockets, XDG_RUNTIME_DIR: sockets } : {}),
      ...env,
    },
  });
  closeSync(log);

  const authority = `127.0.0.1:${port}`;
  const origin = `http://${authority}`;
  const keepLogs = (destination) => {
    mkdirSync(destination, { recursive: true });
    cpSync(logFile, path.join(destination, 'server.log'));
    if (existsSync(path.join(data, 'data/logs')))
      cpSync(path.join(data, 'data/logs'), destination, { recursive: true });
  };
  const stop = async () => {
    await stopGroup();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };

  let ended;
  exited.then((how) => {
    ended = how;
  });
  const deadline = Date.now() + 45_000;
  for (;;) {
    if (ended !== undefined)
      throw new Error(`the VS Code server ended at once (${JSON.stringify(ended)}): see ${logFile}`);
    const answer = await fetch(`${origin}/version`).catch(() => undefined); // refused until it listens
    if (answer?.ok) break;
    if (Date.now() > deadline) {
      await stopGroup();
      throw new Error(`the VS Code server did not answer within 45 s: see ${logFile}`);
    }
    await pause(100);
  }
  return { origin, authority, token, exited, keepLogs, stop };
}

/** The address of a folder in the server, with the token it requires. */
export function pageAddress(server, folder, payload = []) {
  const query = new URLSearchParams({ folder: asUriPath(folder), tkn: server.token });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${server.origin}/?${query}`;
}

/** URI of a server file in the page, with the remote authority. */
export const remoteUri = (server, file) => `vscode-remote://${server.authority}${asUriPath(file)}`;

const asUriPath = (file) => {
  const forward = path.resolve(file).replaceAll(path.sep, '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
};
