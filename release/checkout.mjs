// A copy of the checkout with nothing in it but what is tracked, so that a package never holds what lies about in somebody's folder,
// and is the same wherever it is packed. It must never write into the checkout itself.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What git knows of the checkout and is still there, relative to it. */
export function trackedFiles(root = ROOT) {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

/** Copies the tracked files into an empty folder and lends it the installed packages. */
export function copyCheckout(folder, root = ROOT) {
  for (const file of trackedFiles(root)) {
    const copy = path.join(folder, file);
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(path.join(root, file), copy);
    chmodSync(copy, 0o644); // what a umask does to a checkout must not show in a package
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return folder;
}
