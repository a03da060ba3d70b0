// What folds: seen as brackets in the text, and as lines by the protocol's tests.

import { expect, it } from 'vitest';
import { folds } from '../../../server/src/core/features/folding';
import { contextOf } from '../../support/agents';
import { bracketed, withoutBrackets } from '../../support/structure';

/** Only what is on more than one line, which is all that can be folded. */
const folded = (text: string): string =>
  bracketed(
    text,
    folds(contextOf(text)).filter(({ start, end }) => text.slice(start, end).includes('\n')),
  );

it.each<[string, string]>([
  [
    'frontmatter, fields, examples, sections, code',
    `⟦---
name: owl
⟦description: |
  Use it.
  ⟦<example>
  user: "Hi"
  </example>⟧⟧
⟦tools:
  - Read
  - Grep⟧
model: opus
---⟧
Before.

⟦# One

⟦## Two
text
⟦\`\`\`sh
# no heading
\`\`\`⟧⟧⟧

# Three
`,
  ],
  ['a frontmatter without an end', '⟦---\nname: owl\n⟦tools:\n  - Read⟧⟧\n'],
  ['no body', '⟦---\nname: owl\n---⟧'],
  ['a field that is broken', '⟦---\nname: owl\n⟦tools: [Read,\n  Grep⟧\nmodel: x\n---⟧\n'],
  ['code that does not end', '⟦---\nname: owl\n---⟧\n⟦# One\n⟦~~~\ncode⟧⟧\n\n'],
])('folds %s', (_case, marked) => {
  for (const each of [marked, marked.replaceAll('\n', '\r\n')]) expect(folded(withoutBrackets(each))).toBe(each);
});

it('folds nothing in a file without frontmatter', () => expect(folded('Read me.\n')).toBe('Read me.\n'));
