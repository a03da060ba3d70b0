// The only caller of the YAML package's parser; skips stack traces of its errors, which take most of the time in a broken file.

import { type Document, parseDocument } from 'yaml';

/** Duplicate keys are allowed, as in the runtime; errors are kept, in order, without their messages. */
const options = {
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  strict: true,
  keepSourceTokens: true,
} as const;

/** The last few results: the readings of one frontmatter and the search for faults parse the same texts. */
const recent = new Map<string, Document.Parsed>();
const KEPT = 12;

/** Never throws: problems are in `errors`. The result is shared and must not be changed. */
export function parseYaml(source: string): Document.Parsed {
  const known = recent.get(source);
  if (known) return known;
  const engine = Error as { stackTraceLimit?: number };
  const limit = engine.stackTraceLimit;
  engine.stackTraceLimit = 0;
  try {
    // Cut at the bracket that is too deep, the text is rejected there.
    const document = parseDocument(source.slice(0, tooDeepAt(source)), options);
    // The runtime's reader does not limit the length of a key.
    document.errors = document.errors.filter(({ code }) => code !== 'KEY_OVER_1024_CHARS');
    const oldest = recent.keys().next();
    if (recent.size >= KEPT && !oldest.done) recent.delete(oldest.value);
    recent.set(source, document);
    return document;
  } finally {
    if (limit !== undefined) engine.stackTraceLimit = limit;
  }
}

/** Deeper than in any real file. */
const DEEPEST = 500;

/** Offset of the first bracket that is nested too deep, if any. Counts quoted brackets too, which only errs early. Linear. */
export function tooDeepAt(source: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '[' || char === '{') {
      if (++depth > DEEPEST) return at;
    } else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
  }
  return undefined;
}
