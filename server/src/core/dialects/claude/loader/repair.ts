// Claude Code's repair of frontmatter that YAML rejects: quotes suspicious one-line values; not in CRLF files (2.1.329, 2026-11).

import { isPlainList, readYaml } from '../../../syntax/plainYaml';

const KEY_LINE = /^([a-zA-Z_-]+):\s+(\S.*)$/;
const SUSPICIOUS = /[{}[\]*&#!|>%@`]|: /;

/** The region with every line quoted that the runtime would quote; the same text if there is none. */
export function repairFrontmatter(region: string): string {
  return region
    .split('\n')
    .map((line) => repairLine(line).replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)))
    .join('\n');
}

/** Key and written value of a line that the runtime would quote; absent for other lines. */
export function quotedByRuntime(line: string): { readonly key: string; readonly value: string } | undefined {
  const match = KEY_LINE.exec(line);
  const key = match?.[1];
  const value = match?.[2];
  if (key === undefined || value === undefined) return undefined;
  if ((value.startsWith('"') && value.endsWith('"')) || (value.startsWith("'") && value.endsWith("'")))
    return undefined;
  if (!SUSPICIOUS.test(value)) return undefined;
  if (value.startsWith('[') && value.endsWith(']')) {
    const reading = readYaml(value);
    if ('value' in reading && isPlainList(reading.value)) return undefined;
  }
  return { key, value };
}

function repairLine(line: string): string {
  const quoted = quotedByRuntime(line);
  return quoted ? `${quoted.key}: "${quoted.value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"` : line;
}
