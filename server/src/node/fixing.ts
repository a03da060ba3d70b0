// Applies the fixes that the command line was asked for to one text, and judges what became of it.

import { type AcceptFix, acceptSafe } from '../core/features/codeActions';
import { changedParts, type Part, type Rejection, rejectionOf } from '../core/features/fixResult';
import { fixText } from '../core/features/fixText';
import type { RuleContext } from '../core/rules/rule';
import type { RunOptions } from '../core/rules/run';
import { applyEdits } from '../core/text/edit';

export interface FixRequest {
  readonly safe: boolean;
  /** Rules whose first fix is applied, safe or not. */
  readonly rules: readonly string[];
}

/** `contextOf` reads another text of the same file. Without a rejection the text may be what it was. */
export function fixFile(
  start: RuleContext,
  contextOf: (text: string) => RuleContext,
  { safe, rules }: FixRequest,
  options: RunOptions,
): { readonly text: string; readonly rejection?: Rejection } {
  const named = rules.length === 0 ? { context: start } : applyNamed(start, contextOf, new Set(rules), options);
  if (named.rejection || !safe) return { text: named.context.doc.text, ...optional(named.rejection) };
  const text = fixText(named.context, contextOf, options, acceptSafe);
  const rejection =
    text === named.context.doc.text ? undefined : rejectionOf(named.context, contextOf(text), 'nothing', options);
  return { text, ...optional(rejection) };
}

const optional = (rejection: Rejection | undefined) => (rejection ? { rejection } : {});

/** What each fix changes by itself is what it announces; what only all of them together change is not announced. */
function applyNamed(
  start: RuleContext,
  contextOf: (text: string) => RuleContext,
  rules: ReadonlySet<string>,
  options: RunOptions,
): { readonly context: RuleContext; readonly rejection?: Rejection } {
  const announced = new Set<Part>();
  let round = start;
  const accept: AcceptFix = (fix, finding) => {
    if (!rules.has(finding.rule) || fix.placeholder) return false;
    for (const part of changedParts(round, contextOf(applyEdits(round.doc.text, fix.edits)))) announced.add(part);
    return true;
  };
  const read = (text: string): RuleContext => {
    round = contextOf(text);
    return round;
  };
  const text = fixText(start, read, options, accept);
  if (text === start.doc.text) return { context: start };
  const context = contextOf(text);
  return { context, ...optional(rejectionOf(start, context, announced, options)) };
}
