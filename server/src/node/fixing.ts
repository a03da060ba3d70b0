// Applies the fixes that the command line was asked for to one text, and judges what became of it.

import { changedParts, type Rejection, rejectionOf } from '../core/features/fixResult';
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
  const { text } = fixText(named.context, contextOf, options);
  const rejection =
    text === named.context.doc.text ? undefined : rejectionOf(named.context, contextOf(text), 'nothing');
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
  const { text, applied } = fixText(start, contextOf, options, rules);
  if (applied.length === 0) return { context: start };
  const announced = new Set(
    applied.flatMap(({ before, edits }) => changedParts(before, contextOf(applyEdits(before.doc.text, edits)))),
  );
  const context = contextOf(text);
  return { context, ...optional(rejectionOf(start, context, announced)) };
}
