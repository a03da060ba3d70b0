// What the command line accepts, in words, and the mistake of having called it otherwise.

export class UsageError extends Error {}

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
      --no-cache               look at every file anew
  subagents explain RULE       why a rule exists, with an example
  subagents rules [--format json]
  subagents new NAME [--persona P] [--in DIR]
  subagents lsp --stdio        the language server
  subagents --version

Exit codes: 0 clean, 1 errors (or more warnings than allowed), 2 wrong use or unreadable input.
`;
