// Reads frontmatter like programs that use gray-matter; only its YAML engine is allowed, since others execute the frontmatter.

import { tooDeepAt } from '../../core/syntax/yamlDocument';
import type { FrontmatterReader } from '../../core/workspace/agentContext';

type Matter = typeof import('gray-matter');

let loaded: Matter | undefined;

/** Loaded on first use, to keep the start-up of the server short. */
function matterOf(): Matter {
  loaded ??= require('gray-matter') as Matter;
  return loaded;
}

const refuse = {
  parse(): never {
    throw new Error('only YAML frontmatter is read');
  },
};

export const grayMatterReader: FrontmatterReader = {
  id: 'gray-matter',
  read(text) {
    if (!/^\uFEFF?---[ \t]*\r?\n/.test(text)) return { error: 'no frontmatter' };
    if (longestGap(text) > MAX_GAP || tooDeepAt(text) !== undefined) return undefined;
    try {
      // Passing options disables its cache, which returns {} for a text that failed before (4.0.3).
      const { data } = matterOf()(text, { language: 'yaml', engines: { javascript: refuse, json: refuse } });
      return { fields: new Map(Object.entries(data)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  },
};

/** Blank lines in a row; the time of gray-matter is quadratic in them (4.0.3). */
const MAX_GAP = 1000;

function longestGap(text: string): number {
  let gap = 0;
  let longest = 0;
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    gap = /\S/.test(text.slice(start, Math.min(end, start + 200))) || end - start > 200 ? 0 : gap + 1;
    longest = Math.max(longest, gap);
    start = end + 1;
  }
  return longest;
}
