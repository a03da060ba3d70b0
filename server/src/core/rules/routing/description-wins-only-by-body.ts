// Prompts match the agent only by words of its body, which the orchestrator never reads. Needs the routing notes.

import { codeSpans } from '../../../../../common/src/text/sanitize';
import { rule } from '../rule';

export default rule({
  id: 'description-wins-only-by-body',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Only the body speaks for this agent',
    why: 'The orchestrator reads names and descriptions, not bodies. Where an example, left out for the test, reaches its agent only by words of the body, those words belong in the description. An estimate from shared words, reported where it is clear; editors report it on save or in a pause of typing, `subagents check` does not.',
    bad: '---\nname: query-tuner\ndescription: |\n  Use this agent for the database.\n\n  <example>\n  user: "The timetable page takes nine seconds since the harbour import"\n  assistant: "I\'ll use the query-tuner agent for this."\n  </example>\n---\nFind out why the timetable page takes seconds to load after an import of harbour data.\n',
    good: '---\nname: query-tuner\ndescription: |\n  Use this agent for the database when the timetable page takes seconds after a harbour import.\n\n  <example>\n  user: "The timetable page takes nine seconds since the harbour import"\n  assistant: "I\'ll use the query-tuner agent for this."\n  </example>\n---\nFind out why the timetable page takes seconds to load after an import of harbour data.\n',
    source: 'The description is shown to the orchestrator, the body is not. The ranking is an estimate of ours.',
  },
  messages: {
    default:
      'The orchestrator does not read bodies, and prompts like {count} of the examples come here only by words of the body: {our:words}. Put them into the description.',
    other:
      'The orchestrator does not read bodies, and prompts like {count} of the examples come here only by words of the body: {our:words}. By the description alone they go to `{other}`.',
  },
  *check({ verdict, doc, workspace, view }) {
    const entry = view.entry('description');
    const body = workspace.routing?.get(doc.uri)?.body;
    if (verdict.status !== 'loads' || !entry || !body || body.words.length === 0) return;
    yield {
      span: entry.nameSpan,
      messageId: body.other === null ? 'default' : 'other',
      args: { count: body.examples, words: codeSpans(body.words), other: body.other ?? '' },
      data: undefined,
    };
  },
});
