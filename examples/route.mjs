// Which agent a prompt goes to, as far as shared words tell: node route.mjs [PROMPT]

import process from 'node:process';
import { createAgentService } from 'subagent-intellisense';

const service = createAgentService();
const add = (name, description) =>
  service.update(`file:///project/.claude/agents/${name}.md`, `---\nname: ${name}\ndescription: ${description}\n---\n`);
add('baker', 'Use this agent when bread, rolls or cakes are to be baked.');
add('miller', 'Use this agent when grain is to be ground into flour.');

const { ranked, verdict, explanation } = service.route(process.argv[2] ?? 'please bake two loaves of rye bread');
for (const { agent, score } of ranked) console.log(`${agent} ${score.toFixed(1)}`);
console.log(`${verdict}: ${explanation}`);
