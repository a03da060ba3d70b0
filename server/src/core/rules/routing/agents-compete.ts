// Two descriptions ask for the same work in nearly the same words. Needs the routing notes.

import { codeSpans } from '../../../../../common/src/text/sanitize';
import { canShareSession } from '../../workspace/precedence';
import { relatedAgent, rule } from '../rule';

export default rule({
  id: 'agents-compete',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Another agent asks for the same work',
    why: 'The orchestrator chooses an agent by its description. Where each of two descriptions, taken as a prompt, gives the other agent at least half of the points it gives its own, prompts for one easily go to the other. An estimate from shared words; editors report it on save or in a pause of typing, `subagents check` does not.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change for security holes and leaked secrets before it is merged.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review the layout of a page on narrow screens. For holes and secrets use the other one.\n---\nReview the page.\n',
    source:
      'Measured on public collections: the overlap tells pairs that are confused from others (area under the curve 80).',
  },
  messages: {
    default:
      'The orchestrator may take `{other}` for this agent: both descriptions share {our:words}. Say in each what it leaves to the other. See {path}.',
    related: '`{other}` asks for the same work',
  },
  *check({ verdict, doc, workspace, view }) {
    const entry = view.entry('description');
    const own = workspace.byUri(doc.uri);
    const competes = workspace.routing?.get(doc.uri)?.competes ?? [];
    if (verdict.status !== 'loads' || !entry || !own) return;
    const others = competes.flatMap(({ other, words }) => {
      const agent = workspace
        .byName(other)
        .find((each) => each.status === 'loads' && each.name !== own.name && canShareSession(own, each));
      // `identical-description` reports equal descriptions.
      return agent && agent.description.trim() !== own.description.trim() ? [{ agent, words }] : [];
    });
    const [first] = others;
    if (!first) return;
    yield {
      span: entry.nameSpan,
      messageId: 'default',
      args: { other: first.agent.name, path: first.agent.path, words: codeSpans(first.words) },
      related: others.map(({ agent }) =>
        relatedAgent(agent, { id: 'agents-compete.related', args: { other: agent.name } }),
      ),
      data: undefined,
    };
  },
});
