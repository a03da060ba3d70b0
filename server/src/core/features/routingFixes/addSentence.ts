// Appends a sentence to the prose of a description; its examples stay unchanged.

import type { Message } from '../../../../../common/src/messages/message';
import type { Scope } from '../../dialects/verdict';
import type { RoutingFix } from '../../fixes/fix';
import type { Reread } from '../../fixes/reread';
import { type Example, leadsToExamples, parseExamples } from '../../syntax/examples';
import { type Span, span, spanIn } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { insertText } from './insertText';

export interface Sentence {
  readonly title: Message;
  readonly sentence: string;
  /** The part to select afterwards. */
  readonly select: string;
  /** It has a placeholder to fill in. */
  readonly placeholder: boolean;
  /** Whether the resulting description has the intended effect. */
  isIntended(description: string): boolean;
}

export function addSentence(context: AgentContext, asked: Sentence): RoutingFix | undefined {
  const { verdict } = context;
  if (verdict.status !== 'loads') return undefined;
  const { description } = verdict;
  const examples = parseExamples(description);
  const at = proseEnd(description, examples);
  const added = joined(description.slice(0, at), asked.sentence, description.slice(at).trim() !== '');
  const inserted = insertText(context, at, added);
  if (!inserted) return undefined;
  const { after, edits } = inserted;
  if (after.verdict.status !== 'loads' || !asked.isIntended(after.verdict.description)) return undefined;
  if (parseExamples(after.verdict.description).length !== examples.length) return undefined;
  const from = at + added.indexOf(asked.sentence) + asked.sentence.indexOf(asked.select);
  const select = selectionOf(after, context.scope, from, asked.select.length);
  return { title: asked.title, edits, safe: false, ...(asked.placeholder ? { placeholder: true } : {}), select };
}

/** End of the prose before the first example and its heading, or of the whole text; never inside a word. */
function proseEnd(text: string, examples: readonly Example[]): number {
  let end = text.slice(0, examples[0]?.span.start ?? text.length).trimEnd().length;
  if (examples.length === 0) return end;
  for (;;) {
    const before = text.slice(0, end);
    const lead = /(?:<examples>|(?:^|\n)[ \t]*(?:[-*•]|#{1,6}))$/i.exec(before.slice(-24)) ?? leadsToExamples(before);
    const next = lead ? before.slice(0, end - lead[0].length).trimEnd() : before;
    // Punctuation that ends the sentence before a label belongs to that sentence.
    const kept = lead && /^[.,;:(]/.test(lead[0]) ? next + lead[0].charAt(0) : next;
    if (kept.length >= end) return end;
    end = kept.length;
  }
}

/** The sentence as a continuation of this prose: after a full stop, or as a paragraph after a list. */
function joined(prose: string, sentence: string, more: boolean): string {
  if (prose === '') return more ? `${sentence}\n\n` : sentence;
  const line = prose.slice(prose.lastIndexOf('\n') + 1);
  if (/^[ \t]*(?:[-*•#|>]|\d{1,3}[.)])[ \t]?/.test(line)) return `\n\n${sentence}`;
  return /[.!?…:;。！？]["'”’»)\]*_`]*$/u.test(prose) ? ` ${sentence}` : `. ${sentence}`;
}

/** Span in the edited file of a range of the decoded description. */
export function selectionOf({ view, doc }: Reread, scope: Scope, start: number, length: number): Span {
  const text = scope === 'plugin' ? view.text('description') : view.description;
  return text ? spanIn(text, span(start, start + length)) : span(doc.body.start, doc.body.start);
}
