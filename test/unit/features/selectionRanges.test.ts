// A selection that grows: each step as text, from the smallest to the whole file.

import { describe, expect, it } from 'vitest';
import { selectionsAt } from '../../../server/src/core/features/selectionRanges';
import { atCursor } from '../../support/structure';

const stepsAt = (marked: string): readonly string[] => {
  const { context, text, offset } = atCursor(marked);
  return selectionsAt(context, offset).map(({ start, end }) => text.slice(start, end));
};

/** The steps before the frontmatter and the file, which are the same everywhere; in LF and CRLF. */
function grows(marked: string, steps: readonly string[]): void {
  for (const [each, wanted] of [
    [marked, steps],
    [marked.replaceAll('\n', '\r\n'), steps.map((step) => step.replaceAll('\n', '\r\n'))],
  ] as const) {
    const all = stepsAt(each);
    expect(all.slice(0, wanted.length)).toEqual(wanted);
    expect(all.at(-1)).toBe(each.replace('$0', ''));
  }
}

const file = (fields: string): string => `---\nname: owl\n${fields}\n---\nDo it.\n`;

describe('selection ranges in a list', () => {
  it.each<[string, string, readonly string[]]>([
    ['with commas', 'tools: Re$0ad, Grep', ['Read', 'Read, Grep', 'tools: Read, Grep']],
    ['with a specifier', 'tools: Bash(gi$0t *), Grep', ['git', 'Bash(git *)', 'Bash(git *), Grep']],
    ['in quotes', 'tools: "Re$0ad, Grep"', ['Read', '"Read, Grep"', 'tools: "Read, Grep"']],
    ['in brackets', 'tools: [Read, "Gr$0ep"]', ['Grep', '"Grep"', '[Read, "Grep"]', 'tools: [Read, "Grep"]']],
    ['one a line', 'tools:\n  - Re$0ad\n  - Grep', ['Read', '- Read\n  - Grep', 'tools:\n  - Read\n  - Grep']],
    ['broken', 'tools: [Read, Gr$0ep', ['Grep', '[Read, Grep', 'tools: [Read, Grep']],
  ])('grow from item to list to field: %s', (_case, field, steps) => {
    grows(file(field), steps);
    grows(file(`${field}\ndescription: "Use`), steps);
    grows(`---\nname: owl\n${field}`, steps);
  });

  it('grow to the whole file', () => {
    grows(file('hooks:\n  Stop:\n    - hooks:\n        - type: com$0mand\n          timeout: 5'), [
      'command',
      'type: command',
      'type: command\n          timeout: 5',
    ]);
  });
});

it('grow from the name of a field', () =>
  grows(file('mod$0el: opus'), ['model', 'model: opus', '---\nname: owl\nmodel: opus\n---']));

it('grow from between two fields', () =>
  grows(file('model: opus\n$0\ncolor: red'), ['---\nname: owl\nmodel: opus\n\ncolor: red\n---']));

describe('selection ranges in a description', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'as a block',
      'description: |\n  Use it.\n  <example>\n  user: "Paint the wa$0ll"\n  assistant: "On it"\n  </example>\n  Or not.',
      [
        'wall',
        'Paint the wall',
        'user: "Paint the wall"',
        '<example>\n  user: "Paint the wall"\n  assistant: "On it"\n  </example>',
        'Use it.\n  <example>\n  user: "Paint the wall"\n  assistant: "On it"\n  </example>\n  Or not.',
      ],
    ],
    [
      'in quotes',
      'description: "Use it. <example>\\nuser: \\"Paint the wa$0ll\\"\\nassistant: \\"On it\\"\\n</example>"',
      [
        'wall',
        'Paint the wall',
        'user: \\"Paint the wall\\"',
        '<example>\\nuser: \\"Paint the wall\\"\\nassistant: \\"On it\\"\\n</example>',
      ],
    ],
    [
      'the situation',
      'description: |\n  <example>\n  Context: A wet wa$0ll.\n  user: "Hi"\n  </example>',
      ['wall', 'A wet wall.', 'Context: A wet wall.', '<example>\n  Context: A wet wall.\n  user: "Hi"\n  </example>'],
    ],
  ])('grow from words to turn, example and description: %s', (_case, field, steps) => {
    grows(file(field), steps);
    grows(file(`tools: [Read\n${field}`), steps);
  });
});

describe('selection ranges in a body', () => {
  const body = (marked: string): string => `---\nname: owl\n---\n${marked}`;
  it('grow over text', () =>
    grows(body('# One\n\nSome wo$0rds\nand more\n\nElse\n\n## Two\n\nText\n\n# Three\n'), [
      'words',
      'Some words\nand more',
      '# One\n\nSome words\nand more\n\nElse\n\n## Two\n\nText',
      '# One\n\nSome words\nand more\n\nElse\n\n## Two\n\nText\n\n# Three',
    ]));
  it('grow over code', () =>
    grows(body('Text\n\n```\n# co$0de\n\nmore\n```\n'), [
      'code',
      '```\n# code\n\nmore\n```',
      'Text\n\n```\n# code\n\nmore\n```',
    ]));
  it('start at the last character', () => grows(body('## Two\nText$0'), ['Text', '## Two\nText']));
});

it.each(['$0', '$0\n', '---\n$0', 'Read me$0', '---\nname: owl\n---\n$0', '---$0\n---'])(
  'ends with the file: %j',
  (marked) => {
    const all = stepsAt(marked);
    expect(all.at(-1)).toBe(marked.replace('$0', ''));
    all.reduce((inner, outer) => {
      expect(outer.includes(inner) && outer.length > inner.length).toBe(true);
      return outer;
    });
  },
);
