// `npm run test:setup`: installs what the lanes need beyond `npm ci`; idempotent. `npm start` uses only its server part.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNeovim } from '../neovim/run.mjs';
import { CACHE, findBrowser, installedVersion, missingServerParts, PACKAGES, VSCODE_FOLDER } from './places.mjs';

function run(command, args, options = {}) {
  const shell = process.platform === 'win32'; // npm is a .cmd there
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell, ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

// No install scripts: they need a compiler and downloads for a terminal and a password hash, which no test uses.
const NPM_FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--force', '--loglevel=error'];

export function setUpServer() {
  const missing = missingServerParts();
  if (missing.length === 0) {
    console.log(
      `VS Code server: there (${PACKAGES.map(({ name }) => `${name} ${installedVersion(name)}`).join(', ')})`,
    );
    return;
  }
  console.log(
    `VS Code server: installing ${missing.join(', ')} out of npm into .vscode-test (about 800 MB, no install scripts)`,
  );
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, 'package.json'), `${JSON.stringify({ private: true })}\n`);
  run('npm', ['install', '--no-save', ...NPM_FLAGS, ...PACKAGES.map(({ name, ask }) => `${name}@${ask}`)], {
    cwd: CACHE,
  });
  run('npm', ['install', '--omit=dev', ...NPM_FLAGS], { cwd: VSCODE_FOLDER });
  const still = missingServerParts();
  if (still.length > 0) throw new Error(`npm ended well, and yet these are not there: ${still.join(', ')}`);
  console.log('VS Code server: installed');
}

function isDebianLike() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

const mayInstall = () => process.platform === 'linux' && isDebianLike() && process.getuid?.() === 0;

function installPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
}

/** Without it the lane is skipped. */
function setUpNeovim() {
  if (findNeovim() === undefined && mayInstall()) {
    console.log('Neovim: installing neovim out of apt');
    installPackages(['neovim']);
  }
  const found = findNeovim();
  console.log(
    found ? `Neovim: there (${found.version})` : 'Neovim: none found; its lane is skipped. NVIM may name one.',
  );
}

/** Returns whether a browser is available afterwards. */
function setUpBrowser() {
  const found = findBrowser();
  if (found !== undefined) {
    console.log(`Browser: there (${found})`);
    return true;
  }
  if (mayInstall()) {
    console.log('Browser: installing chromium and a font out of apt');
    installPackages(['chromium', 'fonts-dejavu-core']);
    if (findBrowser() !== undefined) return true;
  }
  console.error('Browser: none found. Install Chromium, Chrome or Edge, or set CHROMIUM to the path of one.');
  return false;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    setUpServer();
    if (!setUpBrowser()) process.exitCode = 1;
    setUpNeovim();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
