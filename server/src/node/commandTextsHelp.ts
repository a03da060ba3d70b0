// Help of the command line, one entry per command; imports nothing, so that help loads no engine.

export const commandHelp = {
  check: `  subagents check [PATH…]      what is wrong, and what to do about it
      --format text|json|sarif|github
      --fix                    apply the safe fixes
      --fix-rule ID[,ID]       apply the first fix of these rules, safe or not, and print every change
      --dry-run                with --fix or --fix-rule: print the changes instead of making them
      --fixes                  list the fixes of every finding in JSON; count them exactly in text
      --max-warnings N         --rule ID=LEVEL        --config FILE
      --baseline FILE          --write-baseline FILE
      --stdin --stdin-path P   check a text as if it stood at P
      --allow-empty            a folder without agent files is no mistake
      --no-user                --today YYYY-MM-DD     --claude-version V|installed
      --hints                  also print hints
      --no-frame               without the line that each finding is about
      --no-cache               look at every file anew
      A folder is searched for agent files. A file that is named is checked as an agent, wherever it is.
`,
  route: `  subagents route [PROMPT]     who would get a prompt, and which words decide
      --in DIR                 where the agents are
      --cases FILE             prompts with the agent expected; else .claude/agent-cases.json
      --examples               every example of every agent, itself left out
      --engine words|claude-code
      --format text|json       --fail-under PERCENT of expected agents first
      --no-user
`,
  explain: '  subagents explain RULE       why a rule exists, with an example\n',
  rules: '  subagents rules              every rule, with its severity\n      --format text|json\n',
  new: '  subagents new NAME           an agent file to start from\n      --persona P              --in DIR\n',
  learn: `  subagents learn              ask the installed Claude Code what is not known here; runs it, offline and without a login
      --claude-path FILE       which program; else the one on the search path, outside of this project
      --format text|json
`,
  lsp: '  subagents lsp [--stdio]      the language server\n',
} as const;

const head = 'subagents — says what Claude Code really does with agent files\n';
const tail = `
Exit codes: 0 clean, 1 errors, more warnings than allowed, a file that could not be fixed, or fewer agents first,
2 wrong use, unreadable input, or a folder without agent files.
`;

const isCommand = (name: string): name is keyof typeof commandHelp => Object.hasOwn(commandHelp, name);

/** The help of one command; of all commands where `command` is missing or unknown. */
export function helpText(command?: string): string {
  if (command !== undefined && isCommand(command)) return `${commandHelp[command]}${tail}`;
  return `${head}
${Object.values(commandHelp).join('')}  subagents --version

  subagents COMMAND --help     the help of one command
${tail}`;
}
