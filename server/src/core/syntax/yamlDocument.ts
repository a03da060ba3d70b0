// The only caller of the YAML package's parser. It makes an error object for everything it complains about, and most of the
// time a broken file takes goes into recording where in this program that happened: nobody reads that, so it is left out.

import { type Document, parseDocument } from 'yaml';
import { tooDeepAt } from './nesting';

/** Duplicate keys are allowed, as the runtime allows them; errors are kept, in order, without texts for people. */
const options = {
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  strict: true,
  keepSourceTokens: true,
} as const;

/** The last few results: the two readings of a frontmatter, and whoever explains why both failed, ask for the same texts. */
const recent = new Map<string, Document.Parsed>();
const KEPT = 12;

/** Never throws: what is wrong is in `errors`. The result is shared; nobody may change it. */
export function parseYaml(source: string): Document.Parsed {
  const known = recent.get(source);
  if (known) return known;
  const engine = Error as { stackTraceLimit?: number };
  const limit = engine.stackTraceLimit;
  engine.stackTraceLimit = 0;
  try {
    // Cut at the bracket that is too deep, the text is rejected there.
    const document = parseDocument(source.slice(0, tooDeepAt(source)), options);
    // The runtime's reader has no limit for the length of a key.
    document.errors = document.errors.filter(({ code }) => code !== 'KEY_OVER_1024_CHARS');
    const oldest = recent.keys().next();
    if (recent.size >= KEPT && !oldest.done) recent.delete(oldest.value);
    recent.set(source, document);
    return document;
  } finally {
    if (limit !== undefined) engine.stackTraceLimit = limit;
  }
}
