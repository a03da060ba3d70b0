// What went wrong with asking Claude Code, in words.

import { render } from '../../core/messages/render';
import type { Message } from '../../core/rules/rule';
import type { ClaudeCodeOutcome } from '../../lsp/protocol/claudeCode';

/** Only a single answer went wrong; after everything else the next prompt fares no better. */
const PASSING: ReadonlySet<string> = new Set([
  'claude.timeLimit',
  'claude.noAnswer',
  'claude.brokeOff',
  'claude.tooLong',
]);

export const failed = (id: string, args: Message['args'] = {}): ClaudeCodeOutcome => ({
  kind: 'failed',
  words: render({ id, args }).trim(),
  final: !PASSING.has(id),
});

/** The line of what a program wrote beside its stream that tells most. */
export function tellingLine(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error/i.test(line)) ?? lines[0] ?? '';
}
