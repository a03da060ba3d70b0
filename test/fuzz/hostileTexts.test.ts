// Hostile and random input is parsed, judged and checked to the end, and nothing is run. Time limits only stop what never ends.

import { describe, expect, it } from 'vitest';
import { complete } from '../../server/src/core/features/completion/completion';
import { hover } from '../../server/src/core/features/hover/hoverAt';
import { contextOf, findingsIn } from '../support/agents';
import { fixedAll } from '../support/drivers';

const agent = (fields: string, body = 'Do it.\n'): string =>
  `---\nname: owl\ndescription: Use it.\n${fields}---\n${body}`;
const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
for (let i = 1; i < 12; i++) {
  const [own, before] = ['abcdefghijkl'[i], 'abcdefghijkl'[i - 1]];
  bomb.push(`${own}: &${own} [${Array(9).fill(`*${before}`).join(',')}]`);
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a megabyte of body', agent('', 'word '.repeat(210_000))],
  ['a megabyte of description', agent(`model: ${'sonnet '.repeat(150_000)}\n`)],
  ['a megabyte without a fence', '---\n'.concat('x'.repeat(1_000_000))],
  ['NUL', agent('tools: Re\u0000ad\n', '\u0000')],
  ['a byte order mark', `\uFEFF${agent('')}`],
  ['two byte order marks', `\uFEFF\uFEFF${agent('')}`],
  ['CRLF', agent('tools: Read\n').replaceAll('\n', '\r\n')],
  ['lone CR', agent('tools: Read\n').replaceAll('\n', '\r')],
  ['unpaired surrogates', agent('tools: \ud800Read, \udc00\n', '\ud83d')],
  ['an alias bomb', agent(`${bomb.join('\n')}\n`)],
  ['an alias bomb in tools', agent(`${bomb.join('\n')}\ntools: *l\n`)],
  ['an alias of itself', agent('tools: &a [*a]\n')],
  ['ten thousand keys', agent(Array.from({ length: 10_000 }, (_, i) => `key${i}: value\n`).join(''))],
  ['ten thousand tools', agent(`tools: ${Array.from({ length: 10_000 }, (_, i) => `Tool${i}`).join(', ')}\n`)],
  ['a thousand brackets', agent(`tools: ${'['.repeat(1000)}\n`)],
  ['a thousand levels', agent(`hooks:\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`)],
  ['ten thousand open examples', agent(`color: ${'<example>'.repeat(10_000)}\n`)],
  ['a description of open examples', `---\nname: owl\ndescription: "${'<example>Context: '.repeat(5_000)}"\n---\n`],
  ['unclosed everything', '---\nname: "owl\ndescription: \'Use <example>\ntools: [Read, "Bash(\nmodel: {'],
  ['a program for a frontmatter', '---js\n{ name: globalThis.ran = true }\n---\n'],
  ['a program beside a frontmatter', agent('model: !!js/function "function(){ globalThis.ran = true }"\n')],
  ['a prototype for a key', agent('__proto__: x\nconstructor: y\ntoString: z\n')],
  ['many blanks', agent(`tools:${' '.repeat(100_000)}\n`)],
  ['many blanks inside a value', agent(`color: red${' '.repeat(100_000)}x\n`)],
  ['many blank lines between fields', agent(`color: red\n${'\n'.repeat(50_000)}${' '.repeat(50_000)}\nmodel: opus\n`)],
  ['headings with Windows line ends and no fence', '# a\r\n'.repeat(5_000)],
  ['capitals that are no name of a tool', agent('tools: Read\n', `Aa${'AA'.repeat(5_000)}_\n`)],
  ['many dashes', `---\n${'-'.repeat(100_000)}\n`],
  ['many line breaks', `${'\n'.repeat(100_000)}---\nname: a\n`],
];

describe('parsing hostile texts', () => {
  it.each(TEXTS)(
    '%s',
    (_name, text) => {
      const context = contextOf(text);
      findingsIn(text);
      for (const offset of [0, Math.min(20, text.length), Math.floor(text.length / 2), text.length]) {
        complete(context, offset);
        hover(context, offset);
      }
      expect('ran' in globalThis).toBe(false);
    },
    600_000,
  );

  it.each(TEXTS.filter(([, text]) => text.length < 100_000))(
    'fix-all settles: %s',
    (_name, text) => {
      const fixed = fixedAll(text);
      expect(fixedAll(fixed)).toBe(fixed);
    },
    600_000,
  );
});
