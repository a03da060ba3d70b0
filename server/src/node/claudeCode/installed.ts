// The version of the installed Claude Code, read without running it, from its package or a versioned folder of its installer.

import path from 'node:path';
import { isRecord } from '../../../../common/src/json';
import { isVersion } from '../../core/workspace/settings';
import { readFileText } from '../readFile';
import type { Program } from './program';

/** The package and its platform packages, such as `@anthropic-ai/claude-code-linux-x64`. */
const PACKAGE = /^@anthropic-ai\/claude-code(?:-[a-z0-9-]+)?$/;

/** Below a local installation, `~/.claude/local` (2.1), whose program is a script beside its packages. */
const LOCAL_PACKAGE = path.join('node_modules', '@anthropic-ai', 'claude-code', 'package.json');

/** Folders between a program and the `package.json` of its package. */
const MAX_LEVELS = 3;

/**
 * A version in a path, right below a folder of Claude Code: `claude/versions/2.1.332` (native installer, 2.1.332; the program
 * `~/.local/bin/claude` links there), `Caskroom/claude-code/2.1.332`, `installs/claude/2.1.332`, `…-claude-code-2.1.332`.
 */
const IN_PATH =
  /(?:(?:^|[/\\])claude(?:-code)?(?:@[\w.]+)?[/\\](?:versions[/\\])?|claude-code-)(\d+\.\d+\.\d+)(?=[/\\]|$|\.exe$)/;

/** Undefined where none of them names it. */
export function installedVersion({ file }: Pick<Program, 'file'>): string | undefined {
  const folder = path.dirname(file);
  return packageAbove(folder) ?? IN_PATH.exec(file)?.[1] ?? versionIn(path.join(folder, LOCAL_PACKAGE));
}

/** From the nearest `package.json`; undefined where that is of another package. */
function packageAbove(folder: string): string | undefined {
  let at = folder;
  for (let level = 0; level < MAX_LEVELS && at !== path.dirname(at); level++) {
    const text = readFileText(path.join(at, 'package.json'));
    if (text !== undefined) return versionOf(text);
    at = path.dirname(at);
  }
  return undefined;
}

const versionIn = (file: string): string | undefined => versionOf(readFileText(file) ?? '');

function versionOf(json: string): string | undefined {
  try {
    const read: unknown = JSON.parse(json);
    if (!isRecord(read) || typeof read.name !== 'string' || !PACKAGE.test(read.name)) return undefined;
    return typeof read.version === 'string' && isVersion(read.version) ? read.version : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
