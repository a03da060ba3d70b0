// `remote` isolation needs a remote machine, which not every account has.

import { textSpan } from '../../../../rules/frontmatter/valueFixes';
import { rule, title } from '../../../../rules/rule';
import { fieldOf } from '../../../../rules/tools/toolItems';
import { replace } from '../../../../text/edit';

export default rule({
  id: 'isolation-remote',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Only some accounts have `remote`',
    why: '`isolation: remote` runs the agent on a machine elsewhere where the account has that. Elsewhere the agent runs here, in the same folder as everything else, and nothing says so. `worktree` works everywhere with git.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nisolation: remote\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nisolation: worktree\n---\nReview the change.\n',
    source: 'Measured without an account: the agent runs locally.',
  },
  messages: {
    default:
      'Only where the account has it; elsewhere this agent runs here, without any isolation. `worktree` works wherever git does.',
    plugin: 'Claude Code ignores `remote` in the agents of a plugin; only `worktree` works there.',
  },
  *check(context) {
    const entry = context.view.entry('isolation');
    if (!entry || fieldOf(context, 'isolation') !== 'remote') return;
    const at = { span: entry.valueSpan, data: undefined };
    yield context.scope === 'plugin'
      ? { ...at, messageId: 'plugin', severity: 'warning' }
      : { ...at, messageId: 'default' };
  },
  fixes(_data, _at, context) {
    const entry = context.view.entry('isolation');
    if (!entry) return [];
    const edit = replace(textSpan(entry, context), 'worktree');
    return [{ title: title('replace', { from: 'remote', to: 'worktree' }), edits: [edit], safe: false }];
  },
});
