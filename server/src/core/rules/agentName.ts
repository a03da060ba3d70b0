// Names that Claude Code accepts and everybody can type: what a fix proposes where a name is missing or not allowed.

import { decoded } from '../text/uri';

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
export function nameForFile(uri: string): string {
  const last = uri.split(/[/\\]/).at(-1) ?? '';
  return asAgentName(decoded(last).replace(/\.md$/i, ''));
}
