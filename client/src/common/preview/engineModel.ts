// The engine switch as data: which engine is chosen, the line that is always on screen, and what stands in place of a button
// where an engine cannot be asked.

import type { EngineAnswer, EngineId, EngineReady, EngineState } from './engines';

/** Always on screen: a ranking must never stand without it. */
export const METHOD = 'An estimate from shared words, made on this computer. Not Claude’s choice.';

const LINES: Readonly<Record<EngineId, string>> = {
  words: METHOD,
  'editor-model':
    'The model picked in VS Code reads names and descriptions, in two orders. 2 requests per prompt. Not Claude Code either.',
  'claude-code': 'Runs your claude -p on the prompt and stops it at its first delegation.',
};

export interface EngineModel {
  readonly chosen: EngineId;
  readonly line: string;
  /** What stands over the ranking by words. */
  readonly rankTitle: string;
  readonly missing?: {
    readonly kind: 'missing' | 'untrusted';
    readonly title: string;
    readonly text: string;
    readonly checks: readonly { readonly state: 'present' | 'missing' | 'later'; readonly text: string }[];
    readonly actions: readonly string[];
  };
  readonly askPrompt?: EngineReady['askPrompt'];
  readonly askExamples?: EngineReady['askExamples'];
  readonly progress?: EngineReady['progress'];
  readonly answer?: EngineAnswer;
  readonly examples: readonly (EngineAnswer & { readonly example: number; readonly prompt: string })[];
}

export function engineModel(chosen: EngineId, state: EngineState | undefined, prompt: string): EngineModel {
  const model: EngineModel = { chosen, line: LINES[chosen], rankTitle: 'If the main thread delegates', examples: [] };
  if (chosen === 'words' || !state) return model;
  if (state.kind === 'unknown') return { ...model, rankTitle: 'By words, for comparison' };
  if (state.kind !== 'ready') {
    const { kind, title, text, checks, actions } = state;
    return {
      ...model,
      rankTitle: 'Meanwhile, by words',
      missing: { kind, title, text, checks, actions: actions.map((action) => action.title) },
    };
  }
  const answer = state.answer && state.answer.prompt === prompt ? state.answer : undefined;
  return {
    ...model,
    line: state.line ?? model.line,
    rankTitle: answer?.state === 'none' ? 'By words, if it had delegated' : 'By words, for comparison',
    ...(state.askPrompt && { askPrompt: state.askPrompt }),
    ...(state.askExamples && { askExamples: state.askExamples }),
    ...(state.progress && { progress: state.progress }),
    ...(answer && { answer }),
    examples: state.examples ?? [],
  };
}
