// Asks Claude Code which agent it calls for a prompt, and ends it before the call runs. Answers an abort at once.

import type { ClaudeCodeAnswer, ClaudeCodeOutcome } from '../../../../common/src/protocol/claudeCode';
import type { Listed } from '../../core/dialects/verdict';
import { startHeadless } from './headless';
import { createOutcomeReader, failed, MAX_TURNS, type OutcomeReader, toolsToAskFor } from './outcome';
import type { Program } from './program';
import { userEnvironment } from './sessionEnvironment';
import { promptConfigDir } from './tempConfigDir';

interface Question {
  readonly program: Program;
  readonly prompt: string;
  readonly agents: Iterable<Listed>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In milliseconds. */
  readonly timeLimit: number;
  readonly signal: AbortSignal;
}

/** The prompt is not among them. All tools stay visible to the model: without them it would decide differently. */
export const ARGUMENTS: readonly string[] = [
  '-p',
  '--output-format',
  'stream-json',
  '--verbose',
  '--no-session-persistence',
  '--strict-mcp-config',
  '--setting-sources',
  // The user's settings hold the login; the temporary project has agents and no settings.
  'user,project',
  '--permission-mode',
  'dontAsk',
  '--max-turns',
  String(MAX_TURNS),
  '--settings',
  JSON.stringify({
    disableAllHooks: true,
    permissions: { ask: toolsToAskFor, disableBypassPermissionsMode: 'disable' },
  }),
];

export async function askClaudeCode(question: Question): Promise<ClaudeCodeAnswer> {
  const reader = createOutcomeReader();
  const outcome = question.signal.aborted ? CANCELLED : await outcomeOf(question, reader);
  return { prompt: question.prompt, outcome, ...reader.facts };
}

const CANCELLED: ClaudeCodeOutcome = { kind: 'cancelled' };

function outcomeOf(
  { program, prompt, agents, env, timeLimit, signal }: Question,
  reader: OutcomeReader,
): Promise<ClaudeCodeOutcome> {
  const dir = promptConfigDir(agents);
  return new Promise((resolve) => {
    let settled = false;
    const settle = (outcome: ClaudeCodeOutcome): void => {
      if (settled) return;
      settled = true;
      session.end();
      resolve(outcome);
    };
    const session = startHeadless(program, ARGUMENTS, {
      cwd: dir.project,
      env: userEnvironment(env, program, dir.temporary),
      afterwards: dir.remove,
      signal,
      timeLimit,
      onLine(line) {
        const outcome = settled ? undefined : reader.line(line);
        if (outcome) settle(outcome);
      },
      onStop(reason) {
        if (reason === 'aborted') settle(CANCELLED);
        else if (reason === 'line-too-long') settle(failed('claude.tooLong'));
        else settle(failed('claude.timeLimit', { seconds: Math.round(timeLimit / 1000) }));
      },
      onClose: (end) => settle(reader.end(end)),
    });
    session.closeInput(escapeCommand(prompt));
  });
}

/** Claude Code takes a prompt that starts with a slash for a command. */
const escapeCommand = (prompt: string): string => (/^\s*\//.test(prompt) ? ` ${prompt}` : prompt);
