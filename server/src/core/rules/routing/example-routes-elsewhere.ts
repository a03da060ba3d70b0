// The utterance of one of the agent's examples matches another agent better. Needs the routing notes.

import { codeSpans } from '../../../../../common/src/text/sanitize';
import { utterance } from '../../syntax/examples';
import { normalizeWords } from '../../text/normalizeWords';
import { spanIn } from '../../text/span';
import { canShareSession } from '../../workspace/precedence';
import { relatedAgent, rule } from '../rule';

export default rule({
  id: 'example-routes-elsewhere',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'A prompt like this example speaks for another agent',
    why: 'An example covers its own words; a new prompt like it has to be won by name and description. This one, left out for the test, is won by another agent. An estimate from shared words, reported where the ranking was right in at least seven of ten cases; editors report it on save or in a pause of typing, `subagents check` does not: `subagents route --examples` does.',
    bad: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Why does the timetable page take nine seconds to load?"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: |\n  Use this agent to review a change.\n\n  <example>\n  user: "Please review the change to the ticket form"\n  assistant: "I\'ll use the reviewer agent for this."\n  </example>\n---\nReview the change.\n',
    source:
      'Measured on 913 examples of public collections: of 100 prompts that are clear, 84 went to the agent meant.',
  },
  messages: {
    default:
      'The orchestrator may give prompts like this to `{other}`, which has {our:words}. Put words of this example into the description, or leave the example to the other agent. See {path}.',
    related: '`{other}` has more of the words',
  },
  *check({ verdict, doc, workspace, view }) {
    const notes = workspace.routing?.get(doc.uri)?.elsewhere ?? [];
    const own = workspace.byUri(doc.uri);
    if (verdict.status !== 'loads' || !view.description || !own || notes.length === 0) return;
    const byUtterance = new Map(notes.map((note) => [normalizeWords(note.utterance), note]));
    for (const example of view.examples) {
      const spoken = utterance(example);
      const note = spoken && byUtterance.get(normalizeWords(spoken.value));
      if (!note) continue;
      const other = workspace
        .byName(note.other)
        .find((agent) => agent.status === 'loads' && agent.name !== own.name && canShareSession(own, agent));
      if (!other) continue;
      yield {
        span: spanIn(view.description, spoken.span),
        messageId: 'default',
        args: { other: other.name, path: other.path, words: codeSpans(note.words) },
        related: [relatedAgent(other, { id: 'example-routes-elsewhere.related', args: { other: other.name } })],
        data: undefined,
      };
    }
  },
});
