// Two agents have the same request as an example.

import { utterance } from '../../syntax/examples';
import { normalizeWords } from '../../text/normalizeWords';
import { spanIn } from '../../text/span';
import { canShareSession } from '../../workspace/precedence';
import { relatedAgent, rule } from '../rule';

export default rule({
  id: 'identical-examples',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'The same request is an example of another agent',
    why: 'An example tells the orchestrator what a user says when this agent is meant. The same words in two agents tell it nothing.',
    bad: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Please look at my last change"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Is this change safe to merge?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator in full, examples included.',
  },
  messages: {
    default: 'The orchestrator reads the same request as an example of `{other}`. See {path}.',
    related: '`{other}` has the same example',
  },
  *check(context) {
    const { verdict, doc, workspace, view } = context;
    if (verdict.status !== 'loads' || !view.description) return;
    const own = workspace.byUri(doc.uri);
    if (!own) return;
    for (const example of view.examples) {
      const spoken = utterance(example);
      if (!spoken || normalizeWords(spoken.value).split(' ').length < FEWEST_WORDS) continue;
      const others = workspace
        .byUtterance(normalizeWords(spoken.value))
        .filter((agent) => agent.uri !== doc.uri && agent.name !== own.name && canShareSession(own, agent));
      const first = others[0];
      if (!first) continue;
      yield {
        span: spanIn(view.description, spoken.span),
        messageId: 'default',
        args: { other: first.name, path: first.path },
        related: others.map((agent) =>
          relatedAgent(agent, { id: 'identical-examples.related', args: { other: agent.name } }),
        ),
        data: undefined,
      };
    }
  },
});

/** Shorter requests, such as "Yes, please", fit every agent. */
const FEWEST_WORDS = 4;
