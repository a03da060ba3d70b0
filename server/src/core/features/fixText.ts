// Applies fixes in rounds until none is left; shared by the editor's fix-all and the command line.

import type { Message } from '../../../../common/src/messages/message';
import { trialsOfFixAll } from '../fixes/tryFixes';
import type { RunOptions } from '../rules/run';
import { applyEdits, type TextEdit } from '../text/edit';
import type { AgentContext } from '../workspace/agentContext';
import { type ChosenFix, chooseFixes, type FixChoice } from './chooseFixes';

/** Overlapping fixes, as of adjacent list items, take a round each. A repeated text ends the run sooner. */
const ROUNDS = 100;

interface AppliedFix {
  readonly rule: string;
  readonly title: Message;
  /** Zero-based line of the finding, in the text of its round. */
  readonly line: number;
  /** The file before the round, and the change of this fix alone. */
  readonly before: AgentContext;
  readonly edits: readonly TextEdit[];
}

interface FixedText {
  /** The original text if nothing was applied. */
  readonly text: string;
  readonly applied: readonly AppliedFix[];
}

/**
 * `contextOf` analyses the text after each round. `choice` is `safe` by default; a set of rule ids applies the first fix of each
 * finding of these rules, safe or not. Cost per round: a run of all rules, and usually one trial of all fixes together; the rounds
 * end when the budget of rereads is used up.
 */
export function fixText(
  start: AgentContext,
  contextOf: (text: string) => AgentContext,
  options: RunOptions = {},
  choice: FixChoice = 'safe',
): FixedText {
  let context = start;
  const applied: AppliedFix[] = [];
  const seen = new Set([start.doc.text]);
  const trials = { left: trialsOfFixAll(start) };
  for (let round = 0; round < ROUNDS && trials.left > 0; round++) {
    const chosen = chooseFixes(context, choice, options, trials);
    if (chosen.length === 0) break;
    trials.left--;
    const next = applyEdits(context.doc.text, editsOf(chosen));
    if (seen.has(next)) break;
    seen.add(next);
    for (const { finding, fix } of chosen)
      applied.push({
        rule: finding.rule,
        title: fix.title,
        line: context.doc.lines.positionAt(finding.span.start).line,
        before: context,
        edits: fix.edits,
      });
    context = contextOf(next);
  }
  return { text: context.doc.text, applied };
}

const editsOf = (chosen: readonly ChosenFix[]): readonly TextEdit[] => chosen.flatMap(({ fix }) => fix.edits);
