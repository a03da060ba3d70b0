// One question to Claude Code: starts it in a throw-away folder, gives it the prompt on its standard input, reads until the
// orchestrator has decided, and ends it there, before what it decided is done. Answers a cancellation at once.

import type { Told } from '../../core/dialects/claude/loader/listing';
import type { Cancel } from '../../core/routing/router';
import type { ClaudeCodeAnswer, ClaudeCodeOutcome } from '../../lsp/protocol/claudeCode';
import { toolsToAskFor } from './calls';
import { userEnvironment } from './environment';
import { failed } from './failed';
import { startGroup } from './processGroup';
import type { Program } from './program';
import { createReading, TURNS } from './reading';
import { streamLines } from './streamLines';
import { throwAway } from './throwAway';

export interface Question {
  readonly program: Program;
  readonly prompt: string;
  readonly agents: Iterable<Told>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In milliseconds. */
  readonly timeLimit: number;
}

/** Nothing of the prompt is here. The tools stay in the model's sight: without them it would choose differently. */
export const ARGUMENTS: readonly string[] = [
  '-p',
  '--output-format',
  'stream-json',
  '--verbose',
  '--no-session-persistence',
  '--strict-mcp-config',
  '--setting-sources',
  // The user's, who has to be logged in, and those of the throw-away folder, which has agents and no settings.
  'user,project',
  '--permission-mode',
  'dontAsk',
  '--max-turns',
  String(TURNS),
  '--settings',
  JSON.stringify({
    disableAllHooks: true,
    permissions: { ask: toolsToAskFor, disableBypassPermissionsMode: 'disable' },
  }),
];

/** How often a structural token is looked at. */
const LOOK = 20;

export async function askClaudeCode(question: Question, cancel: Cancel): Promise<ClaudeCodeAnswer> {
  const reading = createReading();
  const outcome = cancel.isCancellationRequested ? CANCELLED : await converse(question, reading, cancel);
  return { prompt: question.prompt, outcome, ...reading.facts };
}

const CANCELLED: ClaudeCodeOutcome = { kind: 'cancelled' };

function converse(
  { program, prompt, agents, env, timeLimit }: Question,
  reading: ReturnType<typeof createReading>,
  cancel: Cancel,
): Promise<ClaudeCodeOutcome> {
  const folder = throwAway(agents);
  const { child, end } = startGroup(program, ARGUMENTS, {
    cwd: folder.project,
    env: userEnvironment(env, program, folder.temporary),
    afterwards: folder.remove,
  });
  return new Promise((resolve) => {
    let settled = false;
    const settle = (outcome: ClaudeCodeOutcome): void => {
      if (settled) return;
      settled = true;
      clearInterval(looking);
      clearTimeout(limit);
      end();
      resolve(outcome);
    };
    const looking = setInterval(() => {
      if (cancel.isCancellationRequested) settle(CANCELLED);
    }, LOOK);
    const limit = setTimeout(
      () => settle(failed('claude.timeLimit', { seconds: Math.round(timeLimit / 1000) })),
      timeLimit,
    );
    const lines = streamLines();
    const read = (line: string): void => {
      const outcome = settled ? undefined : reading.line(line);
      if (outcome) settle(outcome);
    };
    let errors = '';
    child.stdout.on('data', (part: Buffer) => {
      if (settled) return;
      const whole = lines.push(part);
      if (whole) whole.forEach(read);
      else settle(failed('claude.tooLong'));
    });
    child.stderr.on('data', (part: Buffer) => {
      if (errors.length < 2000) errors += part.toString('utf8');
    });
    // A program that goes without reading what it is given says why in another way.
    child.stdin.on('error', () => {});
    child.once('error', (error) => settle(failed('claude.notStarted', { words: error.message })));
    child.once('close', (code) => {
      read(lines.rest());
      settle(reading.end(code, errors));
    });
    child.stdin.end(asText(prompt));
  });
}

/** What starts with a slash would be taken for a command. */
const asText = (prompt: string): string => (/^\s*\//.test(prompt) ? ` ${prompt}` : prompt);
