// What the panel says about the prompt in its box: who would get it by words, how far ahead, what that rests on, and which
// words of the prompt speak for whom. The words stand once: underlined where they were typed.

import type { AgentScore, RouteRow } from '../../../../server/src/core/routing/router';
import { type Bar, barsOf, count, decimal, pointsByTerm, tenths } from './bars';
import { advantage, agentPiece, fieldOf, type Sentence, type State, wordPiece } from './verdict';

export interface PromptModel {
  readonly prompt: string;
  /** In the order of the prompt; they do not overlap. */
  readonly marks: readonly Mark[];
  readonly verdict: PromptVerdict;
  readonly bars: readonly Bar[];
  readonly rest: string;
  readonly ways: readonly Way[];
}

export interface PromptVerdict {
  readonly state: State | 'clear' | 'empty';
  readonly headline: Sentence;
  readonly sentence: Sentence;
  /** What limits it. */
  readonly note: Sentence;
}

/** A word of the prompt and whom it speaks for, most first. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly speaks: readonly { readonly agent: string; readonly own: boolean; readonly body: boolean }[];
}

/** Something to do about a result; each is an edit that can be undone. */
export type Way =
  | { readonly kind: 'add-example'; readonly title: Sentence; readonly prompt: string }
  | { readonly kind: 'tell-apart'; readonly title: Sentence; readonly agent: string }
  | { readonly kind: 'put-words'; readonly title: Sentence; readonly words: readonly string[] };

const NOTHING: PromptModel = {
  prompt: '',
  marks: [],
  verdict: {
    state: 'empty',
    headline: ['No prompt yet.'],
    sentence: ['Write what a user might say.'],
    note: ['The agents are ranked as you type. Nothing is sent.'],
  },
  bars: [],
  rest: 'No agent is ranked.',
  ways: [],
};

/** `own`: the file's agent, empty where it does not load. */
export function promptModel(row: RouteRow | undefined, own: string): PromptModel {
  if (!row || row.prompt.trim() === '') return NOTHING;
  const bars = barsOf(row, own);
  return {
    prompt: row.prompt,
    marks: marksOf(row, own),
    verdict: verdict(row, own),
    bars,
    rest: restOf(row, bars.length),
    ways: own === '' ? [] : waysOf(row, own, true),
  };
}

function verdict(row: RouteRow, own: string): PromptVerdict {
  const [first, second] = row.ranked;
  if (row.verdict === 'too-short') {
    const words = new Set(row.terms.map((t) => t.term)).size;
    const counted = words === 0 ? 'No word counts' : words === 1 ? 'One word counts' : 'Two words count';
    return {
      state: 'short',
      headline: ['Too short to tell.'],
      sentence: [`${counted} here; three are needed.`],
      note: ['Write it the way a colleague would ask.'],
    };
  }
  if (row.verdict === 'none' || !first || first.score <= 0) {
    return {
      state: 'none',
      headline: ['None of them.'],
      sentence: ['Hardly a word here occurs in any agent.'],
      note: ['The main thread may keep this. Whether an agent is missing, words cannot tell.'],
    };
  }
  if (own === '' || !row.ranked.some((r) => r.agent === own)) {
    return {
      state: 'out',
      headline: ['Not in the running.'],
      sentence: [agentPiece(first.agent), ' leads.'],
      note: ['As long as the file is skipped, Claude Code cannot choose it.'],
    };
  }
  const note = noteOf(row, first);
  if (!second) {
    return { state: 'clear', headline: ['Alone.'], sentence: ['There is no other agent to compare with.'], note };
  }
  if (row.verdict === 'weak') {
    return {
      state: 'weak',
      headline: ['Weak.'],
      sentence: ['A few words point to ', agentPiece(first.agent), '.'],
      note: ['Too little to tell one agent from another. The order may mean nothing.'],
    };
  }
  const lead = tenths(first.score) - tenths(second.score);
  if (row.verdict === 'clear') {
    const sentence = [agentPiece(first.agent), ` leads by ${decimal(lead)} points.`];
    return { state: 'clear', headline: ['Clear.'], sentence, note };
  }
  const seen = bestSeen(row);
  return {
    state: 'contested',
    headline: ['Contested.'],
    sentence:
      seen && seen !== first && tenths(seen.visibleScore) > tenths(first.visibleScore)
        ? [agentPiece(first.agent), ' leads only because of its body.']
        : lead === 0
          ? [agentPiece(first.agent), ' and ', agentPiece(second.agent), ' are level.']
          : [agentPiece(first.agent), ` is ${decimal(lead)} points ahead of `, agentPiece(second.agent), '.'],
    note:
      seen === first && !row.verbatim
        ? ['Either may be chosen. Telling them apart helps more than adding words.']
        : note,
  };
}

function bestSeen({ ranked }: RouteRow, except?: AgentScore): AgentScore | undefined {
  let seen: AgentScore | undefined;
  for (const r of ranked) if (r !== except && (!seen || r.visibleScore > seen.visibleScore)) seen = r;
  return seen;
}

function noteOf(row: RouteRow, first: AgentScore): Sentence {
  const said: Sentence = row.verbatim
    ? ['Word for word an example of ', agentPiece(row.verbatim.agent), ': a new prompt may fare worse. ']
    : [];
  const other = bestSeen(row, first);
  if (!other) return said;
  const [mine, theirs] = [tenths(first.visibleScore), tenths(other.visibleScore)];
  if (mine === theirs)
    return [...said, 'By name and description alone, ', agentPiece(other.agent), ' is level with it.'];
  return mine > theirs
    ? [...said, `Also first by name and description alone: ${decimal(mine)} to ${decimal(theirs)}.`]
    : [
        ...said,
        'By name and description alone, ',
        agentPiece(other.agent),
        ` is first: ${decimal(theirs)} to ${decimal(mine)}.`,
      ];
}

export function restOf(row: RouteRow, shown: number): string {
  const sharing = row.ranked.filter((r) => r.score > 0).length;
  const behind = Math.max(0, sharing - shown);
  const without = row.ranked.length - sharing;
  if (behind > 0) return `${count(behind, 'more agent')} ${behind === 1 ? 'shares' : 'share'} a word.`;
  if (without === 0) return '';
  return `${count(without, shown > 0 ? 'more agent' : 'agent')} ${without === 1 ? 'shares' : 'share'} no word.`;
}

/** Only of those whose words are told: the best few, and the file's own. */
const SPEAKERS = 5;

function marksOf(row: RouteRow, own: string): readonly Mark[] {
  const speakers = row.ranked.filter((r, place) => r.score > 0 && (place < SPEAKERS || r.agent === own));
  const byTerm = new Map<string, Mark['speaks']>();
  const speaksOf = (term: string): Mark['speaks'] =>
    speakers
      .map((r) => ({ agent: r, points: pointsByTerm(r.reasons).get(term) ?? 0 }))
      .filter(({ points }) => tenths(points) > 0)
      .sort((a, b) => b.points - a.points)
      .map(({ agent: { agent, reasons } }) => ({
        agent,
        own: agent === own,
        body: fieldOf(reasons, term) === 'body',
      }));
  const marks: Mark[] = [];
  let end = 0;
  for (const { term, span } of row.terms) {
    if (span.start < end || span.end > row.prompt.length) continue;
    const speaks = byTerm.get(term) ?? speaksOf(term);
    byTerm.set(term, speaks);
    if (speaks.length === 0) continue;
    marks.push({ start: span.start, end: span.end, speaks });
    end = span.end;
  }
  return marks;
}

const MOST_WORDS = 3;
/** Less than this a word does not decide. */
const WORTH = 3;

/** What an author can do about this row. */
export function waysOf(row: RouteRow, own: string, isPrompt: boolean): readonly Way[] {
  const mine = row.ranked.find((r) => r.agent === own);
  const [first, second] = row.ranked;
  if (!mine || !first || row.verdict === 'none' || row.verdict === 'too-short') return [];
  const ways: Way[] = [];
  const rival = first === mine ? second : first;
  const home = first === mine && row.verdict === 'clear';
  const bodily = [...pointsByTerm(mine.reasons)]
    .filter(([term, points]) => tenths(points) >= WORTH && fieldOf(mine.reasons, term) === 'body')
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([term]) => term);
  const owed = first === mine && bestSeen(row) !== first;
  if (bodily.length > 0 && (!home || owed)) {
    const listed = bodily.flatMap((w, i) => [
      i === 0 ? '“' : i === bodily.length - 1 ? ' and “' : ', “',
      wordPiece(w),
      '”',
    ]);
    ways.push({ kind: 'put-words', title: ['Put ', ...listed, ' into the description'], words: bodily });
  }
  const close = rival && rival.score > 0 && advantage(rival, mine).length > 0;
  if (!home && rival && close && (first === mine || row.verdict !== 'weak')) {
    ways.push({ kind: 'tell-apart', title: ['Tell apart from ', agentPiece(rival.agent)], agent: rival.agent });
  }
  const known = row.verbatim?.agent === own;
  if (isPrompt && !known)
    ways.push({ kind: 'add-example', title: ['Add this prompt as an example'], prompt: row.prompt });
  return ways;
}
