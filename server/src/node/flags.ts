// The commands with their arguments and flags, once: the parser reads this table, the help prints it, docs/command-line.md lists
// it. Imports nothing, so that help loads no engine.

interface Described {
  readonly help: string;
  /** The first release that has it. */
  readonly since: string;
  readonly short?: string;
  /** For other programs: parsed, and left out of the help. */
  readonly hidden?: true;
}

interface Switch extends Described {
  readonly kind: 'switch';
  /** What to write instead of a value. */
  readonly instead?: string;
}

interface Choice extends Described {
  readonly kind: 'choice';
  readonly values: readonly string[];
  readonly default: string;
}

/** `day`: a date of the calendar; `count`: a number from 0; `percent`: from 0 to 100; `text`: checked by its command. */
interface Value extends Described {
  readonly kind: 'text' | 'day' | 'count' | 'percent';
  /** Its value as the help shows it. */
  readonly takes: string;
  readonly multiple?: true;
  readonly default?: string;
}

export type Flag = Switch | Choice | Value;

interface CommandEntry {
  /** As the help shows them. */
  readonly arguments: string;
  /** How many there may be. */
  readonly most: number;
  readonly help: string;
  readonly note?: string;
  readonly flags: Readonly<Record<string, Flag>>;
}

const since = '0.1.0';
const off = (help: string) => ({ kind: 'switch', help, since }) as const;
const text = (takes: string, help: string) => ({ kind: 'text', takes, help, since }) as const;
const TEXT_OR_JSON = {
  kind: 'choice',
  values: ['text', 'json'],
  default: 'text',
  help: 'for people or for programs',
  since,
} as const;
const NO_USER = off('leave out the agents in your home folder');

export const commands = {
  check: {
    arguments: '[PATH…]',
    most: Number.POSITIVE_INFINITY,
    help: 'what is wrong, and what to do about it',
    note: 'A folder is searched for agent files. A file that is named is checked as an agent, wherever it is.',
    flags: {
      format: {
        kind: 'choice',
        values: ['text', 'json', 'sarif', 'github'],
        default: 'text',
        help: 'for people or for programs',
        since,
      },
      fix: {
        kind: 'switch',
        help: 'apply the safe fixes',
        since,
        instead: '--fix applies safe fixes, --fix-rule ID[,ID] the first fix of the rules you name',
      },
      'fix-rule': {
        ...text('ID[,ID]', 'apply the first fix of these rules, safe or not, and print every change'),
        multiple: true,
      },
      'dry-run': off('with --fix or --fix-rule: print the changes instead of making them'),
      fixes: off('list the fixes of every finding in JSON; count them exactly in text'),
      rule: { ...text('ID=LEVEL', 'off, hint, information, warning or error'), multiple: true },
      'max-warnings': { kind: 'count', takes: 'N', help: 'more warnings end with 1', since },
      baseline: text('FILE', 'report only what is not in it'),
      'write-baseline': text('FILE', 'write what is found now'),
      config: text('FILE', 'settings instead of the nearest .subagents.json'),
      'claude-version': text('V|installed', 'judge by this version; without it by the newest known'),
      today: { kind: 'day', takes: 'YYYY-MM-DD', help: 'the day that retired models are judged by', since },
      stdin: off('check the text on standard input; needs --stdin-path'),
      'stdin-path': text('PATH', 'the path that text is checked at'),
      'allow-empty': off('a folder without agent files is no mistake'),
      'no-user': NO_USER,
      hints: off('also print hints'),
      'no-frame': off('without the line that each finding is about'),
      'no-cache': off('check every file, and store nothing'),
    },
  },
  route: {
    arguments: '[PROMPT]',
    most: 1,
    help: 'who would get a prompt, and which words decide',
    flags: {
      in: { ...text('DIR', 'where the agents are'), default: '.' },
      cases: text('FILE', 'prompts with the agent expected; else .claude/agent-cases.json'),
      examples: off('every example of every agent, itself left out'),
      engine: {
        kind: 'choice',
        values: ['words', 'claude-code'],
        default: 'words',
        help: 'who decides',
        since,
      },
      format: TEXT_OR_JSON,
      'fail-under': {
        kind: 'percent',
        takes: 'PERCENT',
        help: 'fewer expected agents in first place end with 1',
        since,
      },
      'no-user': NO_USER,
    },
  },
  explain: { arguments: 'RULE', most: 1, help: 'why a rule exists, with an example', flags: {} },
  rules: { arguments: '', most: 0, help: 'every rule, with its severity', flags: { format: TEXT_OR_JSON } },
  new: {
    arguments: 'NAME',
    most: 1,
    help: 'an agent file to start from',
    flags: {
      persona: text('NAME', 'an agent to start from'),
      in: { ...text('DIR', 'where to write it'), default: '.claude/agents' },
    },
  },
  learn: {
    arguments: '',
    most: 0,
    help: 'ask the installed Claude Code what is not known here; runs it, offline and without a login',
    flags: {
      'claude-path': text('FILE', 'which program; else the one on the search path, outside of this project'),
      format: TEXT_OR_JSON,
    },
  },
  lsp: {
    arguments: '',
    most: 0,
    help: 'the language server',
    flags: {
      stdio: off('over standard input and output; without a transport, this one'),
      'node-ipc': off('over the IPC channel of a parent in Node'),
      socket: { kind: 'count', takes: 'PORT', help: 'over a port of this machine that the client listens on', since },
      pipe: text('NAME', 'over a pipe or a socket file that the client listens on'),
      // Clients in Node add these.
      clientProcessId: { ...text('ID', 'the process whose end ends the server'), hidden: true },
      cancellationReceive: { ...text('FILE', 'how requests are cancelled'), hidden: true },
    },
  },
} as const satisfies Readonly<Record<string, CommandEntry>>;

/** Flags of every command, and of none. */
export const commonFlags = {
  help: { kind: 'switch', short: 'h', help: 'the help of a command, or of all', since },
  version: { kind: 'switch', short: 'V', help: 'the version of this program', since },
} as const satisfies Readonly<Record<string, Switch>>;

export type Command = keyof typeof commands;
export const commandNames = Object.keys(commands) as readonly Command[];
export const isCommand = (name: string): name is Command => Object.hasOwn(commands, name);
export const commandOf = (command: Command): CommandEntry => commands[command];

/** Without the common ones. */
export const flagsOf = (command: Command): readonly (readonly [name: string, flag: Flag])[] =>
  Object.entries<Flag>(commands[command].flags);

/** What stands in the place of a value; undefined for a switch. */
export function placeholderOf(flag: Flag): string | undefined {
  if (flag.kind === 'switch') return undefined;
  return flag.kind === 'choice' ? flag.values.join('|') : flag.takes;
}

/** `--rule ID=LEVEL`, `-h, --help` */
export function written(name: string, flag: Flag): string {
  const takes = placeholderOf(flag);
  return `${flag.short === undefined ? '' : `-${flag.short}, `}--${name}${takes === undefined ? '' : ` ${takes}`}`;
}

export const defaultOf = (flag: Flag): string | undefined => ('default' in flag ? flag.default : undefined);

/** `check [PATH…]` */
export const synopsis = (command: Command): string =>
  [command, commandOf(command).arguments].filter((part) => part !== '').join(' ');
