// View model of the prompt box and its answer: the server's sentences, bars, underlines and suggestions.

import { agentPiece, type Sentence, wordPiece } from '../../../../common/src/messages/sentence';
import type { MarkedWord, RoutedPrompt, RouteState, RoutingSuggestion } from '../../../../common/src/protocol/routing';
import { listed } from '../texts/counts';
import { localize, localizeParts } from '../texts/prompt';
import { type Bar, rankingBars } from './rankingBars';

export interface PromptViewModel {
  readonly prompt: string;
  /** In the order of the prompt; they do not overlap. */
  readonly marks: readonly Mark[];
  readonly verdict: PromptVerdict;
  readonly bars: readonly Bar[];
  /** How many more agents share a word, or none. */
  readonly rest: string;
  readonly suggestions: readonly SuggestionViewModel[];
}

interface PromptVerdict {
  readonly state: RouteState | 'clear' | 'empty';
  readonly headline: Sentence;
  readonly sentence: Sentence;
  /** What limits it. */
  readonly note: Sentence;
}

/** A word of the prompt and the agents it speaks for, most first. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly speaks: readonly { readonly agent: string; readonly own: boolean; readonly body: boolean }[];
}

/** A link to an edit that can be undone. */
export interface SuggestionViewModel {
  readonly title: Sentence;
  readonly suggestion: RoutingSuggestion;
}

const emptyPrompt = (): PromptViewModel => ({
  prompt: '',
  marks: [],
  verdict: {
    state: 'empty',
    headline: localizeParts('prompt.empty'),
    sentence: localizeParts('prompt.empty.write'),
    note: localizeParts('prompt.empty.note'),
  },
  bars: [],
  rest: localize('prompt.empty.rest'),
  suggestions: [],
});

/** `own`: the file's agent, empty where it does not load. */
export function promptViewModel(routed: RoutedPrompt | undefined, own: string): PromptViewModel {
  if (!routed || routed.prompt.trim() === '') return emptyPrompt();
  const { prompt, state, headline, note, ranked, marks, suggestions } = routed;
  return {
    prompt,
    marks: marks.map((mark) => markOf(mark, own)),
    verdict: { state, headline, sentence: routed.sentence, note },
    bars: rankingBars(ranked, own),
    rest: restOf(routed),
    suggestions: suggestions.map(suggestionViewModel),
  };
}

const markOf = ({ start, end, speaks }: MarkedWord, own: string): Mark => ({
  start,
  end,
  speaks: speaks.map((each) => ({ ...each, own: each.agent === own })),
});

function restOf({ ranked, sharing, agents }: RoutedPrompt): string {
  const behind = Math.max(0, sharing - ranked.length);
  const without = agents - sharing;
  if (behind > 0) return localize(behind === 1 ? 'prompt.moreShare.one' : 'prompt.moreShare.other', { count: behind });
  if (without === 0) return '';
  const more = ranked.length > 0 ? 'prompt.moreShareNone' : 'prompt.shareNone';
  return localize(`${more}.${without === 1 ? 'one' : 'other'}`, { count: without });
}

export const suggestionViewModel = (suggestion: RoutingSuggestion): SuggestionViewModel => ({
  suggestion,
  title: titleOf(suggestion),
});

function titleOf(suggestion: RoutingSuggestion): Sentence {
  switch (suggestion.kind) {
    case 'put-words': {
      const words = listed(
        suggestion.words.map((word) => localizeParts('suggestion.quoted', { word: wordPiece(word) })),
      );
      return localizeParts('suggestion.putWords', { words });
    }
    case 'tell-apart':
      return localizeParts('suggestion.tellApart', { agent: agentPiece(suggestion.agent) });
    case 'add-example':
      return localizeParts('suggestion.addExample');
  }
}
