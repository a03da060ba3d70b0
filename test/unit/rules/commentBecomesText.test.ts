import { describe, expect, test } from 'vitest';
import { contextOf } from '../../support/agents';
import { appliedFixes } from '../../support/drivers';

describe('comment-becomes-text', () => {
  test.each(['model: `sonnet`', 'name: *', 'tools: *'])(
    'keeps the text of a description with line breaks, beside %s',
    (line) => {
      const name = line.startsWith('name') ? '' : 'name: d\n';
      const text = `---\n${name}description: Reviews code.\\nSee step # 1\n${line}\n---\nx\n`;
      const before = contextOf(text).verdict;
      const fixes = appliedFixes('comment-becomes-text', text);
      for (const fix of fixes) {
        const after = contextOf(fix.text).verdict;
        if (before.status === 'loads') expect(after).toMatchObject({ description: before.description });
        expect(after.status).toBe(before.status);
      }
      if (before.status === 'loads') expect(fixes.length).toBeGreaterThan(0);
    },
  );
});
