// Links out of the workspace: what they lead to is never edited, and configuration behind them is read in trusted workspaces only.

import { parentOf } from '../../core/text/uri';
import type { Host } from '../../core/workspace/host';

export interface LinksOut {
  /**
   * True for a file or folder in the workspace that links lead out of it; for one that does not exist, where it would be created. False
   * in hosts without links.
   */
  leadsOut(uri: string): Promise<boolean>;
  /** Reads the files around agents. In an untrusted workspace, `unread` is called for those behind links out of it. */
  readonly configuration: Host;
}

interface Workspace {
  readonly folders: () => readonly string[];
  readonly trusted: () => boolean;
  /** URIs of the user's own folder and file, whose links are the user's. */
  readonly own: readonly string[];
}

export function createLinksOut(host: Host, { folders, trusted, own }: Workspace): LinksOut {
  const isWithin = (uri: string, folder: string): boolean => uri === folder || uri.startsWith(`${folder}/`);
  const realOf = async (uri: string): Promise<string | undefined> => host.realUri?.(uri);
  /** Of the nearest folder above where there is no such file. */
  const nearestReal = async (uri: string, folder: string): Promise<string | undefined> => {
    for (let at = uri; at.length > folder.length; at = parentOf(at)) {
      const real = await realOf(at);
      if (real !== undefined) return real;
    }
    return undefined;
  };
  /** True where the file does not lie in any of the bases, of which the first contains it by its path. */
  const leavesAll = async (uri: string, bases: readonly string[]): Promise<boolean> => {
    const real = await nearestReal(uri, bases[0] ?? '');
    if (real === undefined) return false;
    for (const base of bases) {
      const realBase = await realOf(base);
      if (realBase !== undefined && isWithin(real, realBase.replace(/\/$/, ''))) return false;
    }
    return true;
  };
  const leadsOut = async (uri: string): Promise<boolean> => {
    const folder = folders().find((each) => isWithin(uri, each));
    return folder !== undefined && leavesAll(uri, [folder, ...folders()]);
  };
  /** Configuration above the workspace counts too: its base is the project it configures. */
  const isRefused = async (uri: string): Promise<boolean> => {
    if (trusted() || host.realUri === undefined) return false;
    if (folders().some((each) => isWithin(uri, each))) return leadsOut(uri);
    if (own.some((each) => isWithin(uri, each))) return false;
    const folder = parentOf(uri);
    return leavesAll(uri, [/\/\.claude(?:-plugin)?$/.test(folder) ? parentOf(folder) : folder, ...folders()]);
  };
  return {
    leadsOut,
    configuration: {
      ...host,
      async read(uri, cancel, unread) {
        if (!(await isRefused(uri))) return host.read(uri, cancel, unread);
        unread?.(uri, 'outside');
        return undefined;
      },
    },
  };
}
