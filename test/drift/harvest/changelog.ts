// Reads the changelog of earlier releases from the text of a program.

/** By version, the entries that may be about something an agent file can say. */
export type Changelog = ReadonlyMap<string, readonly string[]>;

const FIRST_HEADING = /(["'`])##\s+\d+\.\d+\.\d+(?:\\n|\n)/g;
const HEADING = /##\s+(\d+\.\d+\.\d+)(?:\\n|\n)+/g;
const TOUCHES =
  /\bsub-?agents?\b|\b(?:custom|plugin|project|built-in|background) agents?\b|\bagent (?:files?|definitions?|types?|names?)\b|\.claude\/agents|\bfrontmatter\b|\bhooks?\b|\bpermission modes?\b|\bmodels? (?:alias|id|name)|\bretire|\b`?(?:disallowed|allowed)?[tT]ools`?\b|\bskills\b/;

export function changelogIn(texts: readonly string[]): Changelog {
  const found = new Map<string, readonly string[]>();
  for (const text of texts)
    for (const { index, 1: quote = '' } of text.matchAll(FIRST_HEADING)) {
      const literal = literalAt(text, index + 1, quote);
      const headings = [...literal.matchAll(HEADING)];
      for (const [at, { index: start, 0: heading, 1: version = '' }] of headings.entries()) {
        const section = literal.slice(start + heading.length, headings[at + 1]?.index);
        const entries = entriesIn(section);
        if (entries.length > 0)
          found.set(
            version,
            entries.filter((entry) => TOUCHES.test(entry)),
          );
      }
    }
  return found;
}

function literalAt(text: string, start: number, quote: string): string {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return text.slice(start, at);
  }
  return text.slice(start);
}

const entriesIn = (section: string): readonly string[] =>
  section
    .split(/\\n|\n/)
    .flatMap((line) => /^[-*] +(.+)$/.exec(line.trim())?.[1] ?? [])
    .map((entry) => entry.replaceAll(/\\(["'`])/g, '$1'));
