// One broken field never hides another: whatever is wrong with one, the others still complete, hover and are checked.

import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../support/agents';
import { completions, hovers } from '../../support/drivers';

const BROKEN: readonly (readonly [string, string])[] = [
  ['an unquoted colon', 'description: Use this when: it rains'],
  ['a half-typed key', 'descr'],
  ['a half-typed key with its colon', 'description:'],
  ['a value not begun', 'description: '],
  ['an unclosed double quote', 'description: "Use this when it rains'],
  ['an unclosed single quote', "description: 'Use this when it rains"],
  ['text after a quote', 'description: "Use" this "now"'],
  [
    'examples at the margin',
    'description: Use this.\n\n<example>\nContext: Rain.\nuser: "It rains"\nassistant: "I will see"\n</example>',
  ],
  ['quoted examples at the margin', 'description: "Use this.\n\n<example>\nuser: It rains\n</example>"'],
  ['an open example', 'description: Use this. <example>Context: Rain. user: "It rains'],
  ['indented lines below a colon', 'description: Use this: now\n\n  <example>\n  user: "It rains"\n  </example>'],
  ['an unclosed bracket', 'description: Use it.\nskills: [one, two'],
  ['an unclosed brace', 'description: Use it.\nmcpServers: {a: b'],
  ['a tab', 'description: Use it.\nskills:\n\t- one'],
  ['a tab in a text', 'description: Use it.\n\tAnd more: text'],
  ['no blank after the colon', 'description:Use it.'],
  ['a value that is special', 'description: @owl and *all*'],
  ['a value that ends in a colon', 'description: Use it for:'],
  ['a list in a line', 'description: - Use it'],
  ['a bad escape', 'description: "Use \\q it"'],
  ['a block without indentation', 'description: |\nUse it.'],
];

const PLACES = ['before', 'after'] as const;
const around = (broken: string, fields: string, place: (typeof PLACES)[number]): string =>
  `---\nname: owl\n${place === 'before' ? `${fields}\n${broken}` : `${broken}\n${fields}`}\n---\nDo it.\n`;

describe.each(BROKEN)('fields beside %s', (_name, broken) => {
  describe.each(PLACES)('%s it', (place) => {
    const with_ = (fields: string): string => around(broken, fields, place);

    it.each(['\n', '\r\n'])('are completed (%j)', (eol) => {
      const at = (fields: string): string => with_(fields).replaceAll('\n', eol);
      completions(at('tools: Read, G$0'), 'Grep', at('tools: Read, Grep'));
      completions(at('tools: [Read, G$0]'), 'Grep', at('tools: [Read, Grep]'));
      completions(at('tools:\n  - Read\n  - G$0'), 'Grep', at('tools:\n  - Read\n  - Grep'));
      completions(at('model: so$0'), 'sonnet', at('model: sonnet'));
      completions(at('model:$0'), 'sonnet', at('model: sonnet'));
      completions(at('color: g$0'), 'green', at('color: green'));
    });

    it('have hovers', () => {
      hovers(with_('too$0ls: Read\nmodel: opus'), 'tools', /^\*\*tools\*\*/);
      hovers(with_('tools: Read, Gr$0ep\nmodel: opus'), 'Grep', /^\*\*Grep\*\*/);
      hovers(with_('tools: Read\nmodel: op$0us'), 'opus', /resolves to/);
      hovers(with_('tools: [Read, Gr$0ep]\nmodel: opus'), 'Grep', /^\*\*Grep\*\*/);
    });

    it('are checked', () => {
      const said = findingsIn(with_('tools: Read, MultiEdit\nmodel: sonet\ncolour: red')).map(
        (finding) => finding.rule,
      );
      expect(said).toEqual(expect.arrayContaining(['removed-tool', 'unknown-model', 'unknown-field']));
    });
  });
});
