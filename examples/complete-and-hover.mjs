// Completion and hover at an offset, as an editor asks for them.

import { createAgentService } from 'subagent-intellisense';

const uri = 'file:///project/.claude/agents/baker.md';
const text = `---
name: baker
description: Use this agent when bread is to be baked.
tools: Read,${' '}
---

Bake the bread.
`;

const service = createAgentService();
service.update(uri, text);

const offset = text.indexOf('Read, ') + 'Read, '.length;
const [first, ...others] = service.complete(uri, offset);
console.log(`${first.label} and ${others.length} more`);
console.log(service.completionDocumentation(uri, offset, first.label));

const { markdown, span } = service.hover(uri, text.indexOf('tools'));
console.log(`at ${span.start}-${span.end}: ${markdown}`);
