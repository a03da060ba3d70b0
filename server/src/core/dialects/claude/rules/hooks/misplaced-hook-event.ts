// Hook events belong under `hooks`; at the top level they are unknown fields.

import { rule } from '../../../../rules/rule';
import { moveIntoHooks } from './moveIntoHooks';

export default rule<{ readonly event: string }>({
  id: 'misplaced-hook-event',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'The event stands outside `hooks`',
    why: 'Claude Code looks for events under `hooks` only. At the top level an event is an unknown field, and its hooks never run; `PreToolUse` and `PermissionRequest` there even keep the agent from loading.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nPostToolUse:\n  - matcher: Write\n    hooks:\n      - type: command\n        command: ./check.sh\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  PostToolUse:\n    - matcher: Write\n      hooks:\n        - type: command\n          command: ./check.sh\n---\nReview the change.\n',
    source: 'Measured: one line in the debug log.',
  },
  messages: { default: 'Claude Code ignores `{event}` here, and its hooks never run: it belongs under `hooks`.' },
  subsumes: ['unknown-field'],
  *check(context) {
    if (context.scope === 'plugin') return;
    for (const entry of context.doc.frontmatter.entries) {
      const known = entry.colon === undefined ? undefined : context.runtime.hooks.event(entry.name);
      if (known && (!known.guard || entry.style === 'empty'))
        yield { span: entry.nameSpan, messageId: 'default', args: { event: entry.name }, data: { event: entry.name } };
    }
  },
  fixes({ event }, _at, context) {
    return moveIntoHooks(event, event, context);
  },
});
