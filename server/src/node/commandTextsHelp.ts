// Help of the command line, one entry per command; loads no engine.

import { flags, flagsOf, written } from './flags';

const COMMANDS = {
  check: 'check [PATH…]      what is wrong, and what to do about it',
  route: 'route [PROMPT]     who would get a prompt, and which words decide',
  explain: 'explain RULE       why a rule exists, with an example',
  rules: 'rules              every rule, with its severity',
  new: 'new NAME           an agent file to start from',
  learn:
    'learn              ask the installed Claude Code what is not known here; runs it, offline and without a login',
  lsp: 'lsp [--stdio]      the language server',
} as const;

const NOTES: Readonly<Record<string, string>> = {
  check: 'A folder is searched for agent files. A file that is named is checked as an agent, wherever it is.',
};

const COLUMN = 32;
const head = 'subagents — says what Claude Code really does with agent files\n';
const tail = `
Exit codes: 0 clean, 1 errors, more warnings than allowed, a file that could not be fixed, or fewer agents first,
2 wrong use, unreadable input, or a folder without agent files.
`;

type Command = keyof typeof COMMANDS;
export const isCommand = (name: string): name is Command => Object.hasOwn(COMMANDS, name);
const hasFlags = (command: string): command is keyof typeof flags => Object.hasOwn(flags, command);

function helpOf(command: Command): string {
  const listed = hasFlags(command) ? flagsOf(command) : [];
  const lines = listed.map(([name, flag]) => `      ${written(name, flag).padEnd(COLUMN)} ${flag.help}`);
  const note = NOTES[command];
  return [`  subagents ${COMMANDS[command]}`, ...lines, ...(note === undefined ? [] : [`      ${note}`]), ''].join(
    '\n',
  );
}

/** The help of one command; of all commands where `command` is missing or unknown. */
export function helpText(command?: string): string {
  if (command !== undefined && isCommand(command)) return `${helpOf(command)}${tail}`;
  return `${head}
${Object.keys(COMMANDS).filter(isCommand).map(helpOf).join('')}  subagents --version

  subagents COMMAND --help     the help of one command
${tail}`;
}
