// A hook that cannot be loaded is dropped; the agent runs without it.

import { fenceSpan } from '../../../../rules/contextQueries';
import { rule, title } from '../../../../rules/rule';
import { spanOfPath } from '../../../../syntax/spanOfPath';
import { replace } from '../../../../text/edit';
import { isText, nearestHookType, reshapedHooks } from './hookShapes';

export default rule<{ readonly from: string; readonly to: string | undefined }>({
  id: 'hook-ignored',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'Claude Code leaves this hook out',
    why: 'Under an event stands a list of `matcher` and `hooks`, and each hook has a `type` and what that type needs. What does not fit is left out with one line in the debug log, and the agent runs without the hook.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  PostToolUse:\n    - matcher: Write\n      hooks:\n        - type: shell\n          command: ./check.sh\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  PostToolUse:\n    - matcher: Write\n      hooks:\n        - type: command\n          command: ./check.sh\n---\nReview the change.\n',
    source: 'Measured: "entry ignored".',
  },
  messages: {
    'event-shape': 'Claude Code ignores this: `{subject}` takes a list of `matcher` and `hooks`.',
    'matcher-shape': 'Claude Code ignores this: each item of `{subject}` is a mapping with `matcher` and `hooks`.',
    'matcher-hooks':
      'Claude Code ignores this: the item of `{subject}` has no list of `hooks`; the hook belongs into one.',
    'hook-shape': 'Claude Code ignores this hook: it must be a mapping with `type`.',
    'hook-type-missing': 'Claude Code ignores this hook: it has no `type`, such as `command`.',
    'unknown-type': 'Claude Code ignores this hook: `{subject}` is no type of hook ({our:types}).',
    'key-missing': 'Claude Code ignores this hook: it has no `{subject}`.',
    'key-value': 'Claude Code ignores this hook: `{subject}` has a value it does not take.',
    'refused-type': 'Claude Code refuses hooks of the type `{subject}` for this event; use `command`.',
  },
  *check(context) {
    if (context.scope === 'plugin' || context.verdict.status === 'not-an-agent') return;
    for (const problem of context.verdict.hookProblems) {
      if (problem.fatal || problem.kind === 'unknown-event') continue;
      const to = problem.kind === 'unknown-type' ? nearestHookType(problem.subject, context.runtime) : undefined;
      const span = spanOfPath(context.doc, problem.path) ?? fenceSpan(context);
      yield {
        span,
        messageId: problem.kind,
        args: {
          subject: problem.subject,
          types: context.runtime.hooks.types.map((type) => `\`${type.name}\``).join(', '),
        },
        ...(isText(context.doc.text, span) ? {} : { severity: 'information' as const }),
        data: { from: problem.subject, to },
      };
    }
  },
  fixes({ from, to }, at, context) {
    if (to === undefined) return reshapedHooks(context);
    return [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});
