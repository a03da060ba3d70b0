// Generates numbered agents for workspaces of any size; the same in every run.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const WORDS =
  'review test write plan check mend read count watch sort draw build ship guard query index parse route'.split(' ');
const word = (n) => WORDS[n % WORDS.length];

/** `lines` of the prompt; each is about 80 characters. */
export function generatedAgent(n, lines = 20) {
  const does = `${word(n)} ${word(n * 7 + 1)} ${word(n * 13 + 5)}`;
  return `---
name: agent-${n}
description: |
  Use this agent when the user asks to ${does} number ${n}. It knows how to ${word(n + 3)} and ${word(n + 9)}.

  <example>
  Context: The user has just finished part ${n}.
  user: "Please ${does} for part ${n}"
  assistant: "I'll use the agent-${n} agent for this."
  </example>
tools: Read, Grep, ${n % 2 ? 'Bash' : 'Edit'}${n % 5 ? '' : `, mcp__server${n % 40}__${word(n)}`}
model: ${n % 3 ? 'sonnet' : 'inherit'}
---
You ${does}.

${`When you are asked to ${word(n + 2)}, first ${word(n + 4)}, then ${word(n + 6)}, and say what you did.\n`.repeat(lines)}`;
}

/** Below `at`, as a project has them. */
export function writeAgents(at, count, lines) {
  const agents = path.join(at, '.claude', 'agents');
  mkdirSync(agents, { recursive: true });
  for (let n = 0; n < count; n++) writeFileSync(path.join(agents, `agent-${n}.md`), generatedAgent(n, lines));
}
