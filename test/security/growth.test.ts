// Work grows linearly with the length of a file, whatever its content; counted, as a ratio.

import { describe, expect, it } from 'vitest';
import { fixesAt } from '../../server/src/core/features/codeActions';
import { complete } from '../../server/src/core/features/completion/completion';
import { documentLinks } from '../../server/src/core/features/documentLinks';
import { documentSymbols } from '../../server/src/core/features/documentSymbols';
import { refactorings } from '../../server/src/core/features/refactor/refactorings';
import { promptExample } from '../../server/src/core/features/routingFixes/promptExample';
import { inEnglish } from '../../server/src/core/messages/render';
import { check } from '../../server/src/core/rules/run';
import { LineIndex } from '../../server/src/core/text/lineIndex';
import { span } from '../../server/src/core/text/span';
import { anyGlob, readGlobs } from '../../server/src/core/workspace/globs';
import { toCompletionItem } from '../../server/src/lsp/convert';
import { contextOf, strict } from '../support/agents';
import { growth, LINEAR } from '../support/work';

const agent = (fields: string, body = 'Do it.\n'): string =>
  `---\nname: owl\ndescription: Use it.\n${fields}---\n${body}`;

const TEXTS: readonly (readonly [string, (times: number) => string])[] = [
  ['headings with Windows line ends and no fence', (n) => '# a\r\n'.repeat(n)],
  ['capitals that are no name of a tool', (n) => agent('tools: Read\n', `Aa${'AA'.repeat(n)}_\n`)],
  ['blanks after a field', (n) => agent(`color: red${' '.repeat(n)}x\n`)],
  ['blanks in a list', (n) => agent(`tools: Read,${' '.repeat(n)}x\n`)],
  ['blank lines between fields', (n) => agent(`color: red\n${'\n'.repeat(n)}model: opus\n`)],
  ['dashes in a field', (n) => agent(`color: ${'-'.repeat(n)}\n`)],
  ['a name of dashes', (n) => `---\nname: a${'-'.repeat(n)}b\ndescription: Use it.\n---\nDo it.\n`],
  ['a name of an MCP tool', (n) => agent(`tools: mcp__${'_'.repeat(n)}\n`)],
  ['quotes around a tool', (n) => agent(`tools: ${"'".repeat(n)}Read\n`)],
  ['open comments that disable', (n) => agent('', '<!-- subagents-disable '.repeat(n))],
  ['open links', (n) => agent('', '[a]( '.repeat(n))],
  ['open code', (n) => agent('', '`a '.repeat(n))],
  ['open examples', (n) => `---\nname: owl\ndescription: "${'<example>Context: '.repeat(n)}"\n---\nDo it.\n`],
  ['speakers', (n) => `---\nname: owl\ndescription: "${'user: assistant: '.repeat(n)}"\n---\nDo it.\n`],
  ['to-do notes', (n) => agent('', 'TODO say when '.repeat(n))],
  ['calls of agents', (n) => agent('', 'Agent('.repeat(n))],
  ['a path of folders', (n) => agent('', `@${'a/'.repeat(n)}`)],
  ['blank lines and no end of the frontmatter', (n) => `---${'\n'.repeat(n)}${'- -'.repeat(2 * n)}`],
  ['blanks behind an item of a list in lines', (n) => agent(`tools:\n  - Read${' '.repeat(n)}x\n`)],
  ['blanks behind a colon, with Windows line ends', (n) => agent(`color:${' '.repeat(n)}x: y: z\r\n`)],
  [
    'blank lines in a field beside one that YAML rejects',
    (n) => agent(`color: |\n  a\n${'\n'.repeat(n)}  b\nmodel: x: y: z\n`),
  ],
  ['a fence of code that never ends', (n) => agent('', `[a](b.md)\n${'`'.repeat(n)}`)],
  ['quotes inside of a tool', (n) => agent(`tools: Read, a${'”'.repeat(n)}b\n`)],
  ['a name of an MCP tool over two lines', (n) => agent(`tools: ["mcp__${'_'.repeat(n)}\\nx"]\n`)],
  ['blanks in a specifier', (n) => agent(`disallowedTools: "Bash(${' '.repeat(n)}x)"\n`)],
  ['dashes in a list that refers to nothing', (n) => agent(`skills:\n  ${'- '.repeat(n)}x *y\n`)],
  ['blanks in an item that is no field', (n) => agent(`hooks:\n  a${' '.repeat(n)}b\n  c: d: e\n`)],
  ['a long word before a colon in a text', (n) => agent(`color: ${'x'.repeat(n)} y: z\n`)],
  ['a field of tools that is none', (n) => agent(`${'tools'.repeat(n)} x\n  y: z: w\n`)],
  ['low lines in the name of an MCP tool', (n) => agent(`tools: mcp__a__b${'_'.repeat(n)}c(x)\n`)],
  ['blanks in a comment that disables', (n) => agent(`#${' '.repeat(n)}x\n# subagents-disable${' '.repeat(n)}\n`)],
  [
    'words that lead to examples',
    (n) => `---\nname: owl\ndescription: "${'example of when '.repeat(n)}:"\n---\nDo it.\n`,
  ],
];

/** Requests about a text, each with its worst case. */
const ASKED: readonly (readonly [string, (times: number) => string, (text: string) => unknown])[] = [
  ['letters before the cursor in a description', (n) => agent(`x: 1\ndescription: "${'a'.repeat(n)}1$0"\n`), completed],
  ['letters before the cursor in a body', (n) => agent('', `${'a'.repeat(n)}.$0`), completed],
  ['letters before a parenthesis', (n) => agent(`tools: ${'a'.repeat(n)}.($0\n`), completed],
  ['blank lines between hooks', (n) => agent(`hooks:${'\n '.repeat(n)}x\n  $0\n`), completed],
  ['a comment of another language', (n) => agent(`// x${' '.repeat(n)}y\n`), fixed],
  [
    'a line before an example that is not closed',
    (n) => `---\nname: owl\ndescription: |\n  ${'x'.repeat(n)}\n  <example>\n  user: "a"\n---\nDo it.\n`,
    fixed,
  ],
  ['blanks in a hook beside the hooks', (n) => agent(`PreToolUse:\n  - matcher: x${' '.repeat(n)}y\n`), fixed],
  ['brackets in a heading', (n) => agent('', `$0## ${'['.repeat(n)}\n\nText.\n`), refactored],
  [
    'lines in a description in quotes',
    (n) => `---\nname: owl\ndes$0cription: "a${'\\n'.repeat(n)}b"\n---\nDo it.\n`,
    refactored,
  ],
  ['blanks before words in bold', (n) => agent('', `${' '.repeat(n)}x`), worded],
  ['blanks in a heading', (n) => agent('', `#${' '.repeat(n)}\rx`), worded],
  ['blanks in a prompt', (n) => ' '.repeat(n), (blanks) => promptExample(contextOf(agent('')), `a${blanks}b`)],
  ['folders of folders in a setting', (n) => 'a/'.repeat(n), (path) => anyGlob(['**/a/**/a/**/b/**/*.md']).test(path)],
  [
    'stars in a setting',
    (n) => 'a'.repeat(n),
    (path) => anyGlob(['*a*a*a*a*b.md', '{*,?}[ab]*a*[!a]*b.md']).test(path),
  ],
  [
    'globs in a setting',
    (n) => '*a'.repeat(n),
    (glob) => readGlobs(Array.from({ length: 600 }, (_, at) => `${at}/${glob}`)),
  ],
  [
    'braces in a setting',
    (n) => '{a,b'.repeat(n),
    (glob) => readGlobs([glob, `${glob}${'}'.repeat(glob.length / 4)}`]),
  ],
  ['places in a snippet', (n) => '${1:'.repeat(n), withoutSnippets],
  ['dollars in a snippet', (n) => '\\${1:'.repeat(n), withoutSnippets],
];

const SIZE = 4_000;

describe('four times the text takes linear work', () => {
  it.each(TEXTS)('when reading: %s', { timeout: 600_000 }, (_what, make) => growsWithIts(make, read));
  it.each(ASKED)('when asked: %s', { timeout: 600_000 }, (_what, make, ask) => growsWithIts(make, ask));
});

function growsWithIts(make: (times: number) => string, ask: (text: string) => unknown): void {
  expect(growth((times) => ask(make(times)), SIZE)).toBeLessThan(LINEAR);
}

/** Everything that processes a whole file. */
function read(text: string): void {
  const context = contextOf(text);
  check(context, strict);
  documentLinks(context, { markdownLinks: true });
  documentSymbols(context, { headings: true, localize: inEnglish });
}

function completed(text: string): void {
  complete(contextOf(text.replace('$0', '')), text.indexOf('$0'));
}

function fixed(text: string): void {
  expect(fixesAt(contextOf(text), span(0, text.length), strict)).not.toEqual([]);
}

function refactored(text: string): void {
  const at = text.indexOf('$0');
  const plain = text.replace('$0', '');
  refactorings(contextOf(plain), plain.startsWith('#', at) ? span(at, plain.length) : span(at, at));
}

function worded(text: string): void {
  contextOf(text, { routing: true });
}

/** For clients without snippet support. */
function withoutSnippets(newText: string): void {
  toCompletionItem(
    {
      label: 'a',
      kind: 'snippet',
      detail: '',
      hasDocumentation: false,
      replace: span(0, 0),
      newText,
      isSnippet: true,
      sortText: '',
      deprecated: false,
      retrigger: false,
    },
    new LineIndex(''),
    { snippets: false, localize: inEnglish, labelDetails: false, tags: false, retriggers: false },
  );
}
