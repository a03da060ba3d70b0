// Agent names derived from text and file names, in a form Claude Code accepts.

import { decoded } from '../../text/uri';

/** Lower-case words joined by hyphens; `agent` where nothing usable is left. */
export function asAgentName(text: string): string {
  const name = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
  return name === '' ? 'agent' : name;
}

/** From the last segment of a path or URI, without its extension. */
export const nameForFile = (uri: string): string => asAgentName(fileName(uri));

/** The file's name without `.md`. */
export const fileName = (uri: string): string => decoded(uri.split(/[/\\]/).at(-1) ?? '').replace(/\.md$/i, '');

/** The agent name that the file name suggests; absent where `name` matches it or the file name is a generic one. */
export function differentFileName(name: string, uri: string): string | undefined {
  const file = nameForFile(uri);
  const own = asAgentName(name);
  return GENERIC.test(file) || file === own || hasFolderPrefix(own, file, uri) ? undefined : file;
}

/** File names that say only what kind of file it is. */
const GENERIC = /^(?:agent|agents|index|main|readme|claude)$/;

/** `payments-reviewer` in `payments/agents/reviewer.md`: the folder's name is put before that of the file. */
const hasFolderPrefix = (name: string, file: string, uri: string): boolean =>
  name.endsWith(`-${file}`) && uri.includes(`/${name.slice(0, -file.length - 1)}/`);
