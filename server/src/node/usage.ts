// What the command line accepts, in words, and the mistake of having called it otherwise.

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By name: each bundle has a class of its own. */
export const isUsageError = (error: unknown): error is Error => error instanceof Error && error.name === 'UsageError';

export const usage = `subagents — says what Claude Code really does with agent files

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
`;
