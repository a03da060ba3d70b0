// What the command line needs of the parser, the rules and the personas: a bundle of its own, read only by a run that has
// something to look at.

export { readSkillWords } from '../core/dialects/claude/places/skillWords';
export { sarifReport } from '../core/report/sarif';
export { ruleById } from '../core/rules/registry';
export { explainCommand, rulesCommand } from './commands/explain';
export { learnCommand } from './commands/learn';
export { newCommand } from './commands/new';
export { routeCommand } from './commands/route';
export { judge } from './judging';
