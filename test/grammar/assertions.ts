// Reads the assertions out of a grammar fixture, in the style of vscode-tmgrammar-test: a line that starts with `#` and
// carets says which scopes the characters above the carets carry. `#<--` points at the first characters of the line.
// After ` - ` stand scopes that must not be there. Assertion lines are taken out before the text is tokenised.

export interface Assertion {
  /** Line of the fixture the assertion stands in, from 1. */
  readonly fixtureLine: number;
  /** Line of the stripped text it speaks of, from 0. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
  readonly absent: readonly string[];
}

interface GrammarFixture {
  readonly lines: readonly string[];
  readonly assertions: readonly Assertion[];
}

const carets = /^#\s*(\^+)\s+(.*)$/u;
const arrow = /^#<(~*)(-+)\s+(.*)$/u;

export function readFixture(text: string): GrammarFixture {
  const lines: string[] = [];
  const assertions: Assertion[] = [];
  text.split(/\r?\n/u).forEach((source, index) => {
    const range = pointedAt(source);
    if (range === undefined) {
      lines.push(source);
      return;
    }
    const [scopes = '', absent = ''] = ` ${range.claim}`.split(/\s-\s/u);
    assertions.push({
      fixtureLine: index + 1,
      line: lines.length - 1,
      start: range.start,
      end: range.end,
      scopes: words(scopes),
      absent: words(absent),
    });
  });
  return { lines, assertions };
}

function pointedAt(source: string): { start: number; end: number; claim: string } | undefined {
  const below = carets.exec(source);
  if (below) {
    const marks = below[1] ?? '';
    const start = source.indexOf('^');
    return { start, end: start + marks.length, claim: below[2] ?? '' };
  }
  const first = arrow.exec(source);
  if (first) {
    const start = (first[1] ?? '').length;
    return { start, end: start + (first[2] ?? '').length, claim: first[3] ?? '' };
  }
  return undefined;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
