// The parts of the command line that need the parser, the rules or the personas; a bundle of its own, loaded on demand.

export { readSkillWords } from '../core/dialects/claude/places/skillWords';
export { sarifReport } from '../core/report/sarif';
export { ruleById } from '../core/rules/registry';
export { createChecker } from './checker';
export { explainCommand, rulesCommand } from './commands/explain';
export { learnCommand } from './commands/learn';
export { newCommand } from './commands/new';
export { routeCommand } from './commands/route';
