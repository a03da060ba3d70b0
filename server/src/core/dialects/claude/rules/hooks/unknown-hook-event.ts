// Event names are case-sensitive; hooks under another name never run.

import { rule, title } from '../../../../rules/rule';
import { spanOfPath } from '../../../../syntax/spanOfPath';
import { replace } from '../../../../text/edit';
import { suggestions } from '../../../../text/nearest';
import { ownValue } from '../../../../text/strings';

export default rule<{ readonly from: string; readonly to: string | undefined }>({
  id: 'unknown-hook-event',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'No event is called so',
    why: 'Claude Code knows its events letter by letter: `preToolUse` is not `PreToolUse`. The hooks under an unknown name never run, with one line in the debug log and none in the session.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  postToolUse:\n    - matcher: Write\n      hooks:\n        - type: command\n          command: ./check.sh\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nhooks:\n  PostToolUse:\n    - matcher: Write\n      hooks:\n        - type: command\n          command: ./check.sh\n---\nReview the change.\n',
    source: 'Measured: "unknown hook event; entry ignored".',
  },
  messages: {
    meant: 'Claude Code knows no event `{event}`, and its hooks never run. Did you mean `{to}`?',
    default: 'Claude Code knows no event `{event}`, and its hooks never run.',
  },
  *check(context) {
    if (context.scope === 'plugin' || context.verdict.status === 'not-an-agent') return;
    const suggest = suggestions(() => context.runtime.hooks.events.map((event) => event.name));
    for (const { kind, fatal, path, subject } of context.verdict.hookProblems) {
      const span = kind === 'unknown-event' && !fatal ? spanOfPath(context.doc, path, 'key') : undefined;
      if (!span) continue;
      const to = suggest(subject) ?? ownValue(OTHER_PROGRAMS, subject);
      yield {
        span,
        messageId: to === undefined ? 'default' : 'meant',
        args: { event: subject, to: to ?? '' },
        data: { from: subject, to },
      };
    }
  },
  fixes({ from, to }, at, context) {
    if (to === undefined || spanOfPath(context.doc, ['hooks', to], 'exact')) return [];
    return [
      {
        title: title('replace', { from, to }),
        edits: [replace(at, to)],
        safe: from.toLowerCase() === to.toLowerCase(),
      },
    ];
  },
});

/** Event names of Gemini CLI. */
const OTHER_PROGRAMS: Readonly<Record<string, string>> = {
  BeforeTool: 'PreToolUse',
  AfterTool: 'PostToolUse',
  BeforeAgent: 'SubagentStart',
  AfterAgent: 'SubagentStop',
};
