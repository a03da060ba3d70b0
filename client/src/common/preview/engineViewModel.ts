// View model of the engine switch: the chosen engine, its line, its buttons, or why it cannot be asked.

import { localize } from '../texts/engines';
import type { EngineAnswer, EngineId, EngineReady, EngineState } from './previewEngine';

/** Always on screen: no ranking is shown without it. */
export const method = (): string => localize('engine.method');

const lineOf = (engine: EngineId): string =>
  engine === 'words' ? method() : localize(engine === 'claude-code' ? 'engine.line.claude' : 'engine.line.model');

export interface EngineViewModel {
  readonly chosen: EngineId;
  readonly line: string;
  /** The title of the ranking by words. */
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

export function engineViewModel(chosen: EngineId, state: EngineState | undefined, prompt: string): EngineViewModel {
  const model: EngineViewModel = { chosen, line: lineOf(chosen), rankTitle: localize('engine.rank'), examples: [] };
  if (chosen === 'words' || !state) return model;
  if (state.kind === 'unknown') return { ...model, rankTitle: localize('engine.rank.compare') };
  if (state.kind !== 'ready') {
    const { kind, title, text, checks, actions } = state;
    return {
      ...model,
      rankTitle: localize('engine.rank.meanwhile'),
      missing: { kind, title, text, checks, actions: actions.map((action) => action.title) },
    };
  }
  const answer = state.answer && state.answer.prompt === prompt ? state.answer : undefined;
  return {
    ...model,
    line: state.line ?? model.line,
    rankTitle: answer?.state === 'none' ? localize('engine.rank.hadDelegated') : localize('engine.rank.compare'),
    ...(state.askPrompt && { askPrompt: state.askPrompt }),
    ...(state.askExamples && { askExamples: state.askExamples }),
    ...(state.progress && { progress: state.progress }),
    ...(answer && { answer }),
    examples: state.examples ?? [],
  };
}
