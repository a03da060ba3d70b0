// ` #` begins a comment in unquoted text; the rest is lost without a warning.

import type { Entry } from '../../syntax/document';
import { commentAfter } from '../../syntax/entryQueries';
import { span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { intendedText, rewriteFixes } from '../frontmatter/valueFixes';
import { rule } from '../rule';

export default rule<{ readonly entry: Entry; readonly lost: boolean }>({
  id: 'text-cut-by-comment',
  since: '0.1.0',
  severity: 'warning',
  hasSafeFix: true,
  docs: {
    title: 'A comment cuts the text off',
    why: 'In unquoted text a blank followed by `#` begins a comment. The orchestrator reads what stands before it; everything after it is lost. In quotation marks or in a block `#` is an ordinary character.',
    bad: '---\nname: reviewer\ndescription: Use this agent for changes labelled #security and for no others.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: "Use this agent for changes labelled #security and for no others."\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    description:
      'Everything after ` #` is a comment: the orchestrator reads {read} of {all} characters. Quote the description.',
    text: 'Everything after ` #` is a comment: {product} reads {read} of {all} characters. Quote the value of `{field}`.',
  },
  // Rewriting the value for another reason would move the comment and hide the loss.
  subsumes: ['example-unclosed', 'description-escaped-newlines', 'plugin-newlines'],
  *check(context) {
    const { verdict, view, doc } = context;
    if (verdict.status !== 'loads' || verdict.reading.state !== 'valid') return;
    for (const field of TEXTS) {
      const entry = view.entry(field);
      const comment = entry?.style === 'plain' ? commentAfter(entry, doc.text) : undefined;
      if (!entry || !comment || comment.end > (verdict.reading.cutAt ?? comment.end)) continue;
      const read = view.text(field)?.value.length ?? 0;
      const note = isNote(
        doc.text.slice(entry.valueSpan.start, comment.start),
        doc.text.slice(comment.start, comment.end),
      );
      yield {
        span: comment,
        messageId: field === 'description' ? 'description' : 'text',
        args: { field, read, all: textWithComment(entry, comment.end, context).length },
        ...(note ? { severity: 'hint' as const } : {}),
        data: { entry, lost: !note },
      };
    }
  },
  fixes({ entry, lost }, at, context) {
    // The comment counts as text here: the rewritten span reaches to its end, and no comment is kept.
    const extended = { ...entry, valueSpan: span(entry.valueSpan.start, at.end) };
    return rewriteFixes(extended, textWithComment(entry, at.end, context), context).map((fix) => ({
      ...fix,
      safe: lost,
    }));
  },
});

/** Fields whose text may contain a `#`; in others a comment is a comment. */
const TEXTS = ['description', 'initialPrompt', 'observerMessage'] as const;

/** The text up to the end of the comment, as if it were quoted. */
function textWithComment(entry: Entry, end: number, context: AgentContext): string {
  const decoded = context.view.text(entry.name)?.value ?? '';
  return intendedText(decoded + context.doc.text.slice(entry.valueSpan.end, end), context);
}

/** A complete sentence before a short remark: an intended comment. */
const isNote = (before: string, comment: string): boolean =>
  /[.!?)。]["']?\s*$/.test(before) && /^#+\s/.test(comment) && comment.length <= 60 && comment.length < before.length;
