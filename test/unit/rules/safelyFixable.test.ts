import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ruleById, rules } from '../../../server/src/core/rules/registry';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { SAFELY_FIXABLE } from '../../../server/src/core/rules/safelyFixable';
import { contextOf } from '../../support/agents';
import { fixture } from '../../support/shared';

const seeded = readdirSync(fixture('seeded'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

test('every rule with a safe fix in a sample or a seeded file is listed', () => {
  const texts = [...rules.flatMap(({ docs }) => [docs.bad, docs.good]), ...seeded];
  const found = new Set<string>();
  for (const text of texts) {
    if (text.length > 60_000) continue;
    const context = contextOf(text);
    for (const finding of check(context))
      if (!SAFELY_FIXABLE.has(finding.rule) && fixesOf(finding, context).some((fix) => fix.safe))
        found.add(finding.rule);
  }
  expect([...found]).toEqual([]);
});

test('only rules that exist are listed', () => {
  expect([...SAFELY_FIXABLE].filter((id) => !ruleById(id))).toEqual([]);
});
