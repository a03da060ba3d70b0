// Applies the requested fixes to one text, and rejects a result that changes more than they announce.

import { changedParts, type Rejection, rejectionOf } from '../core/features/fixResult';
import { fixText } from '../core/features/fixText';
import { render } from '../core/messages/render';
import type { Finding } from '../core/rules/rule';
import type { RunOptions } from '../core/rules/run';
import { applyEdits } from '../core/text/edit';
import type { AgentContext } from '../core/workspace/agentContext';
import { commandText } from './commandTexts';

export interface FixRequest {
  readonly safe: boolean;
  /** Rules whose first fix is applied, safe or not. */
  readonly rules: readonly string[];
}

/** `contextOf` parses another text of the same file. Without fixes, `text` is unchanged. */
export function fixFile(
  start: AgentContext,
  contextOf: (text: string) => AgentContext,
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

/** Parts that change only by the combination of fixes are not announced by any of them, and reject the result. */
function applyNamed(
  start: AgentContext,
  contextOf: (text: string) => AgentContext,
  rules: ReadonlySet<string>,
  options: RunOptions,
): { readonly context: AgentContext; readonly rejection?: Rejection } {
  const { text, applied } = fixText(start, contextOf, options, rules);
  if (applied.length === 0) return { context: start };
  const announced = new Set(
    applied.flatMap(({ before, edits }) => changedParts(before, contextOf(applyEdits(before.doc.text, edits)))),
  );
  const context = contextOf(text);
  return { context, ...optional(rejectionOf(start, context, announced)) };
}

/** Why the fixes of a file are not written. */
export function rejectionText(file: string, rejection: Rejection): string {
  switch (rejection.kind) {
    case 'unloaded':
      return commandText('fix.putBack.unloaded', { file });
    case 'changed':
      return commandText('fix.putBack.changed', {
        file,
        parts: rejection.parts.map((part) => `\`${part}\``).join(', '),
      });
  }
}

/** `other`: the file with the new error, where it is not the one that is restored. */
export function putBackText(file: string, { message, rule }: Finding, other?: string): string {
  const args = { file, message: render(message), rule };
  return other === undefined
    ? commandText('fix.putBack.error', args)
    : commandText('fix.putBack.errorElsewhere', { ...args, other });
}
