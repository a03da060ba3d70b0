// Filters and sorts the heat table. Worst agents first; columns are in row order, so correct routing is the diagonal.

import { agentPiece, joinPieces, type Sentence } from '../../../../common/src/messages/sentence';
import { formatTenths } from '../../../../common/src/numbers';
import { listedText } from '../texts/counts';
import { localize, localizeParts } from '../texts/page';
import type { HeatAgent, HeatOutcome, HeatRow, WorkspaceViewModel } from './workspaceViewModel';

export type HeatOrder = 'trouble' | 'name' | 'lead';
export type HeatReading = 'forNewPrompt' | 'asItStands';

export interface HeatOptions {
  readonly filter: string;
  readonly order: HeatOrder;
  readonly reading: HeatReading;
}

export interface Heat {
  readonly groups: readonly HeatGroup[];
  /** Columns: numbers of agents. */
  readonly columns: readonly number[];
  /** What is not drawn, as a sentence; empty where all is. */
  readonly left: string;
}

interface HeatGroup {
  readonly agent: number;
  /** `2 of 4 home` */
  readonly tally: string;
  readonly rows: readonly HeatRow[];
}

/** The filter gets at the rest. */
export const MOST_ROWS = 200;
export const MOST_COLUMNS = 60;

export function arrange({ agents, rows }: WorkspaceViewModel, { filter, order, reading }: HeatOptions): Heat {
  const wanted = filter.trim().toLowerCase();
  const named = agents.map(({ name }) => wanted !== '' && name.toLowerCase().includes(wanted));
  const fits = (row: HeatRow): boolean =>
    wanted === '' || named[row.agent] === true || row.prompt.toLowerCase().includes(wanted);
  const byAgent = new Map<number, HeatRow[]>();
  let all = 0;
  for (const row of rows) {
    if (!fits(row)) continue;
    all++;
    const list = byAgent.get(row.agent);
    if (list) list.push(row);
    else byAgent.set(row.agent, [row]);
  }
  const groups = [...byAgent].map(([agent, list]) => ({ agent, list, rank: rankOf(list, order, reading) }));
  groups.sort((a, b) => a.rank - b.rank || byName(agents, a.agent, b.agent));
  const shown: HeatGroup[] = [];
  let drawn = 0;
  for (const { agent, list } of groups) {
    if (drawn >= MOST_ROWS) break;
    const sorted = order === 'lead' ? [...list].sort((a, b) => a[reading].lead - b[reading].lead) : list;
    const kept = sorted.slice(0, MOST_ROWS - drawn);
    drawn += kept.length;
    shown.push({ agent, tally: tallyOf(list, reading), rows: kept });
  }
  const columns = columnsOf(shown, agents, reading, wanted !== '');
  return { groups: shown, columns, left: leftOf(all, drawn, agents.length, columns.length) };
}

const HARM: Readonly<Record<HeatOutcome['state'], number>> = {
  taken: 100,
  contested: 10,
  weak: 3,
  none: 3,
  'too-short': 0,
  out: 0,
  home: 0,
};

/** Smaller sorts first. Stand-ins weigh less than examples. */
function rankOf(rows: readonly HeatRow[], order: HeatOrder, reading: HeatReading): number {
  if (order === 'name') return 0;
  if (order === 'lead') return Math.min(...rows.map((row) => row[reading].lead));
  return -rows.reduce((sum, row) => sum + HARM[row[reading].state] * (row.isExample ? 1 : 0.01), 0);
}

/** Agents of the rows in their order, then agents that get one of the rows, then the rest by name as far as there is room. */
function columnsOf(
  groups: readonly HeatGroup[],
  agents: readonly HeatAgent[],
  reading: HeatReading,
  filtered: boolean,
): readonly number[] {
  const columns = new Set(groups.map((group) => group.agent));
  for (const { rows } of groups) for (const row of rows) if (row[reading].first >= 0) columns.add(row[reading].first);
  if (!filtered || columns.size < 2) {
    const rest = agents.map((_, i) => i).sort((a, b) => byName(agents, a, b));
    for (const each of rest) columns.add(each);
  }
  return [...columns].slice(0, MOST_COLUMNS);
}

const byName = (agents: readonly HeatAgent[], a: number, b: number): number => {
  const [x, y] = [agents[a]?.name ?? '', agents[b]?.name ?? ''];
  return x < y ? -1 : x > y ? 1 : a - b;
};

function tallyOf(rows: readonly HeatRow[], reading: HeatReading): string {
  const home = rows.filter((row) => row[reading].state === 'home').length;
  const counts = { home, all: rows.length };
  return rows.some((row) => !row.isExample) ? localize('heat.tallyStandIns', counts) : localize('heat.tally', counts);
}

function leftOf(rows: number, drawn: number, agents: number, columns: number): string {
  const parts = [
    ...(rows > drawn ? [localize('heat.moreRows', { count: rows - drawn })] : []),
    ...(agents > columns ? [localize('heat.moreAgents', { count: agents - columns })] : []),
  ];
  if (parts.length === 0) return '';
  const what = listedText(parts);
  return localize('heat.notDrawn', { what });
}

export const tenthsOf = ({ cells }: HeatOutcome, agent: number): number => cells.find(([a]) => a === agent)?.[1] ?? 0;

/** The live line of a cell: the agent, its points, how far from the first; and for the row's agent and the first, why. */
export function cellLine(model: WorkspaceViewModel, row: HeatRow, agent: number, reading: HeatReading): Sentence {
  const outcome = row[reading];
  const name = agentPiece(model.agents[agent]?.name ?? '');
  const own = tenthsOf(outcome, agent);
  if (own === 0) return localizeParts('heat.hardly', { agent: name });
  const best = Math.max(0, ...outcome.cells.filter(([a]) => a !== agent).map(([, tenths]) => tenths));
  const points = formatTenths(own);
  const line =
    agent === outcome.first
      ? localizeParts('heat.first', { agent: name, points, ahead: formatTenths(own - best) })
      : localizeParts('heat.behind', { agent: name, points, behind: formatTenths(Math.max(0, best - own)) });
  const isExplained = agent === row.agent || agent === outcome.first;
  return isExplained ? joinPieces([line, ' ', outcome.explanation]) : line;
}
