// Which calls of the orchestrator are let through until it decides: those that the catalogue knows to change and send nothing.

import { resolveTool, toolNames } from '../../core/dialects/claude/catalogue/tools';

type CallKind = 'agent' | 'let-through' | 'could-change-or-send';

const AGENT = 'Agent';

/** A tool nobody knows could do anything. */
export function callKind(name: string): CallKind {
  const tool = resolveTool(name);
  if (tool?.name === AGENT) return 'agent';
  return tool && (tool.can === 'read' || tool.inSession) ? 'let-through' : 'could-change-or-send';
}

/** Tools that Claude Code has to ask for, and nobody answers: so none of them runs even where we are slow to end it. */
export const toolsToAskFor: readonly string[] = [
  ...toolNames().filter((name) => callKind(name) !== 'let-through'),
  'Task',
  'mcp__*',
];
