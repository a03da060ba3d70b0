// What the engine that asks Claude Code says: what a question costs, what is missing, and what came back. It never says that
// Claude Code would do the same again.

import type { ClaudeCodeAnswer } from '../../../../server/src/lsp/protocol';
import type { EngineAnswer } from '../preview/engines';
import { agentPiece } from '../preview/verdict';

const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;

export const LINE =
  'Your own Claude Code is started once per prompt and ended when its orchestrator has decided; no agent runs. It costs tokens of your plan.';

export const askPromptTitle = 'Ask Claude Code · 1 run';

export const askExamplesTitle = (prompts: number): string =>
  prompts === 1 ? 'Ask for the example · 1 run' : `Ask for all ${prompts} examples · ${prompts} runs`;

/** What is sent, where, and at what cost. */
export const sentText = (program: string, prompts: number): string =>
  `Runs ${program} ${prompts === 1 ? 'once' : `${prompts} times`}, with your login. Each run sends the prompt and what the orchestrator is shown of every agent, without bodies and without the example that is asked about, and takes up to 3 answers of its model.`;

export const UNTRUSTED = {
  title: 'Not in an untrusted workspace',
  text: 'Nothing is run and nothing is sent until you trust this workspace.',
} as const;

export const NO_PROCESS = 'Claude Code cannot be run here: this needs VS Code on a computer, not in a browser.';

export const progressText = (done: number, of: number): string =>
  `Asking Claude Code: ${done} of ${count(of, 'prompt')}.`;

/** `own`: the agent whose file it is. Absent for what was cancelled. */
export function engineAnswer(answer: ClaudeCodeAnswer, own: string): EngineAnswer | undefined {
  const { outcome } = answer;
  const note = noteOf(answer);
  switch (outcome.kind) {
    case 'cancelled':
      return undefined;
    case 'failed':
      return { state: 'weak', headline: ['No answer.'], sentence: [outcome.words], note };
    case 'main-thread':
      return {
        state: 'none',
        headline: ['The main thread kept the work.'],
        sentence: [outcome.tool === null ? 'It called no agent.' : `It was about to use ${outcome.tool} itself.`],
        note,
      };
    case 'agent':
      return {
        state: outcome.agent === own ? 'home' : 'taken',
        headline: ['Claude Code called an agent.'],
        sentence: outcome.known
          ? [agentPiece(outcome.agent), '.']
          : [agentPiece(outcome.agent), ', which is not there: the call would have failed.'],
        note,
      };
  }
}

/** `Claude Code 2.1.329, claude-opus-5-5, 2 turns, 12,345 tokens.` */
function noteOf({ version, model, turns, tokens }: ClaudeCodeAnswer): string {
  const parts = [
    version === null ? 'Claude Code' : `Claude Code ${version}`,
    ...(model === null ? [] : [model]),
    ...(turns === 0 ? [] : [count(turns, 'turn')]),
    ...(tokens === null ? [] : [count(tokens.input + tokens.output, 'token')]),
  ];
  return `${parts.join(', ')}.`;
}
