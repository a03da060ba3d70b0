// What is said about the line where a text without quotes goes on is true of that line.

import { expect, it } from 'vitest';
import { findingsIn } from '../../support/agents';

const said = (description: string) =>
  findingsIn(`---\nname: owl\ndescription: ${description}\n---\nDo it.\n`)
    .filter(({ rule }) => rule === 'multiline-text')
    .map(({ message }) => message.id);

it.each([
  ['at the margin, with a colon', 'Use it.\n\nExamples:\n\n<example>\nuser: Go.\n</example>', 'default'],
  ['at the margin, without one', 'Use it.\n\n<example>\nuser: Go.\n</example>', 'default'],
  ['indented, the colon above', 'Use it to: look\n\n  <example>\n  Go.\n  </example>', 'text'],
  ['indented, the colon below', 'Use it.\n\n  <example>\n  user: Go.\n  </example>', 'text'],
  ['indented, with the colon', 'Use it.\n  user: Go.', 'default'],
])('is reported as %s', (_what, description, key) => expect(said(description)).toEqual([`multiline-text.${key}`]));
