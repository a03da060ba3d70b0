// An example in which nobody asks for anything.

import { spanIn } from '../../text/decodedSpan';
import { openingTag } from '../exampleTags';
import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'example-without-user',
  severity: 'hint',
  docs: {
    title: 'No user speaks in this example',
    why: 'What a user says is what the orchestrator compares a request with, and what the routing preview tests. An example of an agent that starts by itself may well have none.',
    bad: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  Context: A change is ready.\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  Context: A change is ready.\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator in full.',
    checked: RUNTIME,
  },
  messages: {
    default:
      'No user speaks in this example. What a user would say helps the orchestrator, and the preview can test it.',
  },
  *check(context) {
    const { verdict, view } = context;
    const { description } = view;
    if (verdict.status !== 'loads' || !description) return;
    for (const example of view.examples) {
      if (!example.tagged || !example.closed || example.turns.length === 0) continue;
      if (example.turns.some((turn) => turn.role === 'user')) continue;
      yield {
        span: spanIn(description, openingTag(example, description.value)),
        say: 'default',
        data: undefined,
      };
    }
  },
});
