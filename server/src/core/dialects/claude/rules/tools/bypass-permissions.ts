// An agent file that disables all permission prompts, for every user of the repository.

import { textSpan } from '../../../../rules/frontmatter/valueFixes';
import { rule, title } from '../../../../rules/rule';
import { fieldOf } from '../../../../rules/tools/toolItems';
import { replace } from '../../../../text/edit';

export default rule({
  id: 'bypass-permissions',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'Nothing is asked while this agent works',
    why: 'With `bypassPermissions` Claude Code changes files and runs commands for this agent without asking. It counts only where the session itself is authorised for it; in every other session it is ignored, and the agent asks as usual.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\npermissionMode: bypassPermissions\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\npermissionMode: acceptEdits\n---\nReview the change.\n',
    source: 'Claude Code 2.1.329: the mode is checked against the session when the agent is started.',
  },
  messages: {
    default:
      'Where the session may bypass permissions, this agent changes files and runs commands without asking; elsewhere Claude Code ignores it.',
  },
  *check(context) {
    const entry = context.view.entry('permissionMode');
    if (!entry || context.scope === 'plugin' || fieldOf(context, 'permissionMode') !== 'bypassPermissions') return;
    yield { span: entry.valueSpan, messageId: 'default', data: undefined };
  },
  fixes(_data, _at, context) {
    const entry = context.view.entry('permissionMode');
    if (!entry) return [];
    const edit = replace(textSpan(entry, context), 'acceptEdits');
    return [{ title: title('replace', { from: 'bypassPermissions', to: 'acceptEdits' }), edits: [edit], safe: false }];
  },
});
