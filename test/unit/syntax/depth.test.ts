// Deep nesting is read up to a limit and never throws.

import { expect, it } from 'vitest';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { contextOf, strict } from '../../support/agents';

it.each([
  ['lists in a block', (depth: number) => `skills:\n  ${'- '.repeat(depth)}x`],
  ['lists in brackets', (depth: number) => `skills: ${'['.repeat(depth)}x${']'.repeat(depth)}`],
  ['mappings in braces', (depth: number) => `hooks: ${'{a: '.repeat(depth)}x${'}'.repeat(depth)}`],
])('reads deeply nested brackets without a stack overflow: %s', (_name, field) => {
  for (const depth of [100, 600, 2000, 8000]) {
    const context = contextOf(`---\nname: owl\ndescription: Use it.\n${field(depth)}\n---\nGo.\n`);
    for (const finding of check(context, strict)) fixesOf(finding, context);
    expect(['loads', 'skipped']).toContain(context.verdict.status);
  }
});
