// Claude Code's second try at a frontmatter that YAML rejects: it quotes suspicious one-line values and parses again.
// Kept exactly as measured on 2.1.329 (2026-11-20), oddities included; what authors should do about it is the rules'
// business. `.` not matching \r is why no line of a CRLF file is ever repaired.

import { isPlainList, readYaml } from '../../../syntax/plainYaml';

const KEY_LINE = /^([a-zA-Z_-]+):\s+(\S.*)$/;
const SUSPICIOUS = /[{}[\]*&#!|>%@`]|: /;

/** The region with every line quoted that the runtime would quote; the same text where none is. */
export function repairFrontmatter(region: string): string {
  return region
    .split('\n')
    .map((line) => repairLine(line).replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)))
    .join('\n');
}

/** The key and value of a line that the runtime would quote, the value as it stands; absent where it leaves the line alone. */
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
