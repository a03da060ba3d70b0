// Where a sentence can be added to a description: behind its own words, before the examples and whatever leads to them.

import { type Example, leadsToExamples } from '../../syntax/examples';

/** The end of the prose before the first example, or of the whole text; never inside of a word. */
export function proseEnd(text: string, examples: readonly Example[]): number {
  let end = text.slice(0, examples[0]?.span.start ?? text.length).trimEnd().length;
  if (examples.length === 0) return end;
  for (;;) {
    const before = text.slice(0, end);
    const lead = /(?:<examples>|(?:^|\n)[ \t]*(?:[-*•]|#{1,6}))$/i.exec(before.slice(-24)) ?? leadsToExamples(before);
    const next = lead ? before.slice(0, end - lead[0].length).trimEnd() : before;
    // What ends the sentence before a label is part of that sentence.
    const kept = lead && /^[.,;:(]/.test(lead[0]) ? next + lead[0].charAt(0) : next;
    if (kept.length >= end) return end;
    end = kept.length;
  }
}

/** The sentence as it continues this prose: behind a full stop, or in a paragraph of its own after a list. */
export function joined(prose: string, sentence: string, more: boolean): string {
  if (prose === '') return more ? `${sentence}\n\n` : sentence;
  const line = prose.slice(prose.lastIndexOf('\n') + 1);
  if (/^[ \t]*(?:[-*•#|>]|\d{1,3}[.)])[ \t]?/.test(line)) return `\n\n${sentence}`;
  return /[.!?…:;。！？]["'”’»)\]*_`]*$/u.test(prose) ? ` ${sentence}` : `. ${sentence}`;
}
