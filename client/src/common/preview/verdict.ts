// Says in a sentence where a prompt goes and which words decide. Numbers before adjectives, never a percentage, and never
// that Claude will do it.

import type { AgentScore, Reason, RouteRow, TermField } from '../../../../server/src/core/routing/router';
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
    const counted = words === 0 ? 'No word counts' : words === 1 ? 'One word counts' : 'Two words count';
    return { state: 'short', headline: ['Too short to tell.'], sentence: [`${counted} here; three are needed.`] };
  }
  if (row.verdict === 'none' && row.verbatim && first) {
    return { state: 'weak', headline: ['Weak.'], sentence: ['Hardly a word here occurs outside this example.'] };
  }
  if (row.verdict === 'none' || !first || first.score <= 0) {
    return { state: 'none', headline: ['None of them.'], sentence: ['Hardly a word here occurs in any agent.'] };
  }
  if (!mine) {
    return { state: 'out', headline: ['Not in the running.'], sentence: [agentPiece(first.agent), ' leads.'] };
  }
  if (!second) return { state: 'home', headline: ['Home.'], sentence: ['There is no other agent to compare with.'] };
  if (row.verdict === 'weak') {
    return {
      state: 'weak',
      headline: ['Weak.'],
      sentence: ['A few words point to ', agentPiece(first.agent), '.', ...bodyNote(row)],
    };
  }
  return first === mine ? ahead(row, first, second) : behind(row, mine, first);
}

function ahead(row: RouteRow, mine: AgentScore, second: AgentScore): Verdict {
  const lead = decimal(tenths(mine.score) - tenths(second.score));
  if (row.verdict === 'clear') {
    const sentence = [`${lead} points ahead of `, agentPiece(second.agent), ...because(mine, second, 'its')];
    return { state: 'home', headline: ['Home.'], sentence: [...sentence, ...bodyNote(row)] };
  }
  return contested(row, mine, second, `${lead} points ahead of `);
}

function behind(row: RouteRow, mine: AgentScore, first: AgentScore): Verdict {
  const gap = decimal(tenths(first.score) - tenths(mine.score));
  if (row.verdict === 'clear') {
    return {
      state: 'taken',
      headline: ['Taken by ', agentPiece(first.agent), '.'],
      sentence: [`${gap} points behind`, ...because(first, mine, 'its'), ...bodyNote(row)],
    };
  }
  return contested(row, mine, first, `${gap} points behind `);
}

function contested(row: RouteRow, mine: AgentScore, other: AgentScore, distance: string): Verdict {
  const theirs = advantage(other, mine)
    .slice(0, 2)
    .map((a) => a.term);
  return {
    state: 'contested',
    headline: ['Contested.'],
    sentence: [
      tenths(other.score) === tenths(mine.score) ? 'Level with ' : distance,
      agentPiece(other.agent),
      ...(theirs.length > 0 ? [', which has more of ', ...listed(other, theirs), '.'] : ['.']),
      ...bodyNote(row),
    ],
  };
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
function because(winner: AgentScore, loser: AgentScore, whose: string): Sentence {
  const words = advantage(winner, loser)
    .slice(0, 2)
    .map((a) => a.term);
  const [one, other] = words;
  if (one === undefined) return ['.'];
  const place = placeOf(winner.reasons, one);
  if (other === undefined) return [': ', wordIn(winner, one), ` is in ${whose} ${place}.`];
  const otherPlace = placeOf(winner.reasons, other);
  return place === otherPlace
    ? [': ', ...listed(winner, words), ` are in ${whose} ${place}.`]
    : [': ', wordIn(winner, one), ` is in ${whose} ${place}, `, wordIn(winner, other), ` in ${whose} ${otherPlace}.`];
}

export function fieldOf(reasons: readonly Reason[], term: string): TermField | undefined {
  let best: Reason | undefined;
  for (const r of reasons) if (r.term === term && (!best || r.points > best.points)) best = r;
  return best?.field;
}

function placeOf(reasons: readonly Reason[], term: string): string {
  const field = fieldOf(reasons, term);
  return field === 'example' ? 'examples' : (field ?? 'description');
}

const listed = (whose: AgentScore, words: readonly string[]): Sentence =>
  words.flatMap((w, i) => (i === 0 ? [wordIn(whose, w)] : [' and ', wordIn(whose, w)]));

/** A first place that is owed to a body is said to be: the orchestrator reads no bodies. */
function bodyNote({ ranked }: RouteRow): Sentence {
  const first = ranked[0];
  let seen: AgentScore | undefined;
  for (const r of ranked) if (!seen || r.visibleScore > seen.visibleScore) seen = r;
  if (!first || !seen || seen === first || tenths(seen.visibleScore) === tenths(first.visibleScore)) return [];
  const scores = `${decimal(tenths(seen.visibleScore))} to ${decimal(tenths(first.visibleScore))}`;
  return [' By name and description alone, ', agentPiece(seen.agent), ` is first: ${scores}.`];
}

/** A sentence of the server's, in which names and words of authors stand between backticks. */
export const quoted = (text: string): Sentence =>
  text.split(/`([^`]*)`/).map((part, i) => (i % 2 === 0 ? part : wordPiece(part)));

/** Plain text of a sentence, for tests and for reading aloud. */
export const plain = (sentence: Sentence): string => sentence.map((s) => (typeof s === 'string' ? s : s.text)).join('');
