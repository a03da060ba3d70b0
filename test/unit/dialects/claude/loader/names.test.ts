// Which names each release of Claude Code takes.

import { expect, test } from 'vitest';
import { isAllowedName } from '../../../../../server/src/core/dialects/claude/loader/verdict';
import { contextOf } from '../../../../support/agents';

test.each([
  ['2.1.239', '-baker', true],
  ['2.1.240', '-baker', false],
  ['2.1.240', 'ba-ker', true],
  ['2.1.240', 'baker-', true],
  ['2.1.217', 'a:b', true],
  ['2.1.218', 'a:b', false],
  ['2.1.218', 'a：b', false],
  ['2.1.299', 'a'.repeat(257), true],
  ['2.1.300', 'a'.repeat(257), false],
  ['2.1.300', 'a'.repeat(256), true],
  ['2.1.300', 'ab', true],
])('Claude Code %s takes the name %j: %s', (version, name, expected) => {
  expect(isAllowedName(name, version)).toBe(expected);
  const text = `---\nname: ${JSON.stringify(name)}\ndescription: Bakes.\n---\nBake.\n`;
  expect(contextOf(text, { options: { claudeVersion: version } }).verdict.status).toBe(expected ? 'loads' : 'skipped');
});
