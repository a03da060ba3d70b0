// Explains a ranking from the prompt's side: who leads, by how much, and what limits it. The numbers are those of `explainRow`.

import type { Message } from '../../../../common/src/messages/message';
import { agentPiece } from '../../../../common/src/messages/sentence';
import { formatTenths, tenths } from '../../../../common/src/numbers';
import { routingText, tooShort } from './explainRow';
import { firstByName } from './roundedScore';
import type { AgentScore, Confidence, RouteRow } from './router';

export interface PromptExplanation {
  /** `out`: `own` is not among the agents. */
  readonly state: Confidence | 'out';
  readonly headline: Message;
  readonly sentence: Message;
  /** What limits it; may be empty. */
  readonly notes: readonly Message[];
}

/** `own`: the agent of the file, empty where it does not load. */
export function explainPrompt(row: RouteRow, own: string): PromptExplanation {
  const [first, second] = row.ranked;
  if (row.verdict === 'too-short') {
    return {
      state: 'too-short',
      headline: routingText('route.tooShort'),
      sentence: tooShort(row),
      notes: [routingText('route.prompt.tooShort.note')],
    };
  }
  if (row.verdict === 'none' || !first || first.score <= 0) {
    return {
      state: 'none',
      headline: routingText('route.none'),
      sentence: routingText('route.none.hardly'),
      notes: [routingText('route.prompt.none.note')],
    };
  }
  const agent = agentPiece(first.agent);
  if (!row.ranked.some((each) => each.agent === own)) {
    return {
      state: 'out',
      headline: routingText('route.out'),
      sentence: routingText('route.out.leads', { agent }),
      notes: [routingText('route.prompt.out.note')],
    };
  }
  if (!second) {
    return {
      state: 'clear',
      headline: routingText('route.prompt.alone'),
      sentence: routingText('route.home.alone'),
      notes: notes(row, first),
    };
  }
  if (row.verdict === 'weak') {
    return {
      state: 'weak',
      headline: routingText('route.weak'),
      sentence: routingText('route.weak.pointTo', { agent }),
      notes: [routingText('route.prompt.weak.note')],
    };
  }
  const lead = tenths(first.score) - tenths(second.score);
  if (row.verdict === 'clear') {
    return {
      state: 'clear',
      headline: routingText('route.prompt.clear'),
      sentence: routingText('route.prompt.clear.leads', { agent, lead: formatTenths(lead) }),
      notes: notes(row, first),
    };
  }
  const isFirstByName = firstByName(row.ranked) === first;
  return {
    state: 'contested',
    headline: routingText('route.contested'),
    sentence: contested(row, first, second, lead),
    notes: isFirstByName && !row.verbatim ? [routingText('route.prompt.contested.note')] : notes(row, first),
  };
}

function contested(row: RouteRow, first: AgentScore, second: AgentScore, lead: number): Message {
  const [agent, other] = [agentPiece(first.agent), agentPiece(second.agent)];
  const seen = firstByName(row.ranked);
  if (seen && tenths(seen.visibleScore) > tenths(first.visibleScore))
    return routingText('route.prompt.contested.body', { agent });
  return lead === 0
    ? routingText('route.prompt.contested.level', { agent, other })
    : routingText('route.prompt.contested.ahead', { agent, lead: formatTenths(lead), other });
}

function notes({ ranked, verbatim }: RouteRow, first: AgentScore): readonly Message[] {
  const other = firstByName(ranked, first);
  return [
    ...(verbatim ? [routingText('route.prompt.verbatim', { agent: agentPiece(verbatim.agent) })] : []),
    ...(other ? [byNameAlone(first, other)] : []),
  ];
}

function byNameAlone(first: AgentScore, other: AgentScore): Message {
  const [mine, theirs] = [tenths(first.visibleScore), tenths(other.visibleScore)];
  const agent = agentPiece(other.agent);
  if (mine === theirs) return routingText('route.prompt.levelByName', { agent });
  return mine > theirs
    ? routingText('route.prompt.alsoByName', { most: formatTenths(mine), less: formatTenths(theirs) })
    : routingText('route.byName', { agent, most: formatTenths(theirs), less: formatTenths(mine) });
}
