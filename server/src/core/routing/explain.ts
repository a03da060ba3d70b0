// Says in words what a row of the ranking means for one agent: where the prompt goes, which words decide, and what is owed
// to a body. It never says that Claude will do so.

import type { Message } from '../../../../common/src/messages/message';
import type { DecidingWord, Explanation, RouteState } from './analysis';
import type { AgentScore, RouteRow, TermField } from './router';

export function explainRow(row: RouteRow, own: string): Explanation {
  const { ranked } = row;
  const place = ranked.findIndex(({ agent }) => agent === own) + 1;
  const first = ranked[0] && ranked[0].score > 0 ? ranked[0] : undefined;
  const mine = place > 0 ? ranked[place - 1] : undefined;
  const state = stateOf(row, first, place);
  const against = place === 1 ? ranked[1] : first;
  const [winner, loser] = place === 1 ? [mine, against] : [against, mine];
  const deciding = winner && state !== 'none' ? decidingWords(winner, loser) : [];
  const told = {
    state,
    place,
    first: first?.agent ?? null,
    firstVisible: row.firstVisible ?? null,
    against: against?.agent ?? null,
    deciding,
    fromBody: first ? bodyPoints(first) : 0,
    verbatim: row.verbatim ?? null,
  };
  return { ...told, said: sentences(told, row, { first, mine, against }) };
}

function stateOf(row: RouteRow, first: AgentScore | undefined, place: number): RouteState {
  if (row.verdict === 'too-short') return 'too-short';
  if (row.verdict === 'none' || !first) return row.verbatim ? 'weak' : 'none';
  if (row.verdict === 'clear') return place === 1 ? 'home' : 'taken';
  return row.verdict;
}

const SHOWN_WORDS = 3;

/** Words that give the first more than the second, the largest difference first. */
function decidingWords(winner: AgentScore, loser: AgentScore | undefined): readonly DecidingWord[] {
  const words = new Map<string, { points: number; field: TermField; most: number }>();
  for (const { term, field, points } of winner.reasons) {
    const word = words.get(term);
    if (!word) words.set(term, { points, field, most: points });
    else {
      word.points += points;
      if (points > word.most) Object.assign(word, { field, most: points });
    }
  }
  for (const { term, points } of loser?.reasons ?? []) {
    const word = words.get(term);
    if (word) word.points -= points;
  }
  return [...words]
    .filter(([, { points }]) => points >= LEAST_SHOWN)
    .map(([term, { field, points }]) => ({ term, field, points }))
    .sort((a, b) => b.points - a.points || (a.term < b.term ? -1 : 1))
    .slice(0, SHOWN_WORDS);
}

/** What would be shown as 0.0 is not worth a word. */
const LEAST_SHOWN = 0.05;

const bodyPoints = ({ reasons }: AgentScore): number =>
  reasons.reduce((sum, { field, points }) => sum + (field === 'body' ? points : 0), 0);

interface Compared {
  readonly first: AgentScore | undefined;
  readonly mine: AgentScore | undefined;
  readonly against: AgentScore | undefined;
}

function sentences(told: Omit<Explanation, 'said'>, row: RouteRow, compared: Compared): readonly Message[] {
  const { verbatim } = told;
  const said = [verdict(told, row, compared)];
  if (told.state === 'none' || told.state === 'too-short') return said;
  const [one, two] = told.deciding;
  if (one && told.state !== 'weak') said.push(decidedBy(one, two));
  if (told.firstVisible !== null && told.firstVisible !== told.first)
    said.push(say('byName', { other: told.firstVisible }));
  else if (compared.first && told.fromBody >= LEAST_SHOWN)
    said.push(say('fromBody', { points: decimal(told.fromBody), all: decimal(compared.first.score) }));
  if (verbatim) said.push(say('verbatim', { number: verbatim.example + 1, other: verbatim.agent }));
  return said;
}

function decidedBy(one: DecidingWord, two: DecidingWord | undefined): Message {
  const [word, place] = [one.term, placeOf(one)];
  if (!two) return say('oneWord', { word, place });
  const [second, secondPlace] = [two.term, placeOf(two)];
  return one.field === two.field
    ? say('wordsThere', { word, second, place })
    : say('twoWords', { word, place, second, secondPlace });
}

function verdict({ state, place }: Omit<Explanation, 'said'>, row: RouteRow, compared: Compared): Message {
  const { first, mine, against } = compared;
  if (state === 'too-short') {
    const count = new Set(row.terms.map(({ term }) => term)).size;
    return say(count === 0 ? 'noWordCounts' : count === 1 ? 'oneWordCounts' : 'twoWordsCount');
  }
  if (state === 'none') return say('none');
  if (!against) return say('alone');
  const other = against.agent;
  if (state === 'weak') return say('weak', { other: first?.agent ?? other });
  if (place === 0) return say('leads', { other });
  const apart = Math.abs((mine?.score ?? 0) - against.score);
  const points = decimal(apart);
  if (state === 'home') return say('home', { points, other });
  if (state === 'taken') return say('taken', { points, other });
  if (apart < LEAST_SHOWN) return say('level', { other });
  return say(place === 1 ? 'ahead' : 'behind', { points, other });
}

const placeOf = ({ field }: DecidingWord): Message => ({ id: `route.place.${field}`, args: {} });

const decimal = (points: number): string => points.toFixed(1);
const say = (id: string, args: Message['args'] = {}): Message => ({ id: `route.${id}`, args });
