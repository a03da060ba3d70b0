// The ranked agents as bars, solid for what the orchestrator reads and hollow for the body; its height is fixed.

import type { FromPanel } from '../common/preview/panelMessages';
import type { Bar, Chip } from '../common/preview/rankingBars';
import { counted } from '../common/texts/counts';
import { localize } from '../common/texts/page';
import { button, el, listOf, type Part, setAttribute, setHidden, setSentence, setText } from './dom';

interface RankingEvents {
  readonly send: (message: FromPanel) => void;
  /** The agent that is pointed at or has the focus. */
  readonly look: (agent: string | undefined) => void;
}

const ROWS = 5;
const ROWS_WITH_CHIPS = 2;

export function rankingPart(events: RankingEvents): Part<readonly Bar[]> {
  const node = el('ol', 'rank');
  const rows = Array.from({ length: ROWS }, (_, place) => barPart(place, events));
  node.append(...rows.map((row) => row.node));
  return {
    node,
    update(bars) {
      for (const [place, row] of rows.entries()) row.update(bars[place]);
    },
  };
}

function barPart(place: number, { send, look }: RankingEvents): Part<Bar | undefined> {
  let latest: Bar | undefined;
  const label = el('bdi');
  const name = button(
    'name',
    () => latest && send({ type: 'place', agent: latest.agent, what: { kind: 'agent' } }),
    label,
  );
  const listing = el('i', 'seen');
  const body = el('i', 'body');
  const track = el('span', 'track', listing, body);
  track.setAttribute('aria-hidden', 'true');
  const points = el('span', 'points');
  points.setAttribute('aria-hidden', 'true');
  const aloud = el('span', 'sr');
  const withChips = place < ROWS_WITH_CHIPS;
  const row = withChips ? chipRow(send) : undefined;
  const words = el('span', 'words small muted');
  const node = el('li', withChips ? 'tall gone' : 'gone', name, track, ...(row ? [] : [words]), points, aloud);
  if (row) node.append(row.node);
  setAttribute(node, 'aria-hidden', 'true');
  for (const event of ['mouseenter', 'focusin'] as const) node.addEventListener(event, () => look(latest?.agent));
  for (const event of ['mouseleave', 'focusout'] as const) node.addEventListener(event, () => look(undefined));
  return {
    node,
    update(bar) {
      latest = bar;
      node.classList.toggle('gone', !bar);
      node.classList.toggle('mine', bar?.own === true);
      if (bar) node.removeAttribute('aria-hidden');
      else setAttribute(node, 'aria-hidden', 'true');
      name.disabled = !bar;
      setText(label, bar?.agent ?? '');
      setAttribute(name, 'title', bar ? localize('page.openFile', { agent: label.textContent ?? '' }) : '');
      listing.style.width = `${(100 * (bar?.listingShare ?? 0)).toFixed(2)}%`;
      body.style.width = `${(100 * (bar?.bodyShare ?? 0)).toFixed(2)}%`;
      setHidden(listing, !bar || bar.listingShare <= 0);
      setHidden(body, !bar || bar.bodyPoints === '0.0');
      setText(points, bar?.points ?? '');
      setText(aloud, bar ? spoken(bar) : '');
      row?.update(bar);
      const terms = row ? [] : [...new Set(bar?.chips.map((c) => c.term))].slice(0, 3);
      setSentence(
        words,
        terms.flatMap((text, i) => [...(i > 0 ? [', '] : []), { kind: 'word' as const, text }]),
      );
    },
  };
}

const spoken = ({ points, bodyPoints }: Bar): string =>
  bodyPoints === '0.0'
    ? localize('page.points', { points })
    : localize('page.pointsBody', { points, body: bodyPoints });

/** No prompt has so many that count, except hostile ones. */
const MOST_CHIPS = 24;

function chipRow(send: (message: FromPanel) => void): Part<Bar | undefined> {
  let latest: Bar | undefined;
  let all = false;
  const chips = el('ul', 'chips');
  const setChips = listOf<Chip>(chips, () =>
    chipPart((chip) => {
      if (latest)
        send({ type: 'place', agent: latest.agent, what: { kind: 'word', term: chip.term, field: chip.field } });
    }),
  );
  const more = button('link small', () => {
    all = !all;
    squeeze();
  });
  const node = el('div', 'chiprow', chips, more);
  /** As many as the lines kept free can hold; the rest behind a count. */
  const squeeze = (): void => {
    node.classList.toggle('open', all);
    const items = [...chips.children];
    for (const item of items) item.classList.remove('over');
    setHidden(more, !all);
    if (all) {
      setText(more, localize('page.fewerWords'));
      return;
    }
    let left = items.length;
    while (left > 1 && node.scrollHeight > node.clientHeight + 1) {
      left--;
      items[left]?.classList.add('over');
      setHidden(more, false);
      setText(more, `+${items.length - left}`);
      setAttribute(more, 'aria-label', localize('page.showMore', { words: counted('moreWord', items.length - left) }));
    }
  };
  new ResizeObserver(() => all || squeeze()).observe(node);
  return {
    node,
    update(bar) {
      const key = JSON.stringify(bar?.chips ?? []);
      const agent = latest?.agent;
      latest = bar;
      if (chips.dataset.chips === key && agent === bar?.agent) return;
      chips.dataset.chips = key;
      all = false;
      setChips(bar?.chips.slice(0, MOST_CHIPS) ?? []);
      squeeze();
    },
  };
}

function chipPart(onPress: (chip: Chip) => void): Part<Chip> {
  let latest: Chip | undefined;
  const term = el('bdi', 'term');
  const points = el('span');
  const field = el('span', 'field');
  const press = button('chip', () => latest && onPress(latest), term, ' ', points, ' ', field);
  return {
    node: el('li', '', press),
    update(chip) {
      latest = chip;
      press.classList.toggle('body', chip.field === 'body');
      setText(term, chip.term);
      setText(points, chip.points);
      setText(field, localize(`page.field.${chip.field}`));
      setAttribute(press, 'title', localize('page.showInFile', { word: term.textContent ?? '' }));
    },
  };
}

/** Explains the colours of the bars. */
export function rankingLegend(): HTMLElement {
  const legend = (kind: string, words: string): HTMLElement => {
    const swatch = el('i', kind);
    swatch.setAttribute('aria-hidden', 'true');
    return el('span', '', swatch, words);
  };
  return el(
    'p',
    'key small muted',
    legend('mine', localize('page.key.own')),
    legend('', localize('page.key.other')),
    legend('body', localize('page.key.body')),
  );
}
