// Agents of different names with the same description: the orchestrator cannot tell them apart.

import { canShareSession } from '../../workspace/precedence';
import { relatedAgent, rule } from '../rule';

export default rule({
  id: 'identical-description',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Another agent has the same description',
    why: 'The orchestrator chooses an agent by its description. Where two are the same, only the names tell them apart.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change of the tests.\n---\nReview the change.\n',
    source: 'The description is shown to the orchestrator in full.',
  },
  messages: {
    default:
      'The orchestrator reads the same description for `{other}` and can tell the two by their names only. See {path}.',
    related: '`{other}` has the same description',
  },
  subsumes: ['identical-examples'],
  *check(context) {
    const { verdict, doc, workspace, view, scope } = context;
    const entry = view.entry('description');
    if (verdict.status !== 'loads' || !entry || verdict.description.trim() === '') return;
    // The default for a missing description is the same for all agents of a plugin.
    if (scope === 'plugin' && context.runtime.fields.pluginDescription(verdict.reading.fields) === undefined) return;
    const own = workspace.byUri(doc.uri);
    if (!own) return;
    const others = workspace
      .byDescription(verdict.description.trim())
      .filter((agent) => agent.uri !== doc.uri && agent.name !== own.name && canShareSession(own, agent));
    const first = others[0];
    if (!first) return;
    yield {
      span: entry.nameSpan,
      messageId: 'default',
      args: { other: first.name, path: first.path },
      related: others.map((agent) =>
        relatedAgent(agent, { id: 'identical-description.related', args: { other: agent.name } }),
      ),
      data: undefined,
    };
  },
});
