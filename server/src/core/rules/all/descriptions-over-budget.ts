// All descriptions together are more than Claude Code likes to carry in every session.

import { shadowOf } from '../../workspace/precedence';
import { descriptionTokens } from '../../workspace/tokens';
import type { AgentSummary, Workspace } from '../../workspace/workspace';
import { RUNTIME, rule } from '../rule';

/** Said on the largest few only: shortening those helps most. */
const SAID_ON = 5;

export default rule({
  id: 'descriptions-over-budget',
  severity: 'information',
  docs: {
    title: 'The descriptions of all agents are over the limit',
    why: 'Every session carries the descriptions of all agents. Above 15,000 tokens, counted as characters divided by four, Claude Code warns when an interactive session starts. Nothing is cut.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: the warning at start.',
    checked: RUNTIME,
  },
  messages: {
    default:
      'The descriptions of all agents take {total} tokens in every session; Claude Code warns above {budget}. This one takes {own}.',
  },
  *check(context) {
    const { verdict, workspace, doc, options } = context;
    const entry = context.view.entry('description');
    if (verdict.status !== 'loads' || !entry) return;
    const { total, largest } = weigh(workspace);
    if (total <= options.descriptionBudget || !largest.includes(doc.uri)) return;
    const own = descriptionTokens(verdict.name, verdict.description);
    yield {
      span: entry.nameSpan,
      say: 'default',
      args: { total, budget: options.descriptionBudget, own },
      data: undefined,
    };
  },
});

interface Weight {
  readonly total: number;
  readonly largest: readonly string[];
}

const weights = new WeakMap<Workspace, Weight>();

/** Once per snapshot, however many files ask. */
function weigh(workspace: Workspace): Weight {
  const known = weights.get(workspace);
  if (known) return known;
  const tokens = (agent: AgentSummary): number => descriptionTokens(agent.name, agent.description);
  const active = workspace.agents.filter(
    (agent) => agent.status === 'loads' && shadowOf(agent, workspace)?.certain !== true,
  );
  const names = new Map(active.map((agent) => [agent.name, agent]));
  const ordered = [...names.values()].sort((a, b) => tokens(b) - tokens(a) || (a.uri < b.uri ? -1 : 1));
  const weight = {
    total: ordered.reduce((sum, agent) => sum + tokens(agent), 0),
    largest: ordered.slice(0, SAID_ON).map((agent) => agent.uri),
  };
  weights.set(workspace, weight);
  return weight;
}
