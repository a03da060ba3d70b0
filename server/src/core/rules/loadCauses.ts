// The common shape of rules that explain why Claude Code skips a file: they speak exactly when the verdict names them.

import type { SkipCode } from '../dialects/verdict';
import type { UnreadableCause } from '../syntax/faults/fault';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';

/** True when the verdict is that this rule's cause keeps the file from loading. */
export const isSkippedBy = (context: AgentContext, code: SkipCode): boolean =>
  context.verdict.status === 'skipped' && context.verdict.reason.code === code;

/** Every place where this rule's cause makes the frontmatter unreadable; a file may have several causes at once. */
export const causesOf = (context: AgentContext, code: UnreadableCause['code']): readonly UnreadableCause[] =>
  context.verdict.status === 'skipped' ? context.verdict.causes.filter((cause) => cause.code === code) : [];

/** The opening fence: where a file as a whole is meant. */
export const fenceSpan = (context: AgentContext): Span =>
  context.doc.fence.state === 'none' ? { start: 0, end: 0 } : context.doc.fence.open;
