// The template without a persona; its description is reported until it is filled in.

export const blankAgent = (name: string): string => `---
name: ${name}
description: TODO say when to use this agent
---

TODO say who this agent is, what it is to do, and what it hands back.
`;
