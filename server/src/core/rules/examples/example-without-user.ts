// An example without a user request and without a proactive call by the assistant.

import { type Example, openingTag } from '../../syntax/examples';
import { spanIn } from '../../text/span';
import { rule } from '../rule';

export default rule({
  id: 'example-without-user',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'No user speaks in this example',
    why: 'What a user says is what the orchestrator compares a request with, and what the routing preview tests. An example in which the assistant turns to the agent by itself is left alone: agents that start unasked have such ones.',
    bad: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  A change is ready.\n  </example>\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  Context: A change is ready.\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator in full.',
  },
  messages: {
    default:
      'No user speaks in this example. What a user would say helps the orchestrator, and the preview can test it.',
    turns:
      'This example has no `user:` and no `assistant:` line. What a user would say helps the orchestrator, and the preview can test it.',
  },
  *check(context) {
    const { verdict, view } = context;
    const { description } = view;
    if (verdict.status !== 'loads' || !description) return;
    for (const example of view.examples) {
      if (!example.tagged || !example.closed || example.turns.some((turn) => turn.role === 'user')) continue;
      const text = description.value.slice(example.span.start, example.span.end);
      if (startsUnasked(example, text, verdict.name) || hasOtherLabels(text)) continue;
      yield {
        span: spanIn(description, openingTag(example, description.value)),
        messageId: example.turns.length === 0 ? 'turns' : 'default',
        data: undefined,
      };
    }
  },
});

const UNASKED = /\b(?:pro-?active(?:ly)?|automatic(?:ally)?|unprompted|unasked|without being asked|by itself)\b/i;
const STARTS = /\b(?:sub-?agents?|task tool|agent tool)\b|\b(?:launch|delegat|invok|spawn|dispatch|hand)/i;

/** The assistant calls the agent without a request. */
function startsUnasked({ turns }: Example, text: string, name: string): boolean {
  if (UNASKED.test(text)) return true;
  return turns.some(({ role, part }) => role === 'assistant' && (part.value.includes(name) || STARTS.test(part.value)));
}

/** Speaker labels of another language or of the author's own: the speaker is unknown. */
const hasOtherLabels = (text: string): boolean =>
  text
    .split('\n')
    .some((line) =>
      /^[\s>*_•-]*(?!(?:context|commentary|assistant|claude|agent|reasoning)\b)\p{L}[\p{L} ]{0,24}[*_]{0,2}\s?[:：]/iu.test(
        line.slice(0, 80),
      ),
    );
