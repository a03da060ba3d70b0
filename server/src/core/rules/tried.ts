// Every way out is tried before it is offered: an agent that loads stays one that loads. Where Claude Code reads a file otherwise
// than it is written (mended by itself, cut short, not at all), mending one thing can change how all the rest is read, and a fix
// that does is not called safe.

import { isFieldLike } from '../schema/fieldModel';
import type { Entry } from '../syntax/document';
import { parseAgent } from '../syntax/parse';
import { isSamePlain } from '../syntax/plainYaml';
import { applyEdits, type TextEdit } from '../text/edit';
import { overlaps } from '../text/span';
import { judge, type Loads } from '../verdict/verdict';
import { fileContext } from '../workspace/agentPath';
import type { Fix, RuleContext } from './rule';

/** Of the frontmatter, in characters. Trying costs a reading for each fix, and a longer file can have thousands. */
const LONGEST_TRIED = 16_000;

export function triedFixes(fixes: readonly Fix[], context: RuleContext): readonly Fix[] {
  const { doc, verdict } = context;
  if (verdict.status !== 'loads' || doc.frontmatter.text.length > LONGEST_TRIED) return fixes;
  const asWritten = verdict.reading.state === 'valid' && verdict.reading.cutAt === undefined;
  return fixes.flatMap((fix) => {
    const after = judgedAfter(fix.edits, context);
    if (after.status !== 'loads') return [];
    return fix.safe && !asWritten && !keepsOtherFields(verdict, after, fix, context)
      ? [{ ...fix, safe: false }]
      : [fix];
  });
}

/** True for a file that does not load anyway. */
export const loadsAfter = (edits: readonly TextEdit[], context: RuleContext): boolean =>
  context.verdict.status !== 'loads' || edits.length === 0 || judgedAfter(edits, context).status === 'loads';

function judgedAfter(edits: readonly TextEdit[], { doc, scope, plugin, options }: RuleContext) {
  const after = parseAgent(doc.uri, applyEdits(doc.text, edits), isFieldLike);
  return judge(after, fileContext({ scope, plugin }, doc.uri, options.claudeVersion));
}

function keepsOtherFields(before: Loads, after: Loads, fix: Fix, { doc }: RuleContext): boolean {
  const touches = (entry: Entry): boolean => fix.edits.some((edit: TextEdit) => overlaps(edit.span, entry.span));
  const mended = new Set(doc.frontmatter.entries.filter(touches).map(({ name }) => name));
  const [then, now] = [before.reading.fields, after.reading.fields];
  return [...new Set([...then.keys(), ...now.keys()])].every(
    (name) => mended.has(name) || isSamePlain(then.get(name), now.get(name)),
  );
}
