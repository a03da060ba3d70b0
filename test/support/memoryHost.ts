// A host that keeps its files in memory: the same questions as on a disk, and the same answers every time.

import { anyOf } from '../../server/src/core/workspace/globs';
import type { Cancel, FileStat, Host } from '../../server/src/core/workspace/host';

export interface MemoryHost extends Host {
  write(uri: string, text: string): void;
  remove(uri: string): void;
  /** Every question that was asked, in order. */
  readonly asked: readonly string[];
}

/** `closed`: folders that are there and cannot be read. */
export function createMemoryHost(
  files: Iterable<readonly [uri: string, text: string]> = [],
  closed: readonly string[] = [],
): MemoryHost {
  const held = new Map(files);
  const asked: string[] = [];
  const watchers = new Set<(uri: string) => void>();
  const notify = (uri: string): void => {
    for (const watcher of watchers) watcher(uri);
  };
  return {
    asked,
    write(uri, text) {
      held.set(uri, text);
      notify(uri);
    },
    remove(uri) {
      if (held.delete(uri)) notify(uri);
    },
    async list(folder: string, globs: readonly string[], cancel?: Cancel, unreadable?: (folder: string) => void) {
      asked.push(`list ${folder} ${globs.join(' ')}`);
      for (const uri of closed) if (uri.startsWith(folder)) unreadable?.(uri);
      if (cancel?.isCancellationRequested) return [];
      const root = `${folder.replace(/\/$/, '')}/`;
      const wanted = anyOf(globs);
      return [...held.keys()]
        .filter((uri) => uri.startsWith(root) && !/\/(?:node_modules|\.git)\//.test(uri))
        .filter((uri) => wanted.test(uri.slice(root.length)))
        .sort();
    },
    async read(uri: string) {
      asked.push(`read ${uri}`);
      return held.get(uri);
    },
    async stat(uri: string): Promise<FileStat | undefined> {
      asked.push(`stat ${uri}`);
      const text = held.get(uri);
      if (text !== undefined) return { kind: 'file', size: new TextEncoder().encode(text).length };
      const inside = [...held.keys()].some((other) => other.startsWith(`${uri.replace(/\/$/, '')}/`));
      return inside ? { kind: 'folder', size: 0 } : undefined;
    },
    watch(_folder, _globs, changed) {
      watchers.add(changed);
      return { dispose: () => watchers.delete(changed) };
    },
  };
}
