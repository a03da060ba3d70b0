// Twice the text takes about twice the time, whatever the text is: what a file costs cannot be driven up by how it is written.
// Measured in processor time of this process and as a ratio, so that neither the machine nor its load counts.

import { describe, expect, it } from 'vitest';
import { documentLinks } from '../../server/src/core/features/structure/documentLinks';
import { documentSymbols } from '../../server/src/core/features/structure/documentSymbols';
import { sayEnglish } from '../../server/src/core/messages/render';
import { check } from '../../server/src/core/rules/run';
import { contextOf, strict } from '../support/agents';

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
];

const SMALLEST = 250;
const LARGEST = 8_000;
/** Below it a measurement is mostly noise, in microseconds. */
const ENOUGH = 40_000;
/** Four times the text: linear is 4, quadratic 16. */
const LIMIT = 10;

describe('four times the text', () => {
  it.each(TEXTS)('%s', { timeout: 300_000 }, (_what, make) => {
    let size = SMALLEST;
    while (size < LARGEST && took(make(size)) < ENOUGH) size *= 2;
    const least = (text: string): number => Math.min(...[1, 2, 3].map(() => took(text)));
    const ratio = least(make(size * 4)) / Math.max(least(make(size)), ENOUGH / 4);
    expect(ratio, `from ${size} times to ${size * 4} times`).toBeLessThan(LIMIT);
  });
});

/** Microseconds of processor time for all that looks at a whole file. */
function took(text: string): number {
  const before = process.cpuUsage();
  const context = contextOf(text);
  check(context, strict);
  documentLinks(context, { markdownLinks: true });
  documentSymbols(context, { headings: true, say: sayEnglish });
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
