// Texts of the Claude Code engine: costs, problems and answers; never claims that Claude Code would answer the same again.

import { agentPiece } from '../../../../common/src/messages/sentence';
import type { ClaudeCodeAnswer } from '../../../../common/src/protocol/claudeCode';
import type { EngineAnswer } from '../preview/previewEngine';
import { counted } from '../texts/counts';
import { engineName } from '../texts/engineNames';
import { localize, localizeParts } from '../texts/engines';

export const examplesRunTitle = (prompts: number): string =>
  prompts === 1 ? localize('claude.askExample') : localize('claude.askExamples', { count: prompts });

/** What is sent, and its cost. */
export const runTooltip = (program: string, prompts: number): string =>
  prompts === 1
    ? localize('claude.sent.once', { program })
    : localize('claude.sent.times', { program, count: prompts });

export const untrustedText = () => ({ title: localize('claude.untrusted'), text: localize('claude.untrusted.text') });

export const noProcessText = (): string => localize('claude.noProcess');

/** `MethodNotFound` of the protocol: a server that cannot run programs does not handle the request. */
const METHOD_NOT_FOUND = -32601;

/** Why a request about Claude Code failed. */
export const requestErrorText = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === METHOD_NOT_FOUND ? noProcessText() : String(error);

export const runProgressText = (done: number, of: number): string =>
  localize('claude.progress', { done, prompts: counted('prompt', of) });

/** `own`: the agent of the file. Undefined for a cancelled question. */
export function claudeCodeAnswer(answer: ClaudeCodeAnswer, own: string): EngineAnswer | undefined {
  const { outcome } = answer;
  const note = noteOf(answer);
  switch (outcome.kind) {
    case 'cancelled':
      return undefined;
    case 'failed':
      return { state: 'weak', headline: localizeParts('engine.noAnswer'), sentence: [outcome.words], note };
    case 'main-thread':
      return {
        state: 'none',
        headline: localizeParts('claude.kept'),
        sentence:
          outcome.tool === null
            ? localizeParts('claude.kept.noAgent')
            : localizeParts('claude.kept.tool', { tool: outcome.tool }),
        note,
      };
    case 'agent':
      return {
        state: outcome.agent === own ? 'home' : 'taken',
        headline: localizeParts('claude.called'),
        sentence: localizeParts(outcome.known ? 'claude.called.agent' : 'claude.called.unknown', {
          agent: agentPiece(outcome.agent),
        }),
        note,
      };
  }
}

/** `Claude Code 2.1.329, claude-opus-5-5, 2 turns, 12,345 tokens.` */
function noteOf({ version, model, turns, tokens }: ClaudeCodeAnswer): string {
  const parts = [
    version === null ? engineName('claude-code') : localize('claude.version', { version }),
    ...(model === null ? [] : [model]),
    ...(turns === 0 ? [] : [counted('turn', turns)]),
    ...(tokens === null ? [] : [tokensText(tokens.input + tokens.output)]),
  ];
  return `${parts.join(', ')}.`;
}

const tokensText = (tokens: number): string => counted('token', tokens);
