// What every fix keeps: its finding is gone, nothing above a hint is new, and the agent is the one it was.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../server/src/core/fixes/fix';
import { rules } from '../../server/src/core/rules/registry';
import type { Finding } from '../../server/src/core/rules/rule';
import { check, fixesOf } from '../../server/src/core/rules/run';
import { readYaml } from '../../server/src/core/syntax/plainYaml';
import { applyEdits } from '../../server/src/core/text/edit';
import type { AgentContext } from '../../server/src/core/workspace/agentContext';
import { aboveHint, contextOf, strict } from '../support/agents';
import { fixedAll } from '../support/drivers';
import { CHANGES } from '../support/keptByFixes';
import { agentText, fewer } from './agentTexts';

/** Fixes after which every YAML reader accepts the field. */
const MAKES_YAML = ['description-needs-quotes', 'value-needs-quotes'];

/** After these something is read for the first time, and what is wrong with it is news. */
const READS_MORE = [
  'unknown-field',
  'text-cut-by-comment',
  'comment-becomes-text',
  'flow-list-cuts-agent',
  'tool-punctuation',
];

const found = (context: AgentContext): readonly Finding[] => check(context, strict);
const count = (findings: readonly Finding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule } of aboveHint(findings)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

/** Where the whole file is not read, what a fix lets through is said for the first time, so only a loading file is compared. */
function keepsTheRest(text: string, before: AgentContext, finding: Finding, fix: Fix): void {
  const after = contextOf(applyEdits(text, fix.edits));
  const now = count(found(after));
  const then = count(found(before));
  expect(now.get(finding.rule) ?? 0, `${finding.rule} is still there`).toBeLessThan(
    (then.get(finding.rule) ?? 0) + (finding.severity === 'hint' ? 1 : 0),
  );
  if (before.verdict.status !== 'loads') return;
  for (const [rule, times] of READS_MORE.includes(finding.rule) ? [] : now)
    expect(then.get(rule) ?? 0, `${rule} is new after ${finding.rule}`).toBeGreaterThanOrEqual(times);
  if (after.verdict.status !== 'loads') throw new Error(`does not load after the fix of ${finding.rule}`);
  const changes = CHANGES[finding.rule] ?? [];
  for (const part of ['name', 'description', 'tools', 'model'] as const)
    if (!changes.includes(part)) expect(after.verdict[part], part).toEqual(before.verdict[part]);
  if (MAKES_YAML.includes(finding.rule)) {
    const entry = after.view.entry(
      before.doc.text.slice(finding.span.start).length > 0 ? entryName(before, finding) : '',
    );
    if (entry) expect('value' in readYaml(after.doc.text.slice(entry.span.start, entry.span.end))).toBe(true);
  }
}

const entryName = (context: AgentContext, finding: Finding): string =>
  context.doc.frontmatter.entries.find(
    (entry) => entry.span.start <= finding.span.start && finding.span.end <= entry.span.end,
  )?.name ?? '';

function everySafeFix(text: string): void {
  const context = contextOf(text);
  for (const finding of found(context))
    for (const fix of fixesOf(finding, context).filter((each) => each.safe)) keepsTheRest(text, context, finding, fix);
}

describe('every safe fix', () => {
  it.each(rules.map((rule) => [rule.id, rule.docs.bad] as const))('of the bad file of %s', (_id, bad) =>
    everySafeFix(bad),
  );

  it('of whatever people write', () => {
    fc.assert(fc.property(agentText, everySafeFix), fewer);
  });
});

describe('fixing all', () => {
  it('ends, and does nothing the second time', () => {
    fc.assert(
      fc.property(agentText, (text) => {
        const once = fixedAll(text);
        expect(fixedAll(once)).toBe(once);
      }),
      fewer,
    );
  });

  it('never makes a file that loads one that does not', () => {
    fc.assert(
      fc.property(agentText, (text) => {
        if (contextOf(text).verdict.status === 'loads') expect(contextOf(fixedAll(text)).verdict.status).toBe('loads');
      }),
      fewer,
    );
  });
});

describe('every fix, safe or not', () => {
  it('can be applied and leaves a text that is read', () => {
    fc.assert(
      fc.property(agentText, (text) => {
        const context = contextOf(text);
        for (const finding of found(context))
          for (const fix of fixesOf(finding, context)) {
            expect(fix.edits.length).toBeGreaterThan(0);
            expect(applyEdits(text, fix.edits)).not.toBe(text);
            found(contextOf(applyEdits(text, fix.edits)));
          }
      }),
      fewer,
    );
  });
});
