// Names that Claude Code accepts and everybody can type: what a fix proposes where a name is missing or not allowed.

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

/** As the file is called, without `.md`. */
export const fileName = (uri: string): string => decoded(uri.split(/[/\\]/).at(-1) ?? '').replace(/\.md$/i, '');
