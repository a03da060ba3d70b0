// The tools an agent really gets, judged by two releases of Claude Code in one process.

import { createAgentService, dialects } from 'subagent-intellisense';

const agent = {
  uri: 'file:///project/.claude/agents/baker.md',
  text: '---\nname: baker\ndescription: Use this agent when bread is to be baked.\ntools: Read, Task, NoSuchTool\n---\n',
};

for (const version of ['2.1.240', dialects.claude.newestVersion]) {
  const service = createAgentService({ runtime: dialects.claude.at(version) });
  console.log(version, JSON.stringify(service.effectiveTools(agent)));
  for (const { message } of service.check(agent)) console.log(`  ${message}`);
}
