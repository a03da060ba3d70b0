// Applies fixes in rounds until none is left; shared by the editor's fix-all and the command line.

import type { Message } from '../../../../common/src/messages/message';
import { trialsOfFixAll } from '../fixes/tryFixes';
import type { RunOptions } from '../rules/run';
import { inSteps } from '../syntax/yamlDocument';
import { applyEdits, type TextEdit } from '../text/edit';
import { atOnce, finish, type Steps, type Working } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';
import { type ChosenFix, chooseFixesSteps, type FixChoice } from './chooseFixes';

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

export interface FixedText {
  /** The original text if nothing was applied. */
  readonly text: string;
  readonly applied: readonly AppliedFix[];
}

/**
 * `contextOf` analyses the text after each round. `choice` is `safe` by default; a set of rule ids applies the first fix of each
 * finding of these rules, safe or not. Cost per round: a run of all rules, and usually one trial of all fixes together; the rounds
 * end when the budget of rereads is used up.
 */
export const fixText = (
  start: AgentContext,
  contextOf: (text: string) => AgentContext,
  options: RunOptions = {},
  choice: FixChoice = 'safe',
): FixedText => finish(applyInRounds(start, contextOf, options, choice, atOnce));

/** The safe fixes, in steps. `contextOf` may be called again for the same text. */
export const fixTextSteps = (
  start: AgentContext,
  contextOf: (text: string) => AgentContext,
  options: RunOptions,
): Steps<FixedText> => applyInRounds(start, contextOf, options, 'safe', inSteps);

function* applyInRounds(
  start: AgentContext,
  contextOf: (text: string) => AgentContext,
  options: RunOptions,
  choice: FixChoice,
  work: Working,
): Steps<FixedText> {
  let context = start;
  const applied: AppliedFix[] = [];
  const seen = new Set([start.doc.text]);
  const trials = { left: trialsOfFixAll(start) };
  for (let round = 0; round < ROUNDS && trials.left > 0; round++) {
    const chosen = yield* chooseFixesSteps(context, choice, options, trials, work);
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
    context = yield* work(() => contextOf(next));
    yield;
  }
  return { text: context.doc.text, applied };
}

const editsOf = (chosen: readonly ChosenFix[]): readonly TextEdit[] => chosen.flatMap(({ fix }) => fix.edits);
