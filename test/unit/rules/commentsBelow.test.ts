// A comment on a line of its own belongs to no value: it is not looked at as part of one, and no way out takes it along.

import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../support/agents';
import { fixes } from '../../support/drivers';

const file = (fields: string): string => `---\nname: owl\n${fields}---\nDo it.\n`;

describe('a comment below an unreadable value', () => {
  it.each([
    [
      'text-after-quote',
      'description: Use it.\ntools: "Read", "Write"\n# why\nmodel: opus\n',
      'description: Use it.\ntools: Read, Write\n# why\nmodel: opus\n',
    ],
    [
      'multiline-text',
      'description: Use it when: asked\n  more: here\n\n# why\n  # and when\ntools: Read\n',
      'description: |-\n  Use it when: asked\n  more: here\n\n# why\n  # and when\ntools: Read\n',
    ],
  ])('is kept by the fix of %s', (rule, before, after) => fixes(rule, file(before), file(after)));
});

it('adds no tool to the list', () =>
  expect(
    findingsIn(file('description: Use it.\ntools: "Read", "Write"\n# why\n')).map(({ rule }) => rule),
  ).not.toContain('unknown-tool'));
