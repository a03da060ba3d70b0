// An example of this agent in which the assistant calls another one.

import type { Example } from '../../syntax/examples';
import { span, spanIn } from '../../text/span';
import { canShareSession } from '../../workspace/precedence';
import { type AgentSummary, normalizeAgentName, type Workspace } from '../../workspace/workspace';
import { rule } from '../rule';

export default rule({
  id: 'example-hands-over',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The example hands over to another agent',
    why: 'The assistant’s turn tells the orchestrator whom to call for such a request. Where it names another agent, the example works for that one.',
    bad: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Is this ready?"\n  assistant: "I\'ll use the test-writer agent for this."\n  </example>\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Is this ready?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator in full, examples included.',
  },
  messages: {
    default:
      'This example of `{name}` hands over to `{other}`, so the orchestrator learns to call that one. Name `{name}` here.',
  },
  *check(context) {
    const { verdict, doc, workspace, view } = context;
    const { description } = view;
    if (verdict.status !== 'loads' || !description || workspace.agents.length < 2) return;
    const own = workspace.byUri(doc.uri);
    if (!own) return;
    for (const example of view.examples) {
      const found = handedTo(example, own, workspace);
      if (!found) continue;
      yield {
        span: spanIn(description, span(found.start, found.start + found.text.length)),
        messageId: 'default',
        args: { name: own.name, other: found.agent.name },
        data: undefined,
      };
    }
  },
});

const CALL =
  /\b(?:the|an?|use|using|with|to|launch|invoke|call|engage|run)\s+[`"'*]{0,3}([\p{L}\p{N}][\p{L}\p{N}_-]*)[`"'*]{0,3}\s+(?:sub-?)?agent\b/giu;

interface HandedTo {
  readonly agent: AgentSummary;
  /** Span in the description. */
  readonly start: number;
  readonly text: string;
}

/** Absent where the assistant names no other agent, or this one too. */
function handedTo(example: Example, own: AgentSummary, workspace: Workspace): HandedTo | undefined {
  const turns = example.turns.filter((turn) => turn.role === 'assistant');
  const mine = normalizeAgentName(own.name);
  if (turns.some((turn) => normalizeAgentName(turn.part.value).includes(mine))) return undefined;
  for (const { part } of turns)
    for (const match of part.value.matchAll(CALL)) {
      const text = match[1] ?? '';
      const agent = workspace.byName(text).find((each) => each.status === 'loads' && canShareSession(own, each));
      if (agent) return { agent, text, start: part.span.start + match.index + match[0].indexOf(text) };
    }
  return undefined;
}
