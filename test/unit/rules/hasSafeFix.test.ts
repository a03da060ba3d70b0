import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../../server/src/core/rules/registry';
import { check, fixesOf } from '../../../server/src/core/rules/run';
import { contextOf } from '../../support/agents';
import { fixture } from '../../support/shared';

const seeded = readdirSync(fixture('seeded'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

/** Of rules whose samples and seeded files have other findings than those with a safe fix. */
const MORE = [
  '---\nname: owl\ndescription: Use this agent at night. # Or by day.\nargs: @x\n---\nFly.\n',
  '---\nname: owl\ndescription: Use this agent at night.\nColor: red\n---\nFly.\n',
];

/** Rules with a safe fix in a sample or a seeded file. */
function safelyFixed(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of [...rules.flatMap(({ docs }) => [docs.bad, docs.good]), ...seeded, ...MORE]) {
    if (text.length > 60_000) continue;
    const context = contextOf(text);
    for (const finding of check(context))
      if (!found.has(finding.rule) && fixesOf(finding, context).some((fix) => fix.safe)) found.add(finding.rule);
  }
  return found;
}

test('a rule states `hasSafeFix` where one of its samples or a seeded file has a safe fix', () => {
  expect([...safelyFixed()].sort()).toEqual(rules.filter(({ hasSafeFix }) => hasSafeFix).map(({ id }) => id));
});
