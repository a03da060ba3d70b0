// Asks Claude Code itself who gets a prompt: the third way behind the one interface. It costs the user tokens, so whoever uses it
// has said so and has been told to go on.

import type { Told } from '../../core/dialects/claude/loader/listing';
import { descriptionWithout } from '../../core/routing/model/shownAgents';
import type { Cancel, Prompt, RouteRow, Router } from '../../core/routing/router';
import { parseExamples, utterance } from '../../core/syntax/examples';
import type { ClaudeCodeAnswer } from '../../lsp/protocol/claudeCode';
import { askClaudeCode } from './ask';
import type { Program } from './program';

export { findProgram } from './program';

interface ClaudeCodeOptions {
  readonly program: Program;
  /** The agents that compete, one a name. */
  readonly agents: readonly Told[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** For one prompt, in milliseconds. */
  readonly timeLimit?: number;
  /** After each prompt. */
  readonly onAnswer?: (answer: ClaudeCodeAnswer, done: number, of: number) => void;
}

interface ClaudeCodeRouter extends Router {
  readonly id: 'claude-code';
  /** The answers themselves, with what a row has no room for; fewer than prompts where it was cancelled or cannot go on. */
  ask(prompts: readonly Prompt[], cancel: Cancel): Promise<readonly ClaudeCodeAnswer[]>;
}

/** A model may think for long. */
const TIME_LIMIT = 180_000;

/** Why there are no rows. The message is for the user. */
export class ClaudeCodeFailure extends Error {}

export function routeWithClaudeCode(options: ClaudeCodeOptions): ClaudeCodeRouter {
  const { program, agents, env = process.env, timeLimit = TIME_LIMIT } = options;
  const ask: ClaudeCodeRouter['ask'] = async (prompts, cancel) => {
    const answers: ClaudeCodeAnswer[] = [];
    for (const prompt of prompts) {
      const question = { program, agents: shownFor(prompt, agents), prompt: wordsOf(prompt), env, timeLimit };
      const answer = { ...(await askClaudeCode(question, cancel)), prompt: prompt.text };
      answers.push(answer);
      options.onAnswer?.(answer, answers.length, prompts.length);
      const { outcome } = answer;
      if (outcome.kind === 'cancelled' || (outcome.kind === 'failed' && outcome.final)) break;
    }
    return answers;
  };
  return {
    id: 'claude-code',
    ask,
    async route(prompts, cancel) {
      const answers = await ask(prompts, cancel);
      return answers.filter(({ outcome }) => outcome.kind !== 'cancelled').map(rowOf);
    },
  };
}

/** One row without points: what Claude Code weighs, it does not tell. */
export function rowOf({ prompt, outcome }: ClaudeCodeAnswer): RouteRow {
  if (outcome.kind === 'failed') throw new ClaudeCodeFailure(outcome.words);
  const agent = outcome.kind === 'agent' ? outcome.agent : undefined;
  return {
    prompt,
    ranked: agent === undefined ? [] : [{ agent, score: 1, visibleScore: 1, reasons: [] }],
    confidence: 1,
    verdict: agent === undefined ? 'none' : 'clear',
    terms: [],
  };
}

/** The situation first, as an example tells it. */
const wordsOf = ({ text, context }: Prompt): string => (context ? `${context}\n\n${text}` : text);

function shownFor({ hide }: Prompt, agents: readonly Told[]): readonly Told[] {
  if (!hide) return agents;
  return agents.map((agent) => {
    const example = agent.name === hide.agent ? parseExamples(agent.description)[hide.example] : undefined;
    if (!example) return agent;
    const held = { ...hide, utterance: utterance(example)?.value ?? '' };
    return { ...agent, description: descriptionWithout(agent, held) };
  });
}
