// The common shape of rules that explain why Claude Code skips a file: they speak exactly when the verdict names them.

import type { SkipRule } from '../dialects/claude/loader/verdict';
import type { UnreadableCause } from '../syntax/faults/causes';
import type { Span } from '../text/span';
import type { RuleContext } from './rule';

/** True when the verdict is that this rule's cause keeps the file from loading. */
export const isSkippedBy = (context: RuleContext, rule: SkipRule): boolean =>
  context.verdict.status === 'skipped' && context.verdict.rule === rule;

/** Every place where this rule's cause makes the frontmatter unreadable; a file may have several causes at once. */
export const causesOf = (context: RuleContext, rule: UnreadableCause['rule']): readonly UnreadableCause[] =>
  context.verdict.status === 'skipped' ? context.verdict.causes.filter((cause) => cause.rule === rule) : [];

/** The opening fence: where a file as a whole is meant. */
export const fenceSpan = (context: RuleContext): Span =>
  context.doc.fence.state === 'none' ? { start: 0, end: 0 } : context.doc.fence.open;
