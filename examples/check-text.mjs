// Checks a text without any files, and applies the safe fixes.

import { createAgentService } from 'subagent-intellisense';

const agent = {
  uri: 'file:///project/.claude/agents/baker.md',
  text: `---
name: baker
Description: Use this agent when bread is to be baked.
tools: Read, MultiEdit
---

Bake the bread.
`,
};

const service = createAgentService();
for (const { severity, message } of service.check(agent)) console.log(`${severity}: ${message}`);

const { text, applied } = service.fixAll(agent);
for (const { title } of applied) console.log(`applied: ${title}`);
console.log(text);
