// A line of the description that reads like a field ends the description for Claude Code.

import { writeReadable } from '../../syntax/writeScalar';
import { replace } from '../../text/edit';
import { span } from '../../text/span';
import { eolOf, intendedText } from '../frontmatter/valueFixes';
import { rule, title } from '../rule';
import { describedCut } from './descriptionCut';

interface Data {
  /** From the start of the description's value to the end of the text that belongs to it. */
  readonly from: number;
  readonly to: number;
}

export default rule<Data>({
  id: 'description-cut-by-key',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'A line of the description begins a new field',
    why: 'A line at the margin that begins with a word and a colon is a field of its own. Claude Code ends the description before it and ignores the field, so the orchestrator never reads that part. Indented in a block (`|`) it is text.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change. Examples\nuser: "Review my change."\nassistant: "I will use the reviewer."\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |-\n  Use this agent to review a change. Examples\n  user: "Review my change."\n  assistant: "I will use the reviewer."\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      '{product} ends the description before this line, because `{key}:` begins a field: the orchestrator does not read {lost} of its {all} characters. Write the whole as a block.',
  },
  subsumes: [
    ...['unknown-field', 'duplicate-field', 'description-needs-quotes', 'value-needs-quotes', 'readers-disagree'],
    ...[
      'description-escaped-newlines',
      'example-unclosed',
      'example-without-user',
      'no-examples',
      'text-cut-by-comment',
    ],
  ],
  *check(context) {
    const cut = describedCut(context);
    if (!cut) return;
    const { entry, key, at, lost, all } = cut;
    const data = { from: entry.valueSpan.start, to: at.end };
    yield { span: at, messageId: 'default', args: { key, lost, all }, about: entry, data };
  },
  fixes({ from, to }, at, context) {
    const { text } = context.doc;
    const entry = context.doc.frontmatter.field('description');
    const read = context.verdict.status === 'loads' ? context.verdict.description : undefined;
    if (!entry || read === undefined) return [];
    const lost = intendedText(text.slice(at.start, at.end), context);
    const written = writeReadable(`${read.trimEnd()}\n${lost}`, eolOf(text));
    return [{ title: title('wholeAsBlock'), edits: [replace(span(from, to), written)], safe: false }];
  },
});
