// What the panel says about the prompt in its box: who would get it by words, how far ahead, what that rests on, and which
// words of the prompt speak for whom. The words stand once: underlined where they were typed.

import type { AgentScore, RouteRow } from '../../../../common/src/protocol/routing';
import { say, sentence } from '../texts/verdicts';
import { type Bar, barsOf, decimal, pointsByTerm, tenths } from './bars';
import { advantage, agentPiece, fieldOf, type Sentence, type State, tooFew, wordPiece } from './verdict';

export interface PromptModel {
  readonly prompt: string;
  /** In the order of the prompt; they do not overlap. */
  readonly marks: readonly Mark[];
  readonly verdict: PromptVerdict;
  readonly bars: readonly Bar[];
  readonly rest: string;
  readonly ways: readonly Way[];
}

interface PromptVerdict {
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

const nothing = (): PromptModel => ({
  prompt: '',
  marks: [],
  verdict: {
    state: 'empty',
    headline: sentence('prompt.empty'),
    sentence: sentence('prompt.empty.write'),
    note: sentence('prompt.empty.note'),
  },
  bars: [],
  rest: say('prompt.empty.rest'),
  ways: [],
});

/** `own`: the file's agent, empty where it does not load. */
export function promptModel(row: RouteRow | undefined, own: string): PromptModel {
  if (!row || row.prompt.trim() === '') return nothing();
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
    return {
      state: 'short',
      headline: sentence('verdict.short'),
      sentence: [tooFew(words)],
      note: sentence('verdict.short.note'),
    };
  }
  if (row.verdict === 'none' || !first || first.score <= 0) {
    return {
      state: 'none',
      headline: sentence('verdict.none'),
      sentence: sentence('verdict.none.hardly'),
      note: sentence('verdict.none.note'),
    };
  }
  if (own === '' || !row.ranked.some((r) => r.agent === own)) {
    return {
      state: 'out',
      headline: sentence('verdict.out'),
      sentence: sentence('verdict.out.leads', { agent: agentPiece(first.agent) }),
      note: sentence('verdict.out.note'),
    };
  }
  const note = noteOf(row, first);
  if (!second) {
    return { state: 'clear', headline: sentence('prompt.alone'), sentence: sentence('verdict.home.alone'), note };
  }
  if (row.verdict === 'weak') {
    return {
      state: 'weak',
      headline: sentence('verdict.weak'),
      sentence: sentence('verdict.weak.pointTo', { agent: agentPiece(first.agent) }),
      note: sentence('verdict.weak.note'),
    };
  }
  const lead = tenths(first.score) - tenths(second.score);
  if (row.verdict === 'clear') {
    const said = sentence('prompt.clear.leads', { agent: agentPiece(first.agent), lead: decimal(lead) });
    return { state: 'clear', headline: sentence('prompt.clear'), sentence: said, note };
  }
  const seen = bestSeen(row);
  const [agent, other] = [agentPiece(first.agent), agentPiece(second.agent)];
  return {
    state: 'contested',
    headline: sentence('verdict.contested'),
    sentence:
      seen && seen !== first && tenths(seen.visibleScore) > tenths(first.visibleScore)
        ? sentence('prompt.contested.body', { agent })
        : lead === 0
          ? sentence('prompt.contested.level', { agent, other })
          : sentence('prompt.contested.ahead', { agent, lead: decimal(lead), other }),
    note: seen === first && !row.verbatim ? sentence('prompt.contested.note') : note,
  };
}

function bestSeen({ ranked }: RouteRow, except?: AgentScore): AgentScore | undefined {
  let seen: AgentScore | undefined;
  for (const r of ranked) if (r !== except && (!seen || r.visibleScore > seen.visibleScore)) seen = r;
  return seen;
}

function noteOf(row: RouteRow, first: AgentScore): Sentence {
  const rest = byNameAlone(first, bestSeen(row, first));
  return row.verbatim ? sentence('prompt.verbatim', { agent: agentPiece(row.verbatim.agent), rest }) : rest;
}

function byNameAlone(first: AgentScore, other: AgentScore | undefined): Sentence {
  if (!other) return [];
  const [mine, theirs] = [tenths(first.visibleScore), tenths(other.visibleScore)];
  const agent = agentPiece(other.agent);
  if (mine === theirs) return sentence('prompt.levelByName', { agent });
  return mine > theirs
    ? sentence('prompt.alsoByName', { most: decimal(mine), less: decimal(theirs) })
    : sentence('prompt.byName', { agent, most: decimal(theirs), less: decimal(mine) });
}

function restOf(row: RouteRow, shown: number): string {
  const sharing = row.ranked.filter((r) => r.score > 0).length;
  const behind = Math.max(0, sharing - shown);
  const without = row.ranked.length - sharing;
  if (behind > 0) return say(behind === 1 ? 'prompt.moreShare.one' : 'prompt.moreShare.other', { count: behind });
  if (without === 0) return '';
  const more = shown > 0 ? 'prompt.moreShareNone' : 'prompt.shareNone';
  return say(`${more}.${without === 1 ? 'one' : 'other'}`, { count: without });
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
    const words = bodily
      .map((word) => sentence('verdict.quoted', { word: wordPiece(word) }))
      .reduce((some, next, at) => sentence(at === bodily.length - 1 ? 'verdict.and' : 'verdict.comma', { some, next }));
    ways.push({ kind: 'put-words', title: sentence('way.putWords', { words }), words: bodily });
  }
  const close = rival && rival.score > 0 && advantage(rival, mine).length > 0;
  if (!home && rival && close && (first === mine || row.verdict !== 'weak')) {
    ways.push({
      kind: 'tell-apart',
      title: sentence('way.tellApart', { agent: agentPiece(rival.agent) }),
      agent: rival.agent,
    });
  }
  const known = row.verbatim?.agent === own;
  if (isPrompt && !known) ways.push({ kind: 'add-example', title: sentence('way.addExample'), prompt: row.prompt });
  return ways;
}
