// Applies fixes until none is left, and says what the text is then. The one place that repeats rounds, for the editor's
// fix-all and for the command line alike.

import type { RuleContext } from '../rules/rule';
import type { RunOptions } from '../rules/run';
import { loadsAfter } from '../rules/tried';
import { applyEdits } from '../text/edit';
import { type AcceptFix, acceptSafe, fixAllEdits } from './codeActions';

/** Fixes that overlap take a round each, as of neighbours in a list. A text that came up before ends it sooner. */
const ROUNDS = 100;

/** `contextOf` judges the text after each round. Safe fixes only, unless `accept` takes more. */
export function fixText(
  start: RuleContext,
  contextOf: (text: string) => RuleContext,
  options: RunOptions = {},
  accept: AcceptFix = acceptSafe,
): string {
  let text = start.doc.text;
  let context = start;
  const seen = new Set([text]);
  for (let round = 0; round < ROUNDS; round++) {
    const all = fixAllEdits(context, options, accept);
    // Each is good by itself; where all at once would keep a loaded agent from loading, one is taken.
    const edits = loadsAfter(all, context) ? all : fixAllEdits(context, options, accept, 1);
    if (edits.length === 0 || !loadsAfter(edits, context)) break;
    const next = applyEdits(text, edits);
    if (seen.has(next)) break;
    seen.add(next);
    text = next;
    context = contextOf(text);
  }
  return text;
}
