// What the command line says of how it was called and what it came to. English only: scripts read it; and without the core, so that
// a command that needs no rule reads none.

export const commandTexts = {
  usage: `subagents — says what Claude Code really does with agent files

  subagents check [PATH…]      what is wrong, and what to do about it
      --format text|json|sarif|github
      --fix                    mend what can safely be mended; --fix=all mends the rest too
      --dry-run                with --fix: print the changes instead of making them
      --max-warnings N         --rule ID=LEVEL        --config FILE
      --baseline FILE          --write-baseline FILE
      --stdin --stdin-path P   check a text as if it stood at P
      --no-user                --today YYYY-MM-DD     --claude-version V
      --hints                  also print hints
      --no-frame               without the line that each finding is about
      --no-cache               look at every file anew
  subagents route [PROMPT]     who would get a prompt, and which words decide
      --in DIR                 where the agents are
      --cases FILE             prompts with the agent expected; else .claude/agent-cases.json
      --examples               every example of every agent, itself left out
      --engine words|claude-code
      --format text|json       --fail-under PERCENT of expected agents first
      --no-user
  subagents explain RULE       why a rule exists, with an example
  subagents rules [--format json]
  subagents new NAME [--persona P] [--in DIR]
  subagents lsp --stdio        the language server
  subagents --version

Exit codes: 0 clean, 1 errors (or more warnings than allowed, or fewer agents first), 2 wrong use or unreadable input.
`,
  'usage.noCommand': 'a command is missing',
  'usage.unknownCommand': 'there is no command {command}',
  'usage.format': '--format takes {formats}, not {given}',
  'usage.textOrJson': '--format takes text or json, not {given}',
  'usage.fix': '--fix takes nothing or all, not {given}',
  'usage.today': '--today takes a day such as 2026-11-20, not {given}',
  'usage.claudeVersion': '--claude-version takes a version such as {newest}, not {given}',
  'usage.stdinTogether': '--stdin and --stdin-path go together',
  'usage.stdinWrites': '--stdin checks one text and writes none',
  'usage.maxWarnings': '--max-warnings takes a number, not {given}',
  'usage.rule': '--rule takes ID=LEVEL with off, hint, information, warning or error, not {given}',
  'usage.explain': 'explain takes the id of a rule',
  'usage.unknownRule': 'there is no rule {rule}; `subagents rules` lists them',
  'usage.new': 'new takes a name',
  'usage.poorName': '{name} makes a poor name; how about {better}?',
  'usage.persona': '--persona takes one of {personas}',
  'usage.engine': '--engine takes words or claude-code, not {given}',
  'usage.onePrompt': 'route takes one prompt; put it in quotes',
  'usage.route': 'route takes a prompt, --cases FILE, --examples, or a file {file}',
  'usage.failUnder': '--fail-under takes a number from 0 to 100, not {given}',
  'usage.noExpected': '--fail-under needs cases that say which agent is expected',
  'file.notThere': '{file}: not there',
  'file.unreadable': '{file}: not there, or not readable',
  'file.notReadable': '{file}: not readable',
  'file.exists': '{file} is there already',
  'file.noJson': '{file} is not readable as JSON',
  'file.noBaseline': '{file} is no baseline of ours',
  'file.noCases': '{file} holds no list of cases',
  'file.noCase': '{file}: case {number} is not { prompt, context?, expected?, hideExample? }',
  'check.progress': '{done} of {of} files',
  'check.written': '{file}: {count} findings written',
  'explain.offByDefault': ', off by default',
  'rules.offByDefault': 'off by default',
  'explain.found': 'Like this it is found:',
  'explain.notFound': 'Like this it is not:',
  'explain.source': '{source} Checked on {checked}.',
  'new.restart': 'Claude Code sees a new agents folder after a restart.',
  'route.noAgent': 'no agent in {folder} loads',
  'route.unknownAgent': '“{agent}” is no agent that loads here',
  'route.unknownExample': '“{agent}” has no example “{example}” to leave out',
  'route.askedOnce': 'Claude Code is asked once; this spends tokens.',
  'route.asked': 'Claude Code is asked {count} times; this spends tokens.',
  'route.progress': '{done} of {of} prompts',
  'route.version': 'Claude Code {version}',
  'route.versionModel': 'Claude Code {version}, {model}',
} as const;

/** The names between braces; what is no single word between them is part of the text. */
type Named<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` ? never : Name) | Named<Rest>
  : never;
type Arguments<Template> = [Named<Template>] extends [never]
  ? readonly []
  : readonly [args: Readonly<Record<Named<Template>, string | number>>];

export function say<Id extends keyof typeof commandTexts>(
  id: Id,
  ...[args]: Arguments<(typeof commandTexts)[Id]>
): string {
  const values: Readonly<Record<string, string | number>> = args ?? {};
  return commandTexts[id].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
