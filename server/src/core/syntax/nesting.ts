// How deep brackets are nested: readers of YAML call themselves for each level, and the end of the stack ends the process.

/** Deeper than any real file is nested. */
const DEEPEST = 500;

/** Offset of the first bracket that is nested too deep; absent where none is. Quoted brackets count, which only errs early. Linear. */
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
