// Help of the command line, made of the table of flags; loads no engine.

import {
  type Command,
  commandNames,
  commandOf,
  commonFlags,
  defaultOf,
  type Flag,
  flagsOf,
  isCommand,
  synopsis,
  written,
} from './flags';

const COMMAND_COLUMN = 18;
const FLAG_COLUMN = 32;
const head = 'subagents — says what Claude Code really does with agent files\n';
const tail = `
Exit codes: 0 clean, 1 errors, more warnings than allowed, a file that could not be fixed, or fewer agents first,
2 wrong use, unreadable input, or a folder without agent files.
`;

function flagLine(name: string, flag: Flag): string {
  const value = defaultOf(flag);
  return `      ${written(name, flag).padEnd(FLAG_COLUMN)} ${flag.help}${value === undefined ? '' : ` (${value} by default)`}`;
}

function helpOf(command: Command): string {
  const { help, note } = commandOf(command);
  const listed = flagsOf(command).filter(([, flag]) => !flag.hidden);
  const lines = listed.map(([name, flag]) => flagLine(name, flag));
  return [
    `  subagents ${synopsis(command).padEnd(COMMAND_COLUMN)} ${help}`,
    ...lines,
    ...(note === undefined ? [] : [`      ${note}`]),
    '',
  ].join('\n');
}

/** The help of one command; of all commands where `command` is missing or unknown. */
export function helpText(command?: string): string {
  if (command !== undefined && isCommand(command)) return `${helpOf(command)}${tail}`;
  const common = Object.entries(commonFlags).map(([name, flag]) => flagLine(name, flag));
  return `${head}
${commandNames.map(helpOf).join('')}  subagents COMMAND --help     the help of one command; the same as subagents help COMMAND
${common.join('\n')}
${tail}`;
}
