// Errors in rules, fixes and files: reported by name, without affecting others.

import { describe, expect, test, vi } from 'vitest';
import { rule } from '../../../server/src/core/rules/rule';
import { span } from '../../../server/src/core/text/span';
import { folderWith } from './commands';

const { DOCS } = vi.hoisted(() => ({ DOCS: { title: '', why: '', bad: '', good: '', source: '', checked: '' } }));

vi.mock(import('../../../server/src/core/rules/registry'), async (original) => {
  const { rules, ...others } = await original();
  const throwing = rule({
    id: 'throws-on-check',
    since: '0.1.0',
    severity: 'error',
    docs: DOCS,
    messages: { default: 'Never said.' },
    // biome-ignore lint/correctness/useYield: it throws before.
    *check({ doc }) {
      if (doc.text.includes('CHECK FAILS')) throw new Error('no check');
    },
  });
  const throwingFix = rule({
    id: 'throws-on-fix',
    since: '0.1.0',
    severity: 'error',
    docs: DOCS,
    messages: { default: 'Said, without a fix.' },
    *check({ doc }) {
      if (doc.text.includes('FIX FAILS')) yield { span: span(0, 3), messageId: 'default', data: undefined };
    },
    fixes() {
      throw new Error('no fix');
    },
  });
  return {
    ...others,
    rules: [...rules, ...[throwing, throwingFix].map((each) => ({ ...each, docs: DOCS, group: 'yaml' as const }))],
  };
});

vi.mock(import('../../../server/src/core/report/reportFile'), async (original) => {
  const { reportFile, ...others } = await original();
  return {
    ...others,
    reportFile(...args: Parameters<typeof reportFile>) {
      if (args[1].doc.text.includes('REPORT FAILS')) throw new Error('no report');
      return reportFile(...args);
    },
  };
});

const file = (name: string, body: string): string =>
  `---\nname: ${name}\ndescription: Use when: asked\ntools: Reed\n---\n${body}\n`;
const FINE = file('fine', 'Do it.');

describe('a run continues', () => {
  test('a run continues with the other rules when a rule throws', async () => {
    const { out, err } = await folderWith({
      '.claude/agents/a.md': file('a', 'CHECK FAILS'),
      '.claude/agents/b.md': FINE,
    }).check('.');
    expect(err).toContain('rule throws-on-check failed on .claude/agents/a.md: no check');
    expect(out).toContain('a.md');
    expect(out).toContain('b.md');
  });

  test('a run continues with the finding and the other fixes when a fix throws', async () => {
    const folder = folderWith({ '.claude/agents/a.md': file('a', 'FIX FAILS'), '.claude/agents/b.md': FINE });
    const { out, err } = await folder.check('.', '--fix');
    expect(err).toContain('rule throws-on-fix failed on .claude/agents/a.md: no fix');
    expect(out).toContain('Said, without a fix.');
    expect(folder.read('.claude/agents/a.md')).toContain('description: "Use when: asked"');
    expect(folder.read('.claude/agents/b.md')).toContain('description: "Use when: asked"');
  });

  test('a run continues with the other files when a file fails, and exits with 2', async () => {
    const { code, out, err } = await folderWith({
      '.claude/agents/a.md': file('a', 'REPORT FAILS'),
      '.claude/agents/b.md': FINE,
    }).check('.');
    expect(err).toContain('the check of .claude/agents/a.md failed: no report');
    expect(out).toContain('b.md');
    expect(code).toBe(2);
  });
});
