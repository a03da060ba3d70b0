// Hostile bodies: every feature answers, with spans inside of the file. Time limits only stop what never ends.

import { describe, expect, it } from 'vitest';
import { codeLens } from '../../server/src/core/features/codeLens';
import { agentColor } from '../../server/src/core/features/documentColors';
import { highlightsAt } from '../../server/src/core/features/documentHighlights';
import { documentLinks } from '../../server/src/core/features/documentLinks';
import { type DocumentSymbol, documentSymbols } from '../../server/src/core/features/documentSymbols';
import { folds } from '../../server/src/core/features/folding';
import { inlayHints } from '../../server/src/core/features/inlayHints';
import { selectionsAt } from '../../server/src/core/features/selectionRanges';
import { semanticTokens } from '../../server/src/core/features/semanticTokens';
import { inEnglish } from '../../server/src/core/messages/render';
import type { Span } from '../../server/src/core/text/span';
import type { AgentContext } from '../../server/src/core/workspace/agentContext';
import { contextOf } from '../support/agents';

const agent = (fields: string, body: string): string => `---\nname: owl\ndescription: Use it.\n${fields}---\n${body}`;
const times = (text: string): string => text.repeat(Math.ceil(1_000_000 / text.length));

const TEXTS: readonly (readonly [string, string])[] = [
  ['a megabyte of one line', agent('', times('word '))],
  ['a megabyte of one word', agent('', times('a'))],
  ['a megabyte of lines', agent('', times('A line of a prompt, as they are.\n'))],
  ['a megabyte of headings', agent('', times('# a\n## b\n### c\n'))],
  ['a megabyte of blank headings', agent('', times(`#${' '.repeat(500)}\n`))],
  ['a heading of blanks', agent('', `# a ${times(' ')}#\n`)],
  ['a heading of signs', agent('', `# a ${times('#')}b\n`)],
  ['a megabyte of fences', agent('', times('```\ncode\n```\n'))],
  ['a megabyte of backquotes', agent('', times('`'))],
  ['a megabyte of code spans', agent('tools: Read\n', times('`Read` `mcp__a__b` '))],
  ['a megabyte of open code spans', agent('', times(`\`${'a'.repeat(250)}`))],
  ['a megabyte of mentions', agent('', times('@agent-owl @agent-'))],
  ['a megabyte of open comments', agent('', times('<!--\n'))],
  ['a megabyte of links', agent('', times('[a](b/c.md) @d/e.md '))],
  ['a megabyte of open comments and a link', agent('', `[a](b.md) ${times('<!-- @a/b.md ')}`)],
  ['a megabyte of open links', agent('', `[a](b.md) ${times('](')}`)],
  ['a megabyte of open links with blanks', agent('', `[a](b.md) ${times(`](${' '.repeat(50)}`)}`)],
  ['a megabyte of a path', agent('', `[a](b.md) @${times('a/')} @${times('a.')}`)],
  ['a megabyte of brackets', agent('', times(']('))],
  ['a megabyte of blank lines', agent('', times('\n \r\n'))],
  [
    'half a megabyte of description',
    `---\nname: owl\ndescription: |\n${`  ${'words '.repeat(20)}\n`.repeat(4_000)}---\n`,
  ],
  [
    'examples',
    `---\nname: owl\ndescription: "${'<example>user: \\"owl\\" assistant: \\"owl owl\\"</example>'.repeat(3_000)}"\n---\n`,
  ],
  ['open examples', `---\nname: owl\ndescription: "${'<example>Context: '.repeat(5_000)}"\n---\n`],
  ['ten thousand fields', agent(Array.from({ length: 10_000 }, (_, i) => `key${i}: value\n`).join(''), '')],
  ['ten thousand tools', agent(`tools: ${Array.from({ length: 10_000 }, (_, i) => `Tool${i}`).join(', ')}\n`, '')],
  ['ten thousand agents', agent(`tools: Agent(${Array.from({ length: 10_000 }, (_, i) => `a${i}`).join(',')})\n`, '')],
  ['deep lists', agent(`hooks: ${'['.repeat(500)}${']'.repeat(500)}\n`, '')],
  ['NUL and unpaired surrogates', agent('tools: Re\u0000ad, \ud800\n', '# \udc00 `\u0000`\n')],
  ['lone CR', agent('tools: Read\n', '# a\n').replaceAll('\n', '\r')],
  ['a byte order mark', `\uFEFF${agent('', '# a\n')}`],
  ['an alias of itself', agent('tools: &a [*a]\nmcpServers: *a\n', '')],
  ['unclosed everything', '---\nname: "owl\ndescription: \'Use <example>\ntools: [Read, "Bash(\nmodel: {'],
  ['nothing', ''],
];

function everySpan(context: AgentContext, offsets: readonly number[]): readonly Span[] {
  const flat = (symbols: readonly DocumentSymbol[]): readonly Span[] =>
    symbols.flatMap(({ span, selection, children }) => [span, selection, ...flat(children)]);
  const color = agentColor(context);
  codeLens(context, inEnglish);
  inlayHints(context, { model: true, tokens: true });
  return [
    flat(documentSymbols(context, { headings: true, localize: inEnglish })),
    folds(context),
    documentLinks(context, { markdownLinks: true }).map(({ span }) => span),
    semanticTokens(context).map(({ span }) => span),
    color ? [color.span] : [],
    ...offsets.flatMap((offset) => [
      selectionsAt(context, offset),
      highlightsAt(context, offset).map(({ span }) => span),
    ]),
  ].flat();
}

describe('features of hostile bodies', () => {
  it.each(TEXTS)(
    '%s',
    (_name, text) => {
      const context = contextOf(text);
      const offsets = [0, Math.min(20, text.length), Math.floor(text.length / 2), text.length];
      let outside = 0;
      for (const { start, end } of everySpan(context, offsets))
        if (start < 0 || end < start || end > text.length) outside++;
      expect(outside).toBe(0);
    },
    600_000,
  );
});
