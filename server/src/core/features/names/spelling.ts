// How a name is written where another one stood: in each style of YAML, in JSON, and as it is. What is written is read back as
// that very name.

import { writeScalar } from '../../syntax/writeScalar';

/** `raw`: in a body or a block; `plain`, `single`, `double`: in a YAML value of that style; `json`: in a string of JSON. */
export type Spelling = 'raw' | 'plain' | 'single' | 'double' | 'json';

/** Absent where a plain value cannot hold the name, and has to be quoted as a whole. */
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

/** Safe anywhere in a plain value, also in brackets: no character that YAML might take for its own. */
const isTame = (name: string): boolean => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_. +/&-]*[\p{L}\p{N}_.+-])?$/u.test(name);

/** As a value of its own: `true` and `42` are no texts unless quoted. */
export const isPlainValue = (name: string): boolean => isTame(name) && writeScalar(name, 'plain') !== undefined;
