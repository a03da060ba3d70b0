// Finds files below a folder, in steps: no folder is entered twice, and depth and number of entries are bounded.

import { type Dirent, lstatSync, opendirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Links, SKIPPED_FOLDERS } from '../core/workspace/host';
import type { Unread } from '../core/workspace/unread';
import { whyUnread } from './readFile';

interface Limits {
  /** Folders between the root and a file. */
  readonly levels: number;
  /** Entries of all folders. */
  readonly entries: number;
  /** Entries of all folders outside of the root: a link may lead to the root of the disk. */
  readonly outside: number;
}

const LIMITS: Limits = { levels: 100, entries: 1_000_000, outside: 20_000 };

interface Search {
  readonly root: string;
  /** Of a path below the root. */
  readonly isWanted: (below: string) => boolean;
  readonly links: Links;
  /** Called for what exists and is not read, possibly more than once. */
  readonly report: (path: string, why: Unread) => void;
  readonly limits?: Limits;
}

interface Entry {
  readonly at: string;
  /** Below the root, with `/`; empty for the root. */
  readonly below: string;
  /** With links resolved; for a link, its own place. */
  readonly real: string;
  /** Folders between the root and the entry. */
  readonly level: number;
}

const SKIPPED = new Set(SKIPPED_FOLDERS);
/** Entries between two pauses. */
const STEP = 16;
/** Entries that are read from a folder at a time. */
const BATCH_SIZE = 500;

/** Yields after every few entries. Sorted. */
export function* filesBelow({ root, isWanted, links, report, limits = LIMITS }: Search): Generator<void, string[]> {
  /** By real path. */
  const found = new Map<string, string>();
  const top = targetOf(root);
  if (top.kind === 'unread') report(root, top.why);
  if (top.kind === 'other') report(root, 'not-a-file');
  if (top.kind !== 'folder') return [];
  const realRoot = top.real;
  const isPlace = (below: string): boolean => typeof links === 'function' && links(below);
  const entered = new Set<string>();
  const enteredByLink = new Set<string>();
  const left = { entries: limits.entries, outside: limits.outside };
  const waiting: Entry[] = [{ at: root, below: '', level: 0, real: realRoot }];
  const linked: Entry[] = [];

  function* enterAll(visited: Set<string>): Generator<void, void> {
    for (let folder = waiting.pop(); folder; folder = waiting.pop())
      if (!visited.has(folder.real)) {
        visited.add(folder.real);
        yield* enter(folder);
      }
  }
  function* enter(folder: Entry): Generator<void, void> {
    const isOutside = !isWithin(folder.real, realRoot);
    const folders: Entry[] = [];
    const [at, real] = [folder.at, folder.real].map((each) => (each.endsWith(path.sep) ? each : each + path.sep));
    const nextOf = (name: string, below: string): Entry => ({
      at: `${at}${name}`,
      below,
      real: `${real}${name}`,
      level: folder.level + 1,
    });
    for (const entry of entriesOf(folder.at, report)) {
      if (left.entries % STEP === 0) yield;
      if (--left.entries < 0 || (isOutside && --left.outside < 0)) {
        report(folder.at, 'too-many');
        break;
      }
      const { name } = entry;
      const below = folder.below === '' ? name : `${folder.below}/${name}`;
      if (entry.isFile()) {
        if (isWanted(below)) addFile(`${at}${name}`, `${real}${name}`);
      } else if (entry.isDirectory()) folders.push(nextOf(name, below));
      else if (entry.isSymbolicLink()) linked.push(nextOf(name, below));
      else if (isWanted(below) || isPlace(below)) report(`${at}${name}`, 'not-a-file');
    }
    addFolders(folders);
  }
  function follow(link: Entry): void {
    const target = targetOf(link.at);
    const isLinkPlace = isPlace(link.below);
    if (target.kind === 'missing' || !(target.kind === 'folder' || isLinkPlace || isWanted(link.below))) return;
    if (target.kind === 'unread') report(link.at, target.why);
    else if (links === 'none') report(link.at, 'plugin-link');
    else if (target.kind === 'other') report(link.at, 'not-a-file');
    else if (!isLinkPlace && !isWithin(target.real, realRoot)) return;
    else if (target.kind === 'file') {
      if (isWanted(link.below)) addFile(link.at, target.real);
    } else if (isWithin(link.real, target.real)) {
      // What lies in a folder that was entered is found under its own path.
      if (!entered.has(target.real)) report(link.at, 'link-loop');
    }
    // What lies in the folder may count as an agent under the path of a link only.
    else if (isLinkPlace || !entered.has(target.real)) addFolders([{ ...link, real: target.real }]);
  }
  function addFile(at: string, real: string): void {
    const known = found.get(real);
    if (known === undefined) found.set(real, at);
    // The same configuration or skill may be linked from several folders.
    else if (!AGENT_FILE.test(at) || !AGENT_FILE.test(known)) found.set(at, at);
  }
  /** The first in order is the next to be entered. */
  function addFolders(folders: readonly Entry[]): void {
    for (const folder of [...folders].sort(byPath).reverse()) {
      if (SKIPPED.has(path.basename(folder.at))) continue;
      if (folder.level > limits.levels) report(path.dirname(folder.at), 'too-deep');
      else waiting.push(folder);
    }
  }

  // What lies in the folder itself is found under its own path first.
  yield* enterAll(entered);
  while (linked.length > 0) {
    for (const link of linked.splice(0).sort(byPath)) {
      yield;
      follow(link);
      yield* enterAll(enteredByLink);
    }
  }
  return yield* withoutHardLinks([...found.values()].sort());
}

const byPath = (a: Entry, b: Entry): number => (a.below < b.below ? -1 : a.below > b.below ? 1 : 0);

const isWithin = (real: string, root: string): boolean =>
  real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

type Target =
  | { readonly kind: 'folder'; readonly real: string }
  | { readonly kind: 'file' | 'other'; readonly real: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unread'; readonly why: Unread };

function targetOf(at: string): Target {
  try {
    const real = realpathSync(at);
    const about = statSync(real);
    return { kind: about.isDirectory() ? 'folder' : about.isFile() ? 'file' : 'other', real };
  } catch (error) {
    const why = whyUnread(at, error);
    return why === undefined ? { kind: 'missing' } : { kind: 'unread', why };
  }
}

function* entriesOf(folder: string, report: Search['report']): Generator<Dirent, void> {
  try {
    const opened = opendirSync(folder, { bufferSize: BATCH_SIZE });
    try {
      for (let entry = opened.readSync(); entry; entry = opened.readSync()) yield entry;
    } finally {
      opened.closeSync();
    }
  } catch (error) {
    const why = whyUnread(folder, error);
    if (why !== undefined) report(folder, why);
  }
}

/** The runtime loads the files below once, whatever their names (2.1.332: by inode). It does not for plugins. */
const AGENT_FILE = /[/\\]\.claude[/\\]agents[/\\]/;

/** Of several hard links of an agent file, the first. */
function* withoutHardLinks(files: readonly string[]): Generator<void, string[]> {
  const known = new Set<string>();
  const kept: string[] = [];
  for (const file of files) {
    yield;
    const id = AGENT_FILE.test(file) ? sharedInode(file) : undefined;
    if (id === undefined || !known.has(id)) kept.push(file);
    if (id !== undefined) known.add(id);
  }
  return kept;
}

/** Undefined for a file with one link. */
function sharedInode(file: string): string | undefined {
  const about = lstatSync(file, { throwIfNoEntry: false });
  if (!about || about.nlink < 2) return undefined;
  const exact = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return exact && `${exact.dev}:${exact.ino}`;
}
