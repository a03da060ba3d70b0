// Agent files that probe the facts of the catalogues, one question each.

import { facts } from '../../server/src/core/dialects/claude/catalogue/facts';
import { unknownFields } from '../../server/src/core/dialects/claude/catalogue/unknownFields';
import { fields } from '../../server/src/core/dialects/claude/fields/fields';

export interface Probe {
  /** What is asked, in the words the report uses: `tool Bash`, `value effort=low`. */
  readonly key: string;
  /** Of the agent and of its file. */
  readonly name: string;
  readonly text: string;
  /** Only an agent that is started shows it. */
  readonly started: boolean;
}

/** A name no release knows: a runtime that does not reject it cannot be probed this way. */
export const NONSENSE = 'zebraNonsense';

const DESCRIPTION = 'Use this agent for a probe.';

export function probes(): readonly Probe[] {
  const all: Omit<Probe, 'name'>[] = [];
  const ask = (key: string, lines: string, started = false): void => {
    all.push({ key, text: lines, started });
  };
  const others = fields.flatMap(({ wrongSpellings }) => wrongSpellings).concat(unknownFields);
  for (const { key } of [...others, { key: NONSENSE }]) ask(`field ${key}`, `${key}: x`);
  for (const { name, values } of fields) {
    if (name === 'name' || name === 'description') continue;
    ask(`field ${name}`, `${name}: ${name === 'hooks' ? '{}' : 'x'}`);
    ask(`value ${name}=${NONSENSE}`, `${name}: ${NONSENSE}`);
    for (const { value } of values) ask(`value ${name}=${value}`, `${name}: ${value}`);
  }
  for (const { name } of [...facts.hookEvents, { name: NONSENSE }])
    ask(`event ${name}`, `hooks:\n  ${name}:\n    - hooks:\n        - type: command\n          command: "true"`);
  for (const name of [
    ...facts.tools.map((each) => each.name),
    ...facts.toolAliases.map(({ from }) => from),
    ...facts.removedTools.map((each) => each.name),
    NONSENSE,
  ])
    ask(`tool ${name}`, `tools: ${name}`, true);
  ask('tools left out', '', true);
  ask('tools with memory', 'tools: Glob\nmemory: project', true);
  ask('tools with plan mode', 'permissionMode: plan', true);
  for (const { name } of [...facts.modelAliases, ...facts.specialModels, ...facts.notModels])
    ask(`model ${name}`, `model: ${name}`, true);
  for (const { id } of facts.modelIds) ask(`model ${id}`, `model: ${id}`, true);
  ask('shown plain', '');
  ask('shown tools', 'tools: Read, Bash(git *)');
  ask('shown tools empty', 'tools: []');
  ask('shown denied', 'disallowedTools: Write, Edit');
  ask('shown tools and denied', 'tools: Read, Write\ndisallowedTools: Write');
  ask('shown all denied', 'tools: Write\ndisallowedTools: Write');
  return all.map(({ key, text, started }, at) => {
    const name = `probe-${at}`;
    return {
      key,
      name,
      started,
      text: `---\nname: ${name}\ndescription: ${DESCRIPTION}\n${text}${text === '' ? '' : '\n'}---\nWait.\n`,
    };
  });
}
