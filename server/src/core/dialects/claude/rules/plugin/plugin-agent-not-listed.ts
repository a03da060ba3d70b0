// If a plugin lists its agents, Claude Code does not load the other files below `agents`.

import { MANIFEST } from '../../../../../../../common/src/claudePaths';
import { isSkippedBy, nameSpanOf } from '../../../../rules/contextQueries';
import { rule } from '../../../../rules/rule';
import { decoded } from '../../../../text/uri';

export default rule({
  id: 'plugin-agent-not-listed',
  since: '0.1.0',
  explains: ['plugin-agent-not-listed'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The plugin does not list this agent',
    why: 'Where `.claude-plugin/plugin.json` has `agents`, Claude Code loads exactly the files that are listed there, wherever they lie, and nothing else below the folder `agents`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      'Claude Code does not load this agent: `agents` in the plugin’s plugin.json does not list it. Add `./{path}` there, or move the file out of the plugin’s `agents`.',
  },
  *check(context) {
    const manifest = context.plugin?.manifest;
    if (!isSkippedBy(context, 'plugin-agent-not-listed') || manifest === undefined) return;
    const path = context.doc.uri.slice(manifest.length - MANIFEST.length);
    yield { span: nameSpanOf(context), messageId: 'default', args: { path: decoded(path) }, data: undefined };
  },
});
