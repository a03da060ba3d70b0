// What an author can do about a ranking, and which example of another agent decided it. Nothing here edits.

import { tenths } from '../../../../common/src/numbers';
import { decidingWords, fieldOf, firstByName, pointsByTerm } from './roundedScore';
import type { RouteRow } from './router';

export type RoutingSuggestion =
  | { readonly kind: 'put-words'; readonly words: readonly string[] }
  | { readonly kind: 'tell-apart'; readonly agent: string }
  | { readonly kind: 'add-example'; readonly prompt: string };

/** The rival's example that decides. */
export interface DecidingExample {
  readonly agent: string;
  readonly what:
    | { readonly kind: 'example'; readonly example: number }
    | { readonly kind: 'word'; readonly term: string; readonly field: 'example' };
}

const MOST_WORDS = 3;
/** In tenths: a word that gives less is not suggested. */
const WORTH = 3;

/** `isPrompt`: the row is of a prompt that is no example yet. */
export function suggestionsFor(row: RouteRow, own: string, isPrompt: boolean): readonly RoutingSuggestion[] {
  const mine = row.ranked.find(({ agent }) => agent === own);
  const [first, second] = row.ranked;
  if (!mine || !first || row.verdict === 'none' || row.verdict === 'too-short') return [];
  const isFirst = first === mine;
  const isHome = isFirst && row.verdict === 'clear';
  const suggestions: RoutingSuggestion[] = [];
  const words = [...pointsByTerm(mine.reasons)]
    .filter(([term, points]) => tenths(points) >= WORTH && fieldOf(mine.reasons, term) === 'body')
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([term]) => term);
  const isOwedToBody = isFirst && firstByName(row.ranked) !== first;
  if (words.length > 0 && (!isHome || isOwedToBody)) suggestions.push({ kind: 'put-words', words });
  const rival = isFirst ? second : first;
  const isClose = rival && rival.score > 0 && decidingWords(rival, mine).length > 0;
  if (!isHome && rival && isClose && (isFirst || row.verdict !== 'weak'))
    suggestions.push({ kind: 'tell-apart', agent: rival.agent });
  if (isPrompt && row.verbatim?.agent !== own) suggestions.push({ kind: 'add-example', prompt: row.prompt });
  return suggestions;
}

/** Only where another agent comes close or is first. */
export function decidingExample(row: RouteRow, own: string): DecidingExample | undefined {
  if (row.verbatim && row.verbatim.agent !== own) {
    const { agent, example } = row.verbatim;
    return { agent, what: { kind: 'example', example } };
  }
  const mine = row.ranked.find(({ agent }) => agent === own);
  const [first, second] = row.ranked;
  const rival = first === mine ? second : first;
  if (!mine || !rival || row.verdict === 'none' || row.verdict === 'too-short') return undefined;
  if (first === mine && row.verdict === 'clear') return undefined;
  const [most] = decidingWords(rival, mine);
  return most?.field === 'example'
    ? { agent: rival.agent, what: { kind: 'word', term: most.term, field: 'example' } }
    : undefined;
}
