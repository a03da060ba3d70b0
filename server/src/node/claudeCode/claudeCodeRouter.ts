// Routes prompts by asking the user's Claude Code, one session a prompt. Costs the user's tokens: only called after consent.

import type { ClaudeCodeAnswer } from '../../../../common/src/protocol/claudeCode';
import type { Listed } from '../../core/dialects/verdict';
import { descriptionWithout } from '../../core/routing/model/shownAgents';
import type { Prompt, RouteRow } from '../../core/routing/router';
import { parseExamples, utterance } from '../../core/syntax/examples';
import { askClaudeCode } from './ask';
import type { Program } from './program';

interface Options {
  readonly program: Program;
  /** The competing agents, with unique names. */
  readonly agents: readonly Listed[];
  readonly signal: AbortSignal;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** For one prompt, in milliseconds. */
  readonly timeLimit?: number;
  /** Called after each prompt. */
  readonly onAnswer?: (answer: ClaudeCodeAnswer, done: number, of: number) => void;
}

/** For one prompt, in milliseconds. */
const TIME_LIMIT = 180_000;

/** Why there is no row. The message is for the user. */
export class ClaudeCodeFailure extends Error {}

/** Answers in the order of the prompts; fewer where it was aborted or the next prompt would fail as well. */
export async function routeWithClaudeCode(
  prompts: readonly Prompt[],
  { program, agents, signal, env = process.env, timeLimit = TIME_LIMIT, onAnswer }: Options,
): Promise<readonly ClaudeCodeAnswer[]> {
  const answers: ClaudeCodeAnswer[] = [];
  for (const prompt of prompts) {
    const competing = withoutHiddenExample(agents, prompt);
    const question = { program, agents: competing, prompt: promptText(prompt), env, timeLimit, signal };
    const answer = { ...(await askClaudeCode(question)), prompt: prompt.text };
    answers.push(answer);
    onAnswer?.(answer, answers.length, prompts.length);
    const { outcome } = answer;
    if (outcome.kind === 'cancelled' || (outcome.kind === 'failed' && outcome.final)) break;
  }
  return answers;
}

/** A row without scores: Claude Code reports only its decision. Throws `ClaudeCodeFailure` for an answer that failed. */
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

/** The context of an example precedes its prompt. */
const promptText = ({ text, context }: Prompt): string => (context ? `${context}\n\n${text}` : text);

function withoutHiddenExample(agents: readonly Listed[], { hide }: Prompt): readonly Listed[] {
  if (!hide) return agents;
  return agents.map((agent) => {
    const example = agent.name === hide.agent ? parseExamples(agent.description)[hide.example] : undefined;
    if (!example) return agent;
    const heldOut = { ...hide, utterance: utterance(example)?.value ?? '' };
    return { ...agent, description: descriptionWithout(agent, heldOut) };
  });
}
