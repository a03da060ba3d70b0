// Says in a sentence where a prompt goes and which words decide. Numbers before adjectives, never a percentage, and never
// that Claude will do it.

import type { AgentScore, Reason, RouteRow, TermField } from '../../../../common/src/protocol/routing';
import { say, sentence } from '../texts/verdicts';
import { decimal, pointsByTerm, tenths } from './bars';

/** `out`: the agent is not in the running. */
export type State = 'home' | 'contested' | 'taken' | 'weak' | 'none' | 'short' | 'out';

/** Names and words of authors stay apart from our own text, so that the page can isolate them; a word may lead to its place. */
export type Piece =
  | string
  | { readonly kind: 'agent'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string; readonly place?: WordOf };
export interface WordOf {
  readonly agent: string;
  readonly field: TermField;
}
export type Sentence = readonly Piece[];

export interface Verdict {
  readonly state: State;
  /** The first words, set apart: `Home.` */
  readonly headline: Sentence;
  readonly sentence: Sentence;
}

export const agentPiece = (text: string): Piece => ({ kind: 'agent', text });
export const wordPiece = (text: string, place?: WordOf): Piece => ({ kind: 'word', text, ...(place && { place }) });
/** The word as a way to where the agent has it. */
const wordIn = ({ agent, reasons }: AgentScore, term: string): Piece => {
  const field = fieldOf(reasons, term);
  return wordPiece(term, field && { agent, field });
};

export function verdictOf(row: RouteRow, own: string): Verdict {
  const [first, second] = row.ranked;
  const mine = row.ranked.find((r) => r.agent === own);
  if (row.verdict === 'too-short') {
    const words = new Set(row.terms.map((t) => t.term)).size;
    return { state: 'short', headline: sentence('verdict.short'), sentence: [tooFew(words)] };
  }
  if (row.verdict === 'none' && row.verbatim && first) {
    return { state: 'weak', headline: sentence('verdict.weak'), sentence: sentence('verdict.weak.onlyItself') };
  }
  if (row.verdict === 'none' || !first || first.score <= 0) {
    return { state: 'none', headline: sentence('verdict.none'), sentence: sentence('verdict.none.hardly') };
  }
  if (!mine) {
    return {
      state: 'out',
      headline: sentence('verdict.out'),
      sentence: sentence('verdict.out.leads', { agent: agentPiece(first.agent) }),
    };
  }
  if (!second) return { state: 'home', headline: sentence('verdict.home'), sentence: sentence('verdict.home.alone') };
  if (row.verdict === 'weak') {
    return {
      state: 'weak',
      headline: sentence('verdict.weak'),
      sentence: [...sentence('verdict.weak.pointTo', { agent: agentPiece(first.agent) }), ...bodyNote(row)],
    };
  }
  return first === mine ? ahead(row, first, second) : behind(row, mine, first);
}

/** `words`: how many different ones count. */
export const tooFew = (words: number): string =>
  say(words === 0 ? 'verdict.short.none' : words === 1 ? 'verdict.short.one' : 'verdict.short.two');

function ahead(row: RouteRow, mine: AgentScore, second: AgentScore): Verdict {
  const lead = decimal(tenths(mine.score) - tenths(second.score));
  if (row.verdict === 'clear') {
    const said = sentence('verdict.home.ahead', {
      lead,
      other: agentPiece(second.agent),
      because: because(mine, second),
    });
    return { state: 'home', headline: sentence('verdict.home'), sentence: [...said, ...bodyNote(row)] };
  }
  return contested(row, mine, second, (other, more) => sentence('verdict.contested.ahead', { lead, other, more }));
}

function behind(row: RouteRow, mine: AgentScore, first: AgentScore): Verdict {
  const gap = decimal(tenths(first.score) - tenths(mine.score));
  if (row.verdict === 'clear') {
    return {
      state: 'taken',
      headline: sentence('verdict.taken', { agent: agentPiece(first.agent) }),
      sentence: [...sentence('verdict.taken.behind', { gap, because: because(first, mine) }), ...bodyNote(row)],
    };
  }
  return contested(row, mine, first, (other, more) => sentence('verdict.contested.behind', { gap, other, more }));
}

function contested(
  row: RouteRow,
  mine: AgentScore,
  other: AgentScore,
  distance: (other: Piece, more: Sentence) => Sentence,
): Verdict {
  const theirs = advantage(other, mine)
    .slice(0, 2)
    .map((a) => a.term);
  const name = agentPiece(other.agent);
  const more =
    theirs.length > 0 ? sentence('verdict.moreOf', { words: listed(other, theirs) }) : sentence('verdict.end');
  const said =
    tenths(other.score) === tenths(mine.score)
      ? sentence('verdict.contested.level', { other: name, more })
      : distance(name, more);
  return { state: 'contested', headline: sentence('verdict.contested'), sentence: [...said, ...bodyNote(row)] };
}

/** Words that give one agent more than the other, the largest difference first. */
export function advantage(
  winner: AgentScore,
  loser: AgentScore,
): readonly { readonly term: string; readonly by: number }[] {
  const theirs = pointsByTerm(loser.reasons);
  return [...pointsByTerm(winner.reasons)]
    .map(([term, points]) => ({ term, by: points - (theirs.get(term) ?? 0) }))
    .filter((a) => tenths(a.by) > 0)
    .sort((a, b) => b.by - a.by);
}

/** `: page and seconds are in its description.` */
function because(winner: AgentScore, loser: AgentScore): Sentence {
  const words = advantage(winner, loser)
    .slice(0, 2)
    .map((a) => a.term);
  const [one, other] = words;
  if (one === undefined) return sentence('verdict.end');
  const place = placeOf(winner.reasons, one);
  const word = wordIn(winner, one);
  if (other === undefined) return sentence('verdict.because.one', { word, place });
  const otherPlace = placeOf(winner.reasons, other);
  return place === otherPlace
    ? sentence('verdict.because.both', { words: listed(winner, words), place })
    : sentence('verdict.because.apart', { word, place, other: wordIn(winner, other), otherPlace });
}

export function fieldOf(reasons: readonly Reason[], term: string): TermField | undefined {
  let best: Reason | undefined;
  for (const r of reasons) if (r.term === term && (!best || r.points > best.points)) best = r;
  return best?.field;
}

function placeOf(reasons: readonly Reason[], term: string): string {
  return say(`place.${fieldOf(reasons, term) ?? 'description'}`);
}

const listed = (whose: AgentScore, words: readonly string[]): Sentence =>
  words.map((word): Sentence => [wordIn(whose, word)]).reduce((some, next) => sentence('verdict.and', { some, next }));

/** A first place that is owed to a body is said to be: the orchestrator reads no bodies. */
function bodyNote({ ranked }: RouteRow): Sentence {
  const first = ranked[0];
  let seen: AgentScore | undefined;
  for (const r of ranked) if (!seen || r.visibleScore > seen.visibleScore) seen = r;
  if (!first || !seen || seen === first || tenths(seen.visibleScore) === tenths(first.visibleScore)) return [];
  return sentence('verdict.byName', {
    agent: agentPiece(seen.agent),
    most: decimal(tenths(seen.visibleScore)),
    less: decimal(tenths(first.visibleScore)),
  });
}

/** A sentence of the server's, in which names and words of authors stand between backticks. */
export const quoted = (text: string): Sentence =>
  text.split(/`([^`]*)`/).map((part, i) => (i % 2 === 0 ? part : wordPiece(part)));

/** Plain text of a sentence, for tests and for reading aloud. */
export const plain = (sentence: Sentence): string => sentence.map((s) => (typeof s === 'string' ? s : s.text)).join('');
