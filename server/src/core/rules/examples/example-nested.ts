// An example inside an example: for every reader the first one ends where the second begins, or has no end.

import { isNested, openingTag } from '../../syntax/examples';
import { spanIn } from '../../text/span';
import { rule } from '../rule';

export default rule({
  id: 'example-nested',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'An example inside an example',
    why: 'An `<example>` that begins before the one above is closed belongs to both or to neither. Close the first, or leave its tags out.',
    bad: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  Context: A change is ready.\n  <example>\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n  </example>\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  Context: A change is ready.\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator as it is.',
  },
  messages: {
    default:
      'This example begins inside another, so the orchestrator cannot tell the two apart. Close the one above first.',
  },
  *check(context) {
    const { verdict, view } = context;
    const { description } = view;
    if (verdict.status !== 'loads' || !description) return;
    for (const [index, example] of view.examples.entries())
      if (isNested(view.examples, index, description.value))
        yield {
          span: spanIn(description, openingTag(example, description.value)),
          messageId: 'default',
          data: undefined,
        };
  },
});
