// A description without an example: it works, but gives the orchestrator less to match.

import { rule } from '../rule';
import { addExampleFix } from './addExample';

export default rule({
  id: 'no-examples',
  since: '0.1.0',
  severity: 'hint',
  offByDefault: true,
  docs: {
    title: 'The description has no example',
    why: 'An `<example>` in the description shows the orchestrator what a user says when this agent is meant, and lets the routing preview test it. Many good agents have none, so this is off by default: the *Subagents* view shows which agents have no example, and *Add an example to the description* is offered on every description.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |-\n  Use this agent to review a change.\n\n  <example>\n  Context: A change is written.\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator in full, examples included.',
  },
  messages: {
    default:
      'No example says what a user might ask of this agent. One helps the orchestrator, and the preview can test it.',
  },
  *check(context) {
    const entry = context.view.entry('description');
    if (context.verdict.status !== 'loads' || !entry || context.view.examples.length > 0) return;
    yield { span: entry.nameSpan, messageId: 'default', data: undefined };
  },
  fixes: (_data, _span, context) => addExampleFix(context),
});
