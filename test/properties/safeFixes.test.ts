// Every safe fix of every rule keeps to the definition of safe, whatever the file.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixText } from '../../server/src/core/features/fixText';
import { render } from '../../server/src/core/messages/render';
import { rules } from '../../server/src/core/rules/registry';
import { check, fixesOf } from '../../server/src/core/rules/run';
import { applyEdits } from '../../server/src/core/text/edit';
import { contextOf, strict } from '../support/agents';
import { harmsOf } from '../support/safeFix';
import { fixture } from '../support/shared';
import { agentText, fewer } from './agentTexts';
import { slipTexts } from './slipTexts';

const everyRuleOn = {
  ...strict,
  severities: Object.fromEntries(
    rules.filter(({ offByDefault }) => offByDefault).map(({ id }) => [id, 'hint' as const]),
  ),
};

function harmless(text: string): void {
  const context = contextOf(text);
  for (const finding of check(context, everyRuleOn))
    for (const fix of fixesOf(finding, context)) {
      if (!fix.safe) continue;
      const harms = harmsOf(context, contextOf(applyEdits(text, fix.edits)));
      expect(harms, `${finding.rule}: ${render(fix.title)}\n${text}`).toEqual([]);
    }
  const fixed = fixText(context, (next) => contextOf(next), strict).text;
  // A file that did not load may be corrected in several places, which the single fixes answer for.
  if (context.verdict.status === 'loads') {
    const harms = harmsOf(context, contextOf(fixed)).filter((harm) => !/^changes \w+ and /.test(harm));
    expect(harms, `all safe fixes\n${text}`).toEqual([]);
  }
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file));

describe('safe fixes are harmless', () => {
  it.each(rules.map((rule) => [rule.id, rule.docs.bad] as const))('to the bad sample of %s', (_id, bad) =>
    harmless(bad),
  );

  it.each(filesBelow(fixture('seeded')).map((file) => [path.basename(file), file] as const))('to %s', (_name, file) =>
    harmless(readFileSync(file, 'utf8')),
  );

  it.each(slipTexts().map(({ name, text }) => [name, text] as const))('to %s', (_name, text) => harmless(text));

  it('for generated files', () => {
    fc.assert(fc.property(agentText, harmless), fewer);
  });
});

describe('slips inside lists and mappings', () => {
  it.each(
    slipTexts()
      .filter(({ rule }) => rule !== undefined)
      .map(({ name, text, rule, line }) => [name, text, rule, line] as const),
  )('%s has one error, on its line', (_name, text, rule, line) => {
    const context = contextOf(text);
    const errors = check(context, strict).filter(({ severity }) => severity === 'error');
    expect(errors.map((finding) => [finding.rule, context.doc.lines.positionAt(finding.span.start).line])).toEqual([
      [rule, line],
    ]);
    const [error] = errors;
    const [fix] = error ? fixesOf(error, context) : [];
    expect(contextOf(applyEdits(text, fix?.edits ?? [])).verdict.status).toBe('loads');
  });
});
