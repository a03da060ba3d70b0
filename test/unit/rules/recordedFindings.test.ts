// What is reported about some hundred slips, and what each fix makes of them, as it was when it was last looked at. A change of
// behaviour shows as a change of `__snapshots__`: read it, then `npx vitest run -u test/unit/rules/recordedFindings.test.ts`.

import { describe, expect, test } from 'vitest';
import { fixesOf } from '../../../server/src/core/rules/run';
import { applyEdits } from '../../../server/src/core/text/edit';
import fuzzVectors from '../../fixtures/fuzz-vectors.json';
import { slipTexts } from '../../properties/slipTexts';
import { contextOf, findingsIn } from '../../support/agents';
import { fixedAll } from '../../support/drivers';

/** Line breaks and odd characters as signs, so that a record has one line a fact. */
const visible = (text: string): string =>
  text
    .replaceAll('\n', '⏎')
    .replace(/[^\x20-\x7e⏎]/g, (char) => `<${char.charCodeAt(0).toString(16)}>`)
    .replaceAll('\\', '＼');

/** The lines that a change makes, between those that both texts begin and end with. */
function changed(before: string, after: string): string {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < most - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  return `${head + 1}-${was.length - tail} → ${visible(is.slice(head, is.length - tail).join('\n'))}`;
}

function recorded(text: string): string {
  const context = contextOf(text);
  const found = findingsIn(text).flatMap((finding) => {
    const { line, character } = context.doc.lines.positionAt(finding.span.start);
    const marked = visible(text.slice(finding.span.start, finding.span.end));
    const fixes = fixesOf(finding, context).map(
      ({ edits, safe }) => `  ${safe ? 'safe fix' : 'fix'} ${changed(text, applyEdits(text, edits))}`,
    );
    return [`${line + 1}:${character + 1} ${marked}`, `  ${finding.rule} ${finding.severity}`, ...fixes];
  });
  const all = fixedAll(text);
  return [...found, all === text ? 'no safe fix' : `all safe fixes ${changed(text, all)}`].join('\n');
}

const kinds = new Map<string, string[]>();
for (const { kind, text } of fuzzVectors.vectors) kinds.set(kind, [...(kinds.get(kind) ?? []), text]);

describe('findings and fixes are as recorded', () => {
  test.each([...kinds])('for %s', (_kind, texts) => {
    for (const text of texts) expect(recorded(text)).toMatchSnapshot();
  });

  test.each(slipTexts().map(({ name, text }) => [name, text] as const))('for %s', (_name, text) => {
    expect(recorded(text)).toMatchSnapshot();
  });
});
