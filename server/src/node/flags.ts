// The flags of every command, once: `parseArgs` reads them, the help prints them, docs/command-line.md lists them. Imports nothing, so
// that help loads no engine.

interface Flag {
  readonly type: 'string' | 'boolean';
  readonly multiple?: true;
  readonly default?: string | boolean;
  /** Its value as the help shows it. */
  readonly takes?: string;
  readonly help: string;
}

const TEXT_OR_JSON = {
  type: 'string',
  default: 'text',
  takes: 'text|json',
  help: 'for people or for programs',
} as const;
const NO_USER = { type: 'boolean', default: false, help: 'leave out the agents in your home folder' } as const;

export const flags = {
  check: {
    format: { type: 'string', default: 'text', takes: 'text|json|sarif|github', help: 'for people or for programs' },
    fix: { type: 'boolean', default: false, help: 'apply the safe fixes' },
    'fix-rule': {
      type: 'string',
      multiple: true,
      takes: 'ID[,ID]',
      help: 'apply the first fix of these rules, safe or not, and print every change',
    },
    'dry-run': {
      type: 'boolean',
      default: false,
      help: 'with --fix or --fix-rule: print the changes instead of making them',
    },
    fixes: {
      type: 'boolean',
      default: false,
      help: 'list the fixes of every finding in JSON; count them exactly in text',
    },
    rule: { type: 'string', multiple: true, takes: 'ID=LEVEL', help: 'off, hint, information, warning or error' },
    'max-warnings': { type: 'string', takes: 'N', help: 'more warnings end with 1' },
    baseline: { type: 'string', takes: 'FILE', help: 'report only what is not in it' },
    'write-baseline': { type: 'string', takes: 'FILE', help: 'write what is found now' },
    config: { type: 'string', takes: 'FILE', help: 'settings instead of the nearest .subagents.json' },
    'claude-version': {
      type: 'string',
      takes: 'V|installed',
      help: 'judge by this version; without it by the newest known',
    },
    today: { type: 'string', takes: 'YYYY-MM-DD', help: 'the day that retired models are judged by' },
    stdin: { type: 'boolean', default: false, help: 'check the text on standard input; needs --stdin-path' },
    'stdin-path': { type: 'string', takes: 'PATH', help: 'the path that text is checked at' },
    'allow-empty': { type: 'boolean', default: false, help: 'a folder without agent files is no mistake' },
    'no-user': NO_USER,
    hints: { type: 'boolean', default: false, help: 'also print hints' },
    'no-frame': { type: 'boolean', default: false, help: 'without the line that each finding is about' },
    'no-cache': { type: 'boolean', default: false, help: 'check every file, and store nothing' },
  },
  route: {
    in: { type: 'string', default: '.', takes: 'DIR', help: 'where the agents are' },
    cases: {
      type: 'string',
      takes: 'FILE',
      help: 'prompts with the agent expected; else .claude/agent-cases.json',
    },
    examples: { type: 'boolean', default: false, help: 'every example of every agent, itself left out' },
    engine: { type: 'string', default: 'words', takes: 'words|claude-code', help: 'who decides' },
    format: TEXT_OR_JSON,
    'fail-under': { type: 'string', takes: 'PERCENT', help: 'fewer expected agents in first place end with 1' },
    'no-user': NO_USER,
  },
  explain: {},
  rules: { format: TEXT_OR_JSON },
  new: {
    persona: { type: 'string', takes: 'NAME', help: 'an agent to start from' },
    in: { type: 'string', takes: 'DIR', help: 'without it .claude/agents' },
  },
  learn: {
    'claude-path': {
      type: 'string',
      takes: 'FILE',
      help: 'which program; else the one on the search path, outside of this project',
    },
    format: TEXT_OR_JSON,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Flag>>>>;

type Command = keyof typeof flags;
export const flagsOf = (command: Command): readonly (readonly [name: string, flag: Flag])[] =>
  Object.entries<Flag>(flags[command]);

/** `--rule ID=LEVEL` */
export const written = (name: string, { takes }: Flag): string => `--${name}${takes === undefined ? '' : ` ${takes}`}`;
