// The only caller of the YAML package's parser. It makes an error object for everything it complains about, and most of the
// time a broken file takes goes into recording where in this program that happened: nobody reads that, so it is left out.

import { type Document, parseDocument } from 'yaml';

/** Duplicate keys are allowed, as the runtime allows them; errors are kept, in order, without texts for people. */
const options = {
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  strict: true,
  keepSourceTokens: true,
} as const;

let last: { readonly source: string; readonly document: Document.Parsed } | undefined;

/** The same, kept until the next frontmatter comes: its author's reading and the runtime's begin with the same parse. */
export function parseFrontmatter(source: string): Document.Parsed {
  if (last?.source !== source) last = { source, document: parseYaml(source) };
  return last.document;
}

/** Never throws: what is wrong is in `errors`. The result is shared; nobody may change it. */
export function parseYaml(source: string): Document.Parsed {
  if (last?.source === source) return last.document;
  const engine = Error as { stackTraceLimit?: number };
  const limit = engine.stackTraceLimit;
  engine.stackTraceLimit = 0;
  try {
    return parseDocument(source, options);
  } finally {
    if (limit !== undefined) engine.stackTraceLimit = limit;
  }
}
