// 200 random files whose fix the real Claude Code confirmed: it holds the same of the file before and after. Made and asked
// by test/runtime/makeFixCases.mjs.

import { describe, expect, test } from 'vitest';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { applyEdits } from '../../../server/src/core/text/edit';
import fixtures from '../../fixtures/fix-cases.json';
import { aboveHint, contextOf } from '../../support/agents';

describe('fixes confirmed by the runtime', () => {
  test('are 200', () => expect(fixtures.cases).toHaveLength(200));

  test.each(fixtures.cases.map((each) => [each.name, each] as const))('%s', (name, each) => {
    const path = `.claude/agents/${name}.md`;
    const context = contextOf(each.before, { path });
    const finding = check(context).find((found) => found.rule === each.rule);
    const fix = finding && fixesOf(finding, context)[0];
    const after = fix && applyEdits(each.before, fix.edits);
    expect(after).toBe(each.after);
    for (const text of [each.before, each.after]) {
      const { verdict } = contextOf(text, { path });
      expect(verdict).toMatchObject({ status: 'loads', name, description: each.description, model: each.model });
    }
    const before = new Set(aboveHint(check(context)).map((found) => found.rule));
    expect(aboveHint(check(contextOf(each.after, { path }))).filter((found) => !before.has(found.rule))).toEqual([]);
  });
});
