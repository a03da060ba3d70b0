// Writes an agent's name in the style of its occurrence (YAML, JSON, raw), so that it is read back unchanged.

import { writeScalar } from '../../syntax/writeScalar';

/** `raw`: in a body or a block; `plain`, `single`, `double`: in a YAML value of that style; `json`: in a JSON string. */
export type Spelling = 'raw' | 'plain' | 'single' | 'double' | 'json';

/** Absent if a plain value cannot hold the name and has to be quoted as a whole. */
export function spelled(name: string, spelling: Spelling): string | undefined {
  switch (spelling) {
    case 'raw':
      return name;
    case 'plain':
      return isTame(name) ? name : undefined;
    case 'single':
      return name.replaceAll("'", "''");
    case 'double':
      return writeScalar(name, 'double')?.slice(1, -1);
    case 'json':
      return JSON.stringify(name).slice(1, -1);
  }
}

/** Safe anywhere in a plain value, also in brackets: no YAML indicator. */
const isTame = (name: string): boolean => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_. +/&-]*[\p{L}\p{N}_.+-])?$/u.test(name);

/** As a value of its own: `true` and `42` need quotes to be text. */
export const isPlainValue = (name: string): boolean => isTame(name) && writeScalar(name, 'plain') !== undefined;
