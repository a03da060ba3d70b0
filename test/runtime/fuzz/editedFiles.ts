// Generates agent files by editing existing ones like a hand, an editor or a paste; shares no pieces with writtenFiles.ts.

import { type Random, randomFrom } from '../../fuzz/random';
import { type GeneratedFile, OWN_NAME } from './writtenFiles';

export function editedFiles(seeds: readonly string[], seed: number, count: number): readonly GeneratedFile[] {
  const named = seeds.map(withOwnName).filter((text) => text.includes(OWN_NAME) && text.length < 6000);
  return Array.from({ length: count }, (_none, at) => {
    const random = randomFrom(seed * 100_019 + at);
    let text = random.one(named) ?? '';
    for (let left = random.below(10) === 0 ? 0 : 1 + random.below(3); left > 0; left--)
      text = edited(text, random, named);
    return { bytes: Buffer.from(text), scope: random.below(12) === 0 ? 'plugin' : 'project' };
  });
}

/** Only the first `name` of a file is that of the agent. */
const withOwnName = (text: string): string =>
  text.replace(/^(\s*name\s*:\s*["']?)[\w-]+/im, (_line, lead) => lead + OWN_NAME);

type Edit = (text: string, at: number, random: Random, others: readonly string[]) => string;

const put = (text: string, at: number, added: string, taken = 0): string =>
  text.slice(0, at) + added + text.slice(at + taken);

const SIGNS = [...':#"\'`[]{}&*!|>%@,-?\\ \t\n~=<().;/_^$+'];
const PASTED = [
  '\n',
  ': ',
  ' #',
  '---',
  '\n---\n',
  '- ',
  '\n- ',
  '\n  ',
  '"',
  "'",
  '""',
  '\\n',
  '\\"',
  "''",
  '\r',
  '\r\n',
  '\t',
  '\u2028',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\u3000',
  '“',
  '”',
  '’',
  '–',
  '…',
  '：',
  '，',
  '\n\n',
  ' |\n',
  ' >-\n',
  ', ',
  '[',
  ']',
  '{}',
  '[]',
  '<<: ',
  '&x ',
  '*x',
  '!x ',
  '!!str ',
  '\n...\n',
  '\n#',
  ' - ',
  'null',
  '~',
  '```',
  '**',
  '<b>',
  '\\',
  '%',
  '@',
  '\0',
  '\u0001',
  '\ufeff',
  '😀',
  '\n\t',
  '? ',
  '\n? ',
  '--',
  '----',
  '\n ',
  'name: ',
  'tools: ',
  '\nmodel: opus\n',
  '\ntools:\n',
];

const EDITS: readonly Edit[] = [
  (text, at, { one }) => put(text, at, one(SIGNS) ?? ''),
  (text, at, { one }) => put(text, at, one(SIGNS) ?? '', 1),
  (text, at, { one }) => put(text, at, one(PASTED) ?? ''),
  (text, at) => put(text, at, '', 1),
  (text, at, { below }) => put(text, at, '', 1 + below(12)),
  (text, at) => put(text, at, (text[at + 1] ?? '') + (text[at] ?? ''), 2),
  (text, at) => put(text, at, text[at] ?? ''),
  // A line moved, doubled, joined, cut out, commented out, moved in or out.
  inLine((line) => `${line}\n${line}`),
  inLine(() => undefined),
  inLine((line) => `# ${line}`),
  inLine((line, { below }) => ' '.repeat(1 + below(4)) + line),
  inLine((line) => `\t${line}`),
  inLine((line) => line.trimStart()),
  inLine((line) => line.replace(/^ {1,2}/, '')),
  inLine((line) => line.replace(/^( +)/, (blanks) => '\t'.repeat(blanks.length / 2))),
  (text, at) => {
    const end = text.indexOf('\n', at);
    return end < 0 ? text : put(text, end, ' ', 1);
  },
  (text, at, { below }) => {
    const lines = text.split('\n');
    const from = text.slice(0, at).split('\n').length - 1;
    const [line = ''] = lines.splice(from, 1);
    lines.splice(Math.max(0, from - 2 + below(5)), 0, line);
    return lines.join('\n');
  },
  // Editor habits: hard wraps, typographic quotes, trailing blanks, a missing last line break.
  inLine((line, { below }) => {
    const width = 12 + below(60);
    const wrapped: string[] = [''];
    for (const word of line.split(' ')) {
      if ((wrapped.at(-1) ?? '').length + word.length > width) wrapped.push('');
      wrapped[wrapped.length - 1] = `${wrapped.at(-1)}${wrapped.at(-1) === '' ? '' : ' '}${word}`;
    }
    return wrapped.join(`\n${' '.repeat(below(3))}`);
  }),
  inLine((line) => line.replace(/"([^"]*)"/, '“$1”').replace(/'([^']*)'/, '‘$1’')),
  inLine((line) => line.replace(/: (.+)$/, (_rest, value: string) => `: ${JSON.stringify(value)}`)),
  inLine((line) => line.replace(/: (.+)$/, ": '$1'")),
  inLine((line) => line.replace(/: (.+)$/, ': >\n  $1')),
  inLine((line) => line.replace(/: (.+)$/, ': |\n$1')),
  inLine((line) => line.replace(/, /g, '\n  - ')),
  inLine((line) => line.replace(/^(\s*)- /, '$1')),
  inLine((line) => line.replace(/: +/, ':')),
  inLine((line) => line.replace(/:/, '')),
  inLine((line) => line.replace(/["'\]}]\s*$/, '')),
  (text) => text.replace(/\r?\n/g, '\r\n'),
  (text, at) => put(text, at, '\r'),
  (text, at, { below }) => {
    const end = text.indexOf('\n', at);
    return end < 0 ? text : put(text, end, below(2) ? '\r' : ' ');
  },
  // Pastes: a piece or a line of another file.
  (text, at, { one, below }, others) => {
    const other = one(others) ?? '';
    const from = below(other.length);
    return put(text, at, other.slice(from, from + 1 + below(60)));
  },
  (text, at, { one }, others) => {
    const line = one((one(others) ?? '').split('\n').slice(0, 12)) ?? '';
    const start = text.lastIndexOf('\n', at - 1) + 1;
    return put(text, start, `${line}\n`);
  },
];

/** Changes the line at an offset; `undefined` deletes it. */
function inLine(change: (line: string, random: Random) => string | undefined): Edit {
  return (text, at, random) => {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    const line = text.slice(start, end < 0 ? text.length : end);
    const changed = change(line, random);
    if (changed === undefined) return text.slice(0, start) + text.slice((end < 0 ? text.length : end) + 1);
    return put(text, start, changed, line.length);
  };
}

/** Mostly in the frontmatter, often where a value begins. */
function edited(text: string, random: Random, others: readonly string[]): string {
  const { below, one } = random;
  const close = text.indexOf('\n---', 4);
  const limit = close < 0 || below(20) === 0 ? text.length : close + 4;
  const starts = [...text.slice(0, limit).matchAll(/:[ \t]+|- +|["'[,]|\n/g)].map(
    (match) => match.index + match[0].length,
  );
  const at = below(3) === 0 ? (one(starts) ?? 0) : below(limit + 1);
  return (one(EDITS) ?? ((unchanged: string) => unchanged))(text, at, random, others);
}
