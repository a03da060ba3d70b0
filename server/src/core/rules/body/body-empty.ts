// An agent without a prompt: it starts without instructions.

import { rule } from '../rule';

export default rule({
  id: 'body-empty',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The agent has no prompt',
    why: 'What stands below the frontmatter is the agent’s system prompt. Without it the agent starts with general notes only; its description is for the orchestrator and is not shown to it.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      'This agent starts without a prompt of its own: nothing stands below the frontmatter, and it does not see its description.',
  },
  *check(context) {
    const { verdict, doc } = context;
    const { body } = verdict.reading;
    if (verdict.status !== 'loads' || doc.text.slice(body.start, body.end).trim() !== '') return;
    yield { span: doc.fence.close, messageId: 'default', data: undefined };
  },
});
