// The agent file to start from where no persona is wanted. Its description is a finding until it is filled in.

export const blankAgent = (name: string): string => `---
name: ${name}
description: TODO say when to use this agent
---

TODO say who this agent is, what it is to do, and what it hands back.
`;
