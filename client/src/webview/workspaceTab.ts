// The tab about all agents: heat table and lists. Sorts and filters; everything else comes from the model.

import { plainText } from '../../../common/src/messages/sentence';
import type { HeatOptions, HeatOrder, HeatReading } from '../common/preview/heatArrangement';
import type { FromPanel, ViewState } from '../common/preview/panelMessages';
import type { HeatRow, PairViewModel, WorkspaceViewModel } from '../common/preview/workspaceViewModel';
import { counted } from '../common/texts/counts';
import { localize } from '../common/texts/page';
import { button, el, listOf, liveLine, setHidden, setSentence, setText } from './dom';
import { heatTable } from './heatTable';
import { icon, type Shape } from './icons';
import { meter } from './meter';
import { agentPart, identicalPart, listSection, pairPart } from './workspaceLists';

interface WorkspaceTab {
  readonly node: HTMLElement;
  update(model: WorkspaceViewModel): void;
  restore(state: ViewState): void;
}

export function workspaceTab(
  send: (message: FromPanel) => void,
  saveState: (options: HeatOptions) => void,
): WorkspaceTab {
  let model: WorkspaceViewModel | undefined;
  let options: HeatOptions = { filter: '', order: 'trouble', reading: 'forNewPrompt' };
  const title = el('h1', '', localize('page.reading'));
  const split = el('div', 'split');
  split.setAttribute('aria-hidden', 'true');
  const totals = el('ul', 'totals');
  const setTotals = listOf<Total>(totals, () => {
    const sign = icon();
    const words = el('span');
    return {
      node: el('li', '', sign.node, words),
      update({ shape, words: text }) {
        sign.set(shape);
        setText(words, text);
      },
    };
  });

  const live = liveLine(100);
  const why = el('span', '', localize('page.arrows'));
  let at: HeatRow | undefined;
  const openRow = (row: HeatRow): void => {
    const agent = model?.agents[row.agent]?.name;
    if (agent === undefined) return;
    const what = row.isExample ? ({ kind: 'example', example: row.at } as const) : ({ kind: 'agent' } as const);
    send({ type: 'place', agent, what });
  };
  const openIt = button('link', () => at && openRow(at), localize('page.openExample'));
  openIt.hidden = true;
  const table = heatTable({
    onFocus(line, row) {
      at = row;
      setSentence(why, line);
      setHidden(openIt, false);
      setText(openIt, localize(row.isExample ? 'page.openExample' : 'page.openTheFile'));
      live.announce(plainText(line));
    },
    open: openRow,
  });
  const filter = el('input', 'field');
  filter.type = 'search';
  filter.placeholder = localize('page.filter');
  filter.setAttribute('aria-label', localize('page.filter'));
  const order = choice<HeatOrder>(localize('page.order'), [
    ['trouble', localize('page.order.trouble')],
    ['name', localize('page.order.name')],
    ['lead', localize('page.order.lead')],
  ]);
  const reading = choice<HeatReading>(localize('page.readings'), [
    ['forNewPrompt', localize('page.forNewPromptLikeIt')],
    ['asItStands', localize('page.asItStands')],
  ]);
  const changed = (): void => {
    options = { filter: filter.value, order: order.value(), reading: reading.value() };
    saveState(options);
    live.announce(localize('page.inTable', { rows: counted('row', draw()) }));
  };
  filter.addEventListener('input', changed);
  order.node.addEventListener('change', changed);
  reading.node.addEventListener('change', changed);
  const heat = el(
    'section',
    '',
    el('h2', '', localize('page.heat')),
    el('div', 'tools', filter, order.node, reading.node, el('span', 'muted small', localize('page.estimate'))),
    table.node,
    el('p', 'why muted', why, ' ', openIt),
  );

  const pairs = listSection<PairViewModel>(localize('page.compete'), 'pairs', () => pairPart(send));
  pairs.node.append(el('p', 'small muted', localize('page.overlap')));
  const budget = meter(localize('page.tokens'));
  const largest = listSection<{ readonly agent: string; readonly tokens: string }>(
    localize('page.limit'),
    'plain',
    () => {
      const name = el('bdi');
      const tokens = el('span', 'muted');
      return {
        node: el('li', '', name, tokens),
        update(value) {
          setText(name, value.agent);
          setText(tokens, value.tokens);
        },
      };
    },
    budget.node,
  );
  const never = listSection<string>(localize('page.neverHome'), 'plain', () =>
    agentPart(send, localize('page.open'), 'open'),
  );
  const without = listSection<string>(localize('page.withoutExamples'), 'plain', () =>
    agentPart(send, localize('page.writeExamples'), 'write'),
  );
  const identical = listSection<readonly string[]>(localize('page.identical'), 'plain', () => identicalPart(send));
  identical.node.append(el('p', 'muted', localize('page.identical.hint')));
  const node = el(
    'div',
    'workspaceTab',
    el('section', 'tally', title, split, totals),
    heat,
    el('div', 'grid2', pairs.node, largest.node, never.node, without.node, identical.node),
    live.node,
  );

  const draw = (): number => {
    if (!model) return 0;
    const rows = table.update(model, options);
    const counted = totalsOf(model, options.reading);
    setTotals(counted);
    split.replaceChildren(
      ...counted.map(({ shape, n }) => {
        const part = el('i', shape);
        part.style.flexGrow = String(n);
        return part;
      }),
    );
    return rows;
  };
  return {
    node,
    update(next) {
      model = next;
      setText(title, next.title);
      setHidden(heat, next.rows.length === 0);
      draw();
      pairs.update(next.pairs, counted('pair', next.pairs.length), true);
      budget.update({ ...next.budget, mine: 0 });
      largest.update(next.budget.largest, '', true);
      never.update(next.neverHome, String(next.neverHome.length));
      without.update(next.withoutExamples, String(next.withoutExamples.length));
      identical.update(next.identical, String(next.identical.length));
    },
    restore(state) {
      options = { filter: state.filter, order: state.order, reading: state.reading };
      filter.value = state.filter;
      order.set(state.order);
      reading.set(state.reading);
    },
  };
}

interface Total {
  readonly shape: Shape;
  readonly n: number;
  readonly words: string;
}

function totalsOf({ rows }: WorkspaceViewModel, reading: HeatReading): readonly Total[] {
  const examples = rows.filter((row) => row.isExample);
  const n = (...states: readonly string[]): number =>
    examples.filter((row) => states.includes(row[reading].state)).length;
  const total = (shape: 'home' | 'contested' | 'taken' | 'weak', states: readonly string[]): Total => {
    const count = n(...states);
    return { shape, n: count, words: localize(`page.total.${shape}`, { count }) };
  };
  const all: readonly Total[] = [
    total('home', ['home']),
    total('contested', ['contested']),
    total('taken', ['taken']),
    total('weak', ['weak', 'none', 'too-short']),
  ];
  return all.filter((total) => total.n > 0);
}

function choice<T extends string>(
  label: string,
  options: readonly (readonly [T, string])[],
): { readonly node: HTMLSelectElement; value(): T; set(value: T): void } {
  const node = el('select', 'field');
  node.setAttribute('aria-label', label);
  for (const [value, words] of options) {
    const option = el('option', '', words);
    option.value = value;
    node.append(option);
  }
  const first = options[0];
  return {
    node,
    value: () => options.find(([value]) => value === node.value)?.[0] ?? (first ? first[0] : ('' as T)),
    set(value) {
      node.value = value;
    },
  };
}
