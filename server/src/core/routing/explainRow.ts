// Explains a ranking from one agent's side: where the prompt goes, by how much, and which words decide. Never claims what Claude
// will do. Every number is of rounded scores.

import { messagesOf } from '../../../../common/src/messages/interpolate';
import type { Message } from '../../../../common/src/messages/message';
import { agentPiece, wordPiece } from '../../../../common/src/messages/sentence';
import { formatTenths, tenths } from '../../../../common/src/numbers';
import type { routingTexts } from '../messages/routingTexts';
import { type DecidingWord, decidingWords, firstByName, roundedScore } from './roundedScore';
import type { AgentScore, RouteRow } from './router';
import type { Explanation, RouteState } from './routingResults';

export const routingText = messagesOf<typeof routingTexts>();

/** `own` need not be among the agents. O(agents + reasons of two agents). */
export function explainRow(row: RouteRow, own: string): Explanation {
  const { ranked } = row;
  const first = ranked[0] && ranked[0].score > 0 ? ranked[0] : undefined;
  const at = ranked.findIndex(({ agent }) => agent === own);
  const mine = ranked[at];
  const against = at === 0 ? ranked[1] : first;
  const state = stateOf(row, first, at, against);
  const [winner, loser] = at === 0 ? [mine, against] : [against, mine];
  const compared: Compared = {
    row,
    state,
    first,
    mine,
    against,
    lead: tenths(mine?.score ?? 0) - tenths(against?.score ?? 0),
    deciding: winner && state !== 'none' ? decidingWords(winner, loser) : [],
    fromBody: first ? roundedScore(first).bodyTenths : 0,
  };
  const byName = firstByNameNote(compared);
  return {
    state,
    place: mine && mine.score > 0 ? at + 1 : 0,
    first: first?.agent ?? null,
    firstVisible: row.firstVisible ?? null,
    against: against?.agent ?? null,
    lead: compared.lead,
    deciding: compared.deciding.slice(0, MOST_WORDS),
    fromBody: compared.fromBody,
    verbatim: row.verbatim ?? null,
    headline: headline(compared),
    sentences: [sentence(compared), ...(byName ? [byName] : [])],
    notes: notes(compared, byName !== undefined),
  };
}

const MOST_WORDS = 3;

interface Compared {
  readonly row: RouteRow;
  readonly state: RouteState;
  readonly first: AgentScore | undefined;
  readonly mine: AgentScore | undefined;
  readonly against: AgentScore | undefined;
  /** Tenths; negative where `mine` is behind. */
  readonly lead: number;
  readonly deciding: readonly DecidingWord[];
  /** Tenths. */
  readonly fromBody: number;
}

function stateOf(
  row: RouteRow,
  first: AgentScore | undefined,
  at: number,
  against: AgentScore | undefined,
): RouteState {
  if (row.verdict === 'too-short') return 'too-short';
  if (row.verdict === 'none' || !first) return row.verbatim ? 'weak' : 'none';
  if (at < 0) return 'out';
  if (!against) return 'home';
  if (row.verdict === 'clear') return at === 0 ? 'home' : 'taken';
  return row.verdict;
}

const HEADLINES = {
  home: routingText('route.home'),
  contested: routingText('route.contested'),
  weak: routingText('route.weak'),
  none: routingText('route.none'),
  out: routingText('route.out'),
  'too-short': routingText('route.tooShort'),
} as const;

const headline = ({ state, first }: Compared): Message =>
  state === 'taken' ? routingText('route.taken', { agent: agentPiece(first?.agent ?? '') }) : HEADLINES[state];

function sentence({ row, state, first, mine, against, lead, deciding }: Compared): Message {
  if (state === 'too-short') return tooShort(row);
  if (!first || state === 'none') return routingText('route.none.hardly');
  if (row.verdict === 'none') return routingText('route.weak.onlyItself');
  const agent = agentPiece(first.agent);
  if (!mine) return routingText('route.out.leads', { agent });
  if (!against) return routingText('route.home.alone');
  if (state === 'weak') return routingText('route.weak.pointTo', { agent });
  const points = formatTenths(Math.abs(lead));
  const other = agentPiece(against.agent);
  if (state === 'home')
    return routingText('route.home.ahead', { lead: points, other, because: because(deciding, mine) });
  if (state === 'taken') return routingText('route.taken.behind', { gap: points, because: because(deciding, against) });
  const more = moreOf(against, mine);
  if (lead === 0) return routingText('route.contested.level', { other, more });
  return lead > 0
    ? routingText('route.contested.ahead', { lead: points, other, more })
    : routingText('route.contested.behind', { gap: points, other, more });
}

/** How few words count. */
export function tooShort({ terms }: RouteRow): Message {
  const count = new Set(terms.map(({ term }) => term)).size;
  return routingText(count === 0 ? 'route.tooShort.none' : count === 1 ? 'route.tooShort.one' : 'route.tooShort.two');
}

/** `: page and seconds are in its description.` */
function because(deciding: readonly DecidingWord[], { agent }: AgentScore): Message {
  const [one, two] = deciding;
  if (!one) return routingText('route.end');
  const [word, place] = [wordPiece(one.term, { agent, field: one.field }), placeOf(one)];
  if (!two) return routingText('route.because.one', { word, place });
  const other = wordPiece(two.term, { agent, field: two.field });
  return one.field === two.field
    ? routingText('route.because.both', { words: routingText('route.and', { some: word, next: other }), place })
    : routingText('route.because.apart', { word, place, other, otherPlace: placeOf(two) });
}

/** `, which has more of table and column.` */
function moreOf(other: AgentScore, mine: AgentScore): Message {
  const [one, two] = decidingWords(other, mine).map(({ term, field }) =>
    wordPiece(term, { agent: other.agent, field }),
  );
  if (!one) return routingText('route.end');
  return routingText('route.moreOf', { words: two ? routingText('route.and', { some: one, next: two }) : one });
}

const placeOf = ({ field }: DecidingWord): Message => routingText(`route.place.${field}`);

const isCompared = ({ row, state, against }: Compared): boolean =>
  against !== undefined && row.verdict !== 'none' && state !== 'none' && state !== 'out' && state !== 'too-short';

/** A first place owed to a body: the orchestrator reads no bodies. */
function firstByNameNote(compared: Compared): Message | undefined {
  const { row, first } = compared;
  const seen = firstByName(row.ranked);
  if (!isCompared(compared) || !first || !seen || seen === first) return undefined;
  const [most, less] = [tenths(seen.visibleScore), tenths(first.visibleScore)];
  if (most === less) return undefined;
  return routingText('route.byName', {
    agent: agentPiece(seen.agent),
    most: formatTenths(most),
    less: formatTenths(less),
  });
}

function notes(compared: Compared, hasByName: boolean): readonly Message[] {
  const { row, state, first, fromBody } = compared;
  if (state === 'none' || state === 'out' || state === 'too-short') return [];
  const { verbatim } = row;
  return [
    ...(isCompared(compared) && !hasByName && first && fromBody > 0
      ? [routingText('route.fromBody', { points: formatTenths(fromBody), all: formatTenths(tenths(first.score)) })]
      : []),
    ...(verbatim
      ? [routingText('route.verbatim', { number: verbatim.example + 1, agent: agentPiece(verbatim.agent) })]
      : []),
  ];
}
