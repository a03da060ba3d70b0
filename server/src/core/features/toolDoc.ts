// What a tool is and who can have it, in words for completion and hover.

import type { Ability, Tool } from '../catalogue/catalogue';

const ABILITY: Readonly<Record<Ability, string>> = {
  read: 'reads',
  write: 'changes files',
  execute: 'runs commands',
  network: 'uses the network',
  orchestrate: 'starts agents or tasks',
  other: 'other',
};

/** One or two words beside the name. */
export const toolAccess = (tool: Tool): string => (tool.foreground === 'no' ? 'not for subagents' : ABILITY[tool.can]);

/** Short Markdown lines. */
export function toolFacts(tool: Tool): readonly string[] {
  const facts: string[] = [];
  if (tool.foreground === 'no')
    facts.push(
      tool.unless
        ? `Subagents get it only with \`permissionMode: ${tool.unless.permissionMode.join('` or `')}\`.`
        : 'Subagents never get it; listing it has no effect.',
    );
  else if (tool.foreground === 'session') facts.push('Exists only in some sessions, by plan, platform or model.');
  if (tool.foreground !== 'no' && tool.background === 'no') facts.push('Lost when the agent runs in the background.');
  if (tool.note !== undefined) facts.push(tool.note);
  if (tool.since !== undefined) facts.push(`Since Claude Code ${tool.since}.`);
  return facts;
}
