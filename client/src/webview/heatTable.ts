// The heat table: a keyboard grid of examples by agents with one tab stop; every cell has its number, not only a colour.

import type { Sentence } from '../../../common/src/messages/sentence';
import { formatTenths } from '../../../common/src/numbers';
import { sanitize } from '../../../common/src/text/sanitize';
import { arrange, cellLine, type HeatOptions, tenthsOf } from '../common/preview/heatArrangement';
import type { HeatAgent, HeatOutcome, HeatRow, WorkspaceViewModel } from '../common/preview/workspaceViewModel';
import { localize } from '../common/texts/page';
import { el, setAttribute, setText } from './dom';
import { icon } from './icons';

interface HeatTable {
  readonly node: HTMLElement;
  /** Answers with how many rows there are. */
  update(model: WorkspaceViewModel, options: HeatOptions): number;
}

interface HeatEvents {
  /** A cell got the focus; `line` describes it. */
  readonly onFocus: (line: Sentence, row: HeatRow) => void;
  readonly open: (row: HeatRow) => void;
}

interface At {
  readonly x: number;
  readonly y: number;
}

/** Read aloud before a row's prompt; empty for an agent that is not ranked. */
function spokenOf(state: HeatOutcome['state'], taker: string): string {
  if (state === 'taken') return localize('page.state.taken', { agent: sanitize(taker) });
  return state === 'out' ? '' : localize(`page.state.${state}`);
}

export function heatTable({ onFocus, open }: HeatEvents): HeatTable {
  const caption = el('caption', 'sr', localize('page.table'));
  const table = el('table', '', caption);
  // Else screen readers keep the arrow keys for themselves.
  table.setAttribute('role', 'grid');
  const left = el('p', 'small muted');
  const box = el('div', 'heat', table);
  const node = el('div', '', box, left);
  let model: WorkspaceViewModel | undefined;
  let options: HeatOptions | undefined;
  let rows: readonly HeatRow[] = [];
  let columns: readonly number[] = [];
  let cells: HTMLTableCellElement[][] = [];
  let stop: At = { x: 0, y: 0 };

  const place = (target: EventTarget | null): At | undefined => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('td') : null;
    return cell ? { x: Number(cell.dataset.x), y: Number(cell.dataset.y) } : undefined;
  };
  const move = (to: At, focus: boolean): void => {
    const next = cells[to.y]?.[to.x];
    if (!next) return;
    const before = cells[stop.y]?.[stop.x];
    if (before) before.tabIndex = -1;
    next.tabIndex = 0;
    stop = to;
    if (focus) next.focus();
  };
  table.addEventListener('focusin', ({ target }) => {
    const at = place(target);
    const row = at && rows[at.y];
    const agent = at && columns[at.x];
    if (!at || !row || agent === undefined || !model || !options) return;
    move(at, false);
    onFocus(cellLine(model, row, agent, options.reading), row);
  });
  table.addEventListener('click', ({ target }) => {
    const at = place(target);
    if (at) move(at, true);
  });
  table.addEventListener('dblclick', ({ target }) => {
    const row = rows[place(target)?.y ?? -1];
    if (row) open(row);
  });
  table.addEventListener('keydown', (event) => {
    const at = place(event.target);
    if (!at) return;
    if (event.key === 'Enter') {
      const row = rows[at.y];
      if (row) open(row);
      event.preventDefault();
      return;
    }
    const to = target(event.key, event.ctrlKey || event.metaKey, at, { x: columns.length - 1, y: rows.length - 1 });
    if (!to) return;
    event.preventDefault();
    move(to, true);
  });

  return {
    node,
    update(next, chosen) {
      model = next;
      options = chosen;
      const heat = arrange(next, chosen);
      const focused = table.contains(document.activeElement);
      const [kept, keptAgent] = [rows[stop.y], columns[stop.x]];
      rows = heat.groups.flatMap((group) => group.rows);
      columns = heat.columns;
      cells = [];
      const bodies: HTMLElement[] = [];
      for (const group of heat.groups) {
        const lines = group.rows.map((row) => line(next, row, columns, chosen, cells));
        bodies.push(el('tbody', '', heading(next.agents[group.agent], group.tally, columns.length), ...lines));
      }
      table.replaceChildren(caption, head(next.agents, columns), ...bodies);
      setText(left, heat.left);
      const y = rows.findIndex((row) => row.agent === kept?.agent && row.at === kept.at);
      const x = columns.indexOf(keptAgent ?? -1);
      stop = { x: 0, y: 0 };
      move({ x: Math.max(0, x), y: Math.max(0, y) }, focused);
      return rows.length;
    },
  };
}

function target(key: string, far: boolean, { x, y }: At, last: At): At | undefined {
  switch (key) {
    case 'ArrowRight':
      return { x: Math.min(last.x, x + 1), y };
    case 'ArrowLeft':
      return { x: Math.max(0, x - 1), y };
    case 'ArrowDown':
      return { x, y: Math.min(last.y, y + 1) };
    case 'ArrowUp':
      return { x, y: Math.max(0, y - 1) };
    case 'Home':
      return { x: 0, y: far ? 0 : y };
    case 'End':
      return { x: last.x, y: far ? last.y : y };
    case 'PageDown':
      return { x, y: Math.min(last.y, y + 10) };
    case 'PageUp':
      return { x, y: Math.max(0, y - 10) };
    default:
      return undefined;
  }
}

function head(agents: readonly HeatAgent[], columns: readonly number[]): HTMLElement {
  const corner = el('th', '', el('span', 'small muted', localize('page.frame'), el('br'), localize('page.bold')));
  setAttribute(corner, 'scope', 'col');
  const cells = columns.map((each) => {
    const agent = agents[each];
    const name = el('bdi', 'upright', sanitize(agent?.name ?? ''));
    const cell = el('th', agent?.own ? 'mine' : '', name);
    cell.title = name.textContent ?? '';
    setAttribute(cell, 'scope', 'col');
    return cell;
  });
  return el('thead', '', el('tr', '', corner, ...cells));
}

function heading(agent: HeatAgent | undefined, tally: string, columns: number): HTMLElement {
  const name = el(agent?.own ? 'strong' : 'span', '', el('bdi', '', sanitize(agent?.name ?? '')));
  const cell = el('th', 'group', el('span', 'g', name, el('span', 'muted', tally)));
  setAttribute(cell, 'scope', 'rowgroup');
  cell.colSpan = columns + 1;
  return el('tr', '', cell);
}

function line(
  { agents }: WorkspaceViewModel,
  row: HeatRow,
  columns: readonly number[],
  { reading }: HeatOptions,
  cells: HTMLTableCellElement[][],
): HTMLElement {
  const outcome = row[reading];
  const taker = agents[outcome.first]?.name ?? '';
  const spoken = spokenOf(outcome.state, taker);
  const prompt = el('bdi', 'prompt', sanitize(row.prompt));
  prompt.title = prompt.textContent ?? '';
  const cell = el('th', '', el('span', 'rh', icon(outcome.state).node, el('span', 'sr', spoken), prompt));
  setAttribute(cell, 'scope', 'row');
  const most = Math.max(1, tenthsOf(outcome, outcome.first));
  const y = cells.length;
  const line = columns.map((agent, x) => {
    const tenths = tenthsOf(outcome, agent);
    const blank = tenths === 0;
    const own = agent === row.agent;
    const kind = `${own ? `own ${outcome.state}` : ''}${agent === outcome.first ? ' top' : ''}${blank ? ' blank' : ''}`;
    const node = el('td', kind, el('span', '', blank && !own ? '' : formatTenths(tenths)));
    node.tabIndex = -1;
    node.dataset.x = String(x);
    node.dataset.y = String(y);
    if (!blank) node.style.setProperty('--heat', (tenths / most).toFixed(2));
    return node;
  });
  cells.push(line);
  return el('tr', '', cell, ...line);
}
