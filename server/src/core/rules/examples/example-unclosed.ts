// An `<example>` without its closing tag: its end is ambiguous.

import { isNested, openingTag } from '../../syntax/examples';
import { insert } from '../../text/edit';
import { spanIn } from '../../text/span';
import { tailStart } from '../../text/strings';
import { rule, title } from '../rule';

export default rule<{ readonly end: number }>({
  id: 'example-unclosed',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'An example is not closed',
    why: 'Without `</example>` the orchestrator cannot see where the example ends, and takes what follows for a part of it.',
    bad: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator as it is.',
  },
  messages: { default: 'The orchestrator does not see where this example ends. Close it with `</example>`.' },
  *check(context) {
    const { verdict, view } = context;
    const { description } = view;
    if (verdict.status !== 'loads' || !description) return;
    for (const [index, example] of view.examples.entries()) {
      if (!example.tagged || example.closed || isNested(view.examples, index + 1, description.value)) continue;
      yield {
        span: spanIn(description, openingTag(example, description.value)),
        messageId: 'default',
        data: { end: spanIn(description, example.span).end },
      };
    }
  },
  fixes({ end }, at, context) {
    const entry = context.view.entry('description');
    const { text } = context.doc;
    if (!entry) return [];
    const fix = (written: string) => [{ title: title('closeExample'), edits: [insert(end, written)], safe: false }];
    if (entry.style === 'literal') {
      const indent = text.slice(tailStart(text.slice(0, at.start), /[^\r\n]/), at.start);
      return /^[ ]*$/.test(indent)
        ? fix(`${text.includes('\r\n') ? '\r\n' : '\n'}${indent}</example>`)
        : fix('</example>');
    }
    return fix('</example>');
  },
});
