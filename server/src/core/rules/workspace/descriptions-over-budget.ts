// All descriptions together exceed the budget of Claude Code for every session.

import { descriptionTokens } from '../../workspace/tokens';
import { rule } from '../rule';

/** Reported for the largest few only: shortening those helps most. */
const SAID_ON = 5;

export default rule({
  id: 'descriptions-over-budget',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The descriptions of all agents are over the limit',
    why: 'Every session carries the descriptions of all agents. Above 15,000 tokens, counted as characters divided by four, Claude Code warns when an interactive session starts. Nothing is cut.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the warning at start.',
  },
  messages: {
    default:
      'The descriptions of all agents take {total} tokens in every session; {product} warns above {budget}. This one takes {own}.',
  },
  *check(context) {
    const { verdict, workspace, doc, options } = context;
    const entry = context.view.entry('description');
    if (verdict.status !== 'loads' || !entry) return;
    const { total } = workspace.budget;
    const agent = workspace.byUri(doc.uri);
    if (total <= options.descriptionBudget || !agent || !workspace.budget.isAmongLargest(agent, SAID_ON)) return;
    const own = descriptionTokens(verdict.name, verdict.description);
    yield {
      span: entry.nameSpan,
      messageId: 'default',
      args: { total, budget: options.descriptionBudget, own },
      data: undefined,
    };
  },
});
