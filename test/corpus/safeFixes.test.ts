// Every safe fix on the shared corpus keeps to the definition of safe.

import { expect, it } from 'vitest';
import { fixText } from '../../server/src/core/features/fixText';
import { check, fixesOf } from '../../server/src/core/rules/run';
import { applyEdits } from '../../server/src/core/text/edit';
import { contextOf, strict } from '../support/agents';
import { harmsOf } from '../support/safeFix';
import { hasCorpus } from '../support/shared';
import { corpus } from './measured';

it.skipIf(!hasCorpus)(
  'safe fixes do no harm to real files',
  () => {
    const harmed: string[] = [];
    let tried = 0;
    for (const { id: name, text } of corpus) {
      const context = contextOf(text);
      for (const finding of check(context, strict))
        for (const fix of fixesOf(finding, context)) {
          if (!fix.safe) continue;
          tried++;
          const harms = harmsOf(context, contextOf(applyEdits(text, fix.edits)));
          if (harms.length > 0) harmed.push(`${name} ${finding.rule}: ${harms.join(', ')}`);
        }
      const fixed = fixText(context, (next) => contextOf(next), strict).text;
      const harms = context.verdict.status === 'loads' ? harmsOf(context, contextOf(fixed)) : [];
      const serious = harms.filter((harm) => !/^changes \w+ and /.test(harm));
      if (serious.length > 0) harmed.push(`${name} all: ${serious.join(', ')}`);
    }
    console.log(`${tried} safe fixes tried`);
    expect(harmed).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  },
  600_000,
);
