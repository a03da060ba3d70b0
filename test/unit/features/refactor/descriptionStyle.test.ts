// The description in another style: what is written then, and where a style is not offered because it could not hold it.

import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../support/agents';
import { refactoredAt, refactors, titlesAt } from '../../../support/refactors';

const file = (description: string, more = ''): string =>
  `---\nname: owl\ndescription: ${description}\n${more}---\nDo it.\n`;
const PLAIN = 'Write the description without quotes';
const SINGLE = 'Write the description in single quotes';
const DOUBLE = 'Write the description in double quotes';
const BLOCK = 'Write the description as a block';
const stylesAt = (marked: string, given = {}): readonly string[] =>
  titlesAt(marked, given).filter((title) => [PLAIN, SINGLE, DOUBLE, BLOCK].includes(title));

describe('descriptionStyles', () => {
  it.each<[string, string, string, string]>([
    ['plain in single quotes', 'Use$0 it.', SINGLE, "'Use it.'"],
    ['plain in double quotes', 'Use$0 "it".', DOUBLE, '"Use \\"it\\"."'],
    ['plain as a block', 'Use$0 it.', BLOCK, '|-\n  Use it.'],
    ['plain over lines as a block', 'Use\n  it$0.', BLOCK, '|-\n  Use it.'],
    ['single as plain', "'Use$0 it.'", PLAIN, 'Use it.'],
    ['single as double', "'Use$0 ''it''.'", DOUBLE, '"Use \'it\'."'],
    ['double as single', '"Use: $0it\'s."', SINGLE, "'Use: it''s.'"],
    [
      'double as a block',
      '"Use it.\\n\\n$0<example>\\nuser: \\"Now\\"\\n</example>"',
      BLOCK,
      '|-\n  Use it.\n\n  <example>\n  user: "Now"\n  </example>',
    ],
    ['a block as double', '|-\n  Use it.\n\n  $0And: "so".', DOUBLE, '"Use it.\\n\\nAnd: \\"so\\"."'],
    ['a block with its last line break', '|\n  Use$0 it.', DOUBLE, '"Use it.\\n"'],
    ['its last line break as a block', '"Use$0 it.\\n"', BLOCK, '|\n  Use it.'],
    ['folded as a block', '>-\n  Use\n  it$0.\n\n  Now.', BLOCK, '|-\n  Use it.\n  Now.'],
    ['folded in quotes', '>-\n  Use\n  it$0.', SINGLE, "'Use it.'"],
    ['the two characters \\n as a block', "'Use it.\\n$0Now.'", BLOCK, '|-\n  Use it.\n  Now.'],
    ['the two characters \\n in double quotes', "'Use it.\\n$0Now.'", DOUBLE, '"Use it.\\nNow."'],
    [
      'a comment behind it moved to the first line of the block',
      'Use$0 it. # for now',
      BLOCK,
      '|- # for now\n  Use it.',
    ],
    [
      'a comment in the first line of a block moved behind it',
      '|- # for now\n  Use$0 it.',
      DOUBLE,
      '"Use it." # for now',
    ],
    ['a comment kept from fold to block', '>- # for now\n  Use$0 it.', BLOCK, '|- # for now\n  Use it.'],
    ['a comment kept behind quotes', '"Use$0 it." # for now', SINGLE, "'Use it.' # for now"],
  ])('writes the description %s', (_case, before, title, after) => {
    for (const more of ['', 'model: opus\n', '# end\n'])
      for (const eol of ['\n', '\r\n'])
        refactors(file(before, more).replaceAll('\n', eol), title, file(after, more).replaceAll('\n', eol));
  });

  it.each(['tools: [Read', 'skills: *none', 'model: "opus', 'tools:\n\t- Read', 'descr'])(
    'works beside %j',
    (broken) => {
      const above = (text: string): string => `---\n${broken}\nname: owl\ndescription: ${text}\n---\nDo it.\n`;
      refactors(above('Use$0 it.'), DOUBLE, above('"Use it."'));
      refactors(above('|-\n  Use\n  it$0.'), DOUBLE, above('"Use\\nit."'));
      const below = (text: string): string => `---\nname: owl\ndescription: ${text}\n${broken}\n---\nDo it.\n`;
      refactors(below("'Use$0 it.'"), DOUBLE, below('"Use it."'));
    },
  );

  it('offers no block in a file that Claude Code reads only after a repair', () => {
    expect(contextOf('---\nname: owl\ndescription: |-\n  Use it.\ntools: [Read\n---\n').verdict.status).toBe('skipped');
    expect(stylesAt('---\nname: owl\ndescription: Use$0 it.\ntools: [Read\n---\n')).toEqual([SINGLE, DOUBLE]);
  });

  it('works at the start of the file and directly before its closing fence', () => {
    const at = (description: string): string => `---\ndescription: ${description}\nname: owl\n---`;
    refactors(at('"Use$0 it."'), BLOCK, at('|-\n  Use it.'));
  });

  it('keeps a literal \\n for a plugin', () => {
    const path = 'plugins/p/agents/owl.md';
    refactors(file("'Use it.\\n$0Now.'"), DOUBLE, file('"Use it.\\\\nNow."'), { path, scope: 'plugin' });
    refactors(file("'Use it.\\n$0Now.'"), BLOCK, file('|-\n  Use it.\\nNow.'), { path, scope: 'plugin' });
    expect(stylesAt(file('"Use it.\\n$0Now."'), { path, scope: 'plugin' })).toEqual([BLOCK]);
  });
});

describe('descriptionStyles availability', () => {
  it.each<[string, string, readonly string[]]>([
    ['in every style but its own', 'Use$0 it.', [SINGLE, DOUBLE, BLOCK]],
    ['on its name too', 'Use it.', [SINGLE, DOUBLE, BLOCK]],
    ['not plain where it has a colon', "'Use: $0it.'", [DOUBLE, BLOCK]],
    ['not plain where it has a comment sign', "'Use #$01 and #2'", [DOUBLE, BLOCK]],
    ['not plain where it is a word of truth', '"y$0es"', [SINGLE, BLOCK]],
    ['not plain where it is a date', '"2026-$001-02"', [SINGLE, BLOCK]],
    ['not in single quotes with line breaks', '|-\n  Use\n  i$0t', [DOUBLE]],
    ['only double with three dashes', '"Use -\\x2d-$0 it"', []],
    ['only in double quotes with an escape character', '"Use \\e$0 it"', []],
    ['not as a block with a line separator', '"Use \\L$0 it"', []],
    ['not as a block with blanks at the end of a line', '"Use \\n$0it"', []],
    ['not plain before a comment', '"Use$0 it." # now', [SINGLE, BLOCK]],
    ['not plain before the comment of a block', '|- # now\n  Use$0 it.', [SINGLE, DOUBLE]],
    ['in nothing where it is broken', 'Use: this$0 when: x', []],
    ['in nothing with an anchor', '&a Use$0 it', []],
    ['in nothing where it is empty', '$0', []],
    ['in nothing where it is a list', '[Use,$0 it]', []],
  ])('offers the other styles for %s', (name, description, titles) => {
    const marked = file(description);
    expect(stylesAt(name.includes('its name') ? marked.replace('desc', 'de$0sc') : marked)).toEqual(titles);
  });

  it('requires the selection to lie in the description', () => {
    expect(stylesAt('---\nna$0me: owl\ndescription: Use it.\n---\n')).toEqual([]);
    expect(stylesAt('---\nna$<me: owl\ndescription: Use$> it.\n---\n')).toEqual([]);
    expect(stylesAt('---\nname: owl\ndescription: $<Use$> it.\n---\n')).toEqual([SINGLE, DOUBLE, BLOCK]);
    expect(stylesAt('---\nname: owl\ndescription: Use it.\n---\nDo$0 it.\n')).toEqual([]);
  });

  it('ignores a description that another below replaces', () => {
    expect(stylesAt('---\nname: owl\ndescription: Us$0e it.\ndescription: Use that.\n---\n')).toEqual([]);
  });

  it('ignores a file that is no agent or has no closing fence', () => {
    expect(titlesAt('# A readme$0\n')).toEqual([]);
    expect(titlesAt('---\ntitle: No$0tes\n---\n')).toEqual([]);
    expect(titlesAt('---\nname: owl\ndescription: Use$0 it.\n')).toEqual([]);
  });
});

it('restores the description when applied back', () => {
  const start = file('"Use it.\\n\\n<example>\\nuser: \\"It\'s: #1\\"\\n</example>"');
  const block = refactoredAt(start.replace('Use', 'Us$0e')).find(({ title }) => title === BLOCK)?.text ?? '';
  const back = refactoredAt(block.replace('Use', 'Us$0e')).find(({ title }) => title === DOUBLE)?.text;
  expect(back).toBe(start);
  expect(contextOf(block).verdict).toMatchObject({
    description: 'Use it.\n\n<example>\nuser: "It\'s: #1"\n</example>',
  });
});
