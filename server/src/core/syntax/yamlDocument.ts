// The only caller of the YAML package's parser; skips stack traces of its errors, which take most of the time in a broken file.
// A long text is parsed in steps where the caller works in steps.

import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import { finish, type Steps } from '../text/steps';

/** Duplicate keys are allowed, as in the runtime; errors are kept without their messages. */
const options = {
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  strict: true,
  keepSourceTokens: true,
} as const;

type Parsed = Document.Parsed;

/** The last few results: the readings of one frontmatter and the search for faults parse the same texts. */
const recent = new Map<string, Parsed>();
const KEPT = 12;

/** The results of the work that is done in steps now. */
let ofSteps: ReadonlyMap<string, Parsed> | undefined;
const NONE_PARSED: ReadonlyMap<string, Parsed> = new Map();
/** Characters from which a text is parsed in steps: below, a parse takes a few milliseconds at most. */
const LONG = 4000;
/** Texts that one piece of work parses in steps; it parses further ones at once. */
const MOST_IN_STEPS = 100;

/** Thrown through work that needs a text parsed, and caught by `inSteps` alone. */
class Unparsed {
  constructor(readonly source: string) {}
}

/** Whether what was caught must be thrown again, because the work will be repeated. */
export const isUnparsed = (thrown: unknown): boolean => thrown instanceof Unparsed;

/**
 * Does work that parses YAML, in steps: where it needs a long text that was not parsed yet, it is left, the text is parsed in steps,
 * and the work is done again from the start. The work must not change anything, and must throw `isUnparsed` values again.
 */
export function* inSteps<T>(work: () => T): Steps<T> {
  const first = attempt(work, NONE_PARSED);
  if (!(first instanceof Unparsed)) return first;
  const parsed = new Map<string, Parsed>();
  for (let missing: T | Unparsed = first; ; missing = attempt(work, parsed)) {
    if (!(missing instanceof Unparsed)) return missing;
    yield;
    const document = yield* parseSteps(missing.source);
    parsed.set(missing.source, document);
    remember(missing.source, document);
    yield;
  }
}

function attempt<T>(work: () => T, parsed: ReadonlyMap<string, Parsed>): T | Unparsed {
  const before = ofSteps;
  ofSteps = parsed;
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Unparsed) return thrown;
    throw thrown;
  } finally {
    ofSteps = before;
  }
}

/** Never fails: problems are in `errors`, at least the first one. The result is shared and must not be changed. Linear in the length. */
export function parseYaml(source: string): Parsed {
  const known = ofSteps?.get(source) ?? recent.get(source);
  if (known) return known;
  if (ofSteps && source.length >= LONG && ofSteps.size < MOST_IN_STEPS) throw new Unparsed(source);
  const document = finish(parseSteps(source));
  remember(source, document);
  return document;
}

function remember(source: string, document: Parsed): void {
  const oldest = recent.keys().next();
  if (recent.size >= KEPT && !oldest.done) recent.delete(oldest.value);
  recent.set(source, document);
}

/** Lexemes a step; a millisecond or less. */
const LEXEMES = 500;

function* parseSteps(source: string): Steps<Parsed> {
  // Cut at the bracket that is too deep, the text is rejected there.
  const text = source.slice(0, tooDeepAt(source));
  const parser = new Parser();
  const lexemes = new Lexer().lex(text);
  const tokens: CST.Token[] = [];
  for (let isAtEnd = false; !isAtEnd; ) {
    isAtEnd = withoutStackTraces(() => {
      for (let count = 0; count < LEXEMES; count++) {
        const { done, value } = lexemes.next();
        if (done) {
          tokens.push(...parser.end());
          return true;
        }
        tokens.push(...parser.next(value));
      }
      return false;
    });
    yield;
  }
  return withoutStackTraces(() => {
    const document = composeToFirstError(tokens, text);
    // The runtime's reader does not limit the length of a key.
    document.errors = document.errors.filter(({ code }) => code !== LONG_KEY);
    return document;
  });
}

const LONG_KEY = 'KEY_OVER_1024_CHARS';

function compose(composer: Composer, tokens: readonly CST.Token[], end: number): Parsed {
  const [document] = composer.compose(tokens, true, end);
  // `compose` yields one for the empty text, too.
  return document as Parsed;
}

/** Private parts of the package's composer, as of 2.9.1. */
interface ComposerParts {
  onError(source: unknown, code: string, message: string, isWarning?: boolean): void;
  readonly errors: Parsed['errors'];
}

class Stopped {}

/**
 * Composes a single document up to its first error, which decides what is made of it: a broken list of examples would cost an error
 * for each of its lines. Aliases have errors that are looked for behind others.
 */
function composeToFirstError(tokens: readonly CST.Token[], text: string): Parsed {
  const at = tokens.findIndex(({ type }) => type === 'document');
  const isSingle = tokens.every(({ type }, index) => index === at || BETWEEN_DOCUMENTS.has(type));
  const composer = new Composer(options);
  if (!isSingle || text.includes('*')) return compose(composer, tokens, text.length);
  const faults = tokens.slice(0, Math.max(at, 0)).filter(({ type }) => type === 'error');
  if (faults.length > 0) return compose(composer, faults, text.length);
  const parts = composer as unknown as ComposerParts;
  const { onError } = parts;
  parts.onError = (source, code, message, isWarning) => {
    onError(source, code, message, isWarning);
    if (isWarning !== true && code !== LONG_KEY) throw new Stopped();
  };
  try {
    return compose(composer, tokens, text.length);
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown;
    const document = compose(new Composer(options), [], text.length);
    document.errors = [...parts.errors];
    return document;
  }
}

const BETWEEN_DOCUMENTS: ReadonlySet<string> = new Set(['comment', 'newline', 'space', 'error']);

function withoutStackTraces<T>(work: () => T): T {
  const engine = Error as { stackTraceLimit?: number };
  const limit = engine.stackTraceLimit;
  engine.stackTraceLimit = 0;
  try {
    return work();
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
