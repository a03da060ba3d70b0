// If a hook that guards permissions cannot be loaded, the whole agent is not loaded.

import { fenceSpan, isSkippedBy } from '../../../../rules/contextQueries';
import { rule, title } from '../../../../rules/rule';
import { spanOfPath } from '../../../../syntax/spanOfPath';
import { replace } from '../../../../text/edit';
import type { HookProblem } from '../../../verdict';
import { nearestHookType, reshapedHooks } from './hookShapes';
import { fixesOfGuard } from './moveIntoHooks';

interface Data {
  /** The field outside `hooks` that holds the guard. */
  readonly field: string | undefined;
  readonly from: string;
  readonly to: string | undefined;
}

export default rule<Data>({
  id: 'hooks-unloadable',
  since: '0.1.0',
  explains: ['hooks-unloadable'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'A hook keeps the agent from loading',
    why: 'A `PreToolUse` or `PermissionRequest` hook may be what guards the agent’s permissions. Where one cannot be loaded, or `hooks` is not a mapping of events, Claude Code skips the whole file rather than run it unguarded. Runtimes before 2.1.300 dropped only the hooks.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: shell\n          command: ./guard.sh\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./guard.sh\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    'hooks-shape': 'Claude Code skips this file: `hooks` must be a mapping from events such as `PreToolUse` to lists.',
    'event-shape':
      'Claude Code skips this file: `{subject}` must be a list of matchers, and a guard that cannot be loaded drops the agent.',
    'matcher-shape':
      'Claude Code skips this file: each item of `{subject}` must be a mapping with `hooks`, and a guard that cannot be loaded drops the agent.',
    'matcher-hooks':
      'Claude Code skips this file: this matcher of `{subject}` has no list of `hooks`, and a guard that cannot be loaded drops the agent.',
    'hook-shape':
      'Claude Code skips this file: a hook must be a mapping with `type`, and a guard that cannot be loaded drops the agent.',
    'hook-type-missing':
      'Claude Code skips this file: this hook has no `type`, and a guard that cannot be loaded drops the agent.',
    'unknown-type':
      'Claude Code skips this file: `{subject}` is no type of hook, and a guard that cannot be loaded drops the agent.',
    'key-missing':
      'Claude Code skips this file: this hook has no `{subject}`, and a guard that cannot be loaded drops the agent.',
    'key-value':
      'Claude Code skips this file: `{subject}` has a value it does not accept, and a guard that cannot be loaded drops the agent.',
    'unknown-event':
      'Claude Code skips this file: `{subject}` is no event, yet a guard stands in it, and a guard it cannot apply drops the agent.',
    'hidden-guard':
      'Claude Code skips this file: `{subject}` holds what looks like a hook, and a guard outside `hooks` drops the agent. Move it under `hooks`, or remove it.',
    'top-level-guard':
      'Claude Code skips this file: `{subject}` belongs under `hooks`, and a guard it cannot apply drops the agent.',
  },
  subsumes: ['unknown-field', 'wrong-type'],
  *check(context) {
    if (!isSkippedBy(context, 'hooks-unloadable') || context.verdict.status !== 'skipped') return;
    for (const problem of context.verdict.hookProblems.filter((item: HookProblem) => item.fatal))
      yield {
        span: spanOfPath(context.doc, problem.path) ?? fenceSpan(context),
        messageId: problem.kind,
        args: { subject: problem.subject },
        data: {
          field: ['top-level-guard', 'hidden-guard'].includes(problem.kind) ? problem.subject : undefined,
          from: problem.subject,
          to: problem.kind === 'unknown-type' ? nearestHookType(problem.subject, context.runtime) : undefined,
        },
      };
  },
  fixes({ field, from, to }, at, context) {
    if (field !== undefined) return fixesOfGuard(field, context);
    if (to === undefined) return reshapedHooks(context);
    return [{ title: title('replace', { from, to }), edits: [replace(at, to)], safe: false }];
  },
});
