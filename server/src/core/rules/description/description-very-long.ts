// A description far longer than nearly all others. It works, but every session pays for it.

import { descriptionTokens } from '../../workspace/tokens';
import { rule } from '../rule';

/** Of 1,471 collected agents that load, 8 have more; the median is 220, nine of ten stay below 1,700. */
const LONG = 4000;

const sentence = 'Use this agent to review a change before it is merged and to say what is missing. ';

export default rule({
  id: 'description-very-long',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The description is very long',
    why: 'All descriptions are shown to the orchestrator in every session, and together they are counted against a limit. What the agent is to do belongs into the body; the description says when to use it.',
    bad: `---\nname: reviewer\ndescription: ${sentence.repeat(60).trim()}\n---\nReview the change.\n`,
    good: `---\nname: reviewer\ndescription: ${sentence.trim()}\n---\nReview the change.\n`,
    source: 'Lengths of 1,471 public agents.',
  },
  messages: {
    default:
      'About {tokens} tokens of every session go to this description; fewer than one agent in a hundred has one this long. What the agent does can stand in the body.',
  },
  *check({ verdict, view }) {
    const entry = view.entry('description');
    if (verdict.status !== 'loads' || !entry || verdict.description.length <= LONG) return;
    const tokens = descriptionTokens(verdict.name, verdict.description);
    yield { span: entry.nameSpan, messageId: 'default', args: { tokens }, data: undefined };
  },
});
