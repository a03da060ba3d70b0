// The agent list word for word as the orchestrator is sent it. Requested and drawn only while it is open: it can be long.

import { sanitize } from '../../../common/src/text/sanitize';
import type { ListingViewModel } from '../common/preview/listingViewModel';
import { localize } from '../common/texts/page';
import { el, listOf, setAttribute, setText } from './dom';
import { icon } from './icons';
import { meter } from './meter';

interface ListingPart {
  readonly node: HTMLElement;
  open(open: boolean): void;
  update(model: ListingViewModel): void;
}

/** A description of a whole file must not freeze the panel; Claude Code itself cuts nothing. */
const LONGEST = 50_000;

export function listingPart(onToggle: (open: boolean) => void): ListingPart {
  const total = el('span', 'right muted');
  const summary = el('summary', '', icon('chevron').node, el('h2', '', localize('page.listing')), total);
  const budget = meter(localize('page.tokens'));
  const heading = el('p', 'line');
  const list = el('ol');
  const region = el('div', 'sees mono', heading, list);
  region.tabIndex = 0;
  region.setAttribute('role', 'region');
  region.setAttribute('aria-label', localize('page.listing.label'));
  const hint = el('p', 'small muted', localize('page.listing.hint'));
  const node = el('details', 'seen', summary, budget.node, region, hint);
  const setLines = listOf<ListingViewModel['lines'][number]>(list, () => {
    const words = el('bdi');
    const item = el('li', 'line', words);
    let latest = '';
    return {
      node: item,
      update({ text, own }) {
        item.classList.toggle('mine', own);
        if (own) setAttribute(item, 'aria-current', 'true');
        else item.removeAttribute('aria-current');
        if (text === latest) return;
        latest = text;
        words.textContent = sanitize(text, LONGEST);
      },
    };
  });
  node.addEventListener('toggle', () => onToggle(node.open));
  let scrolledFor = '';
  return {
    node,
    open(open) {
      if (node.open !== open) node.open = open;
    },
    update(model) {
      setText(total, model.total);
      setText(heading, model.heading);
      budget.update({ tokens: model.tokens, limit: model.limit, mine: model.mine, sentence: model.sentence });
      if (!node.open) return;
      setLines(model.lines);
      const mine = region.querySelector<HTMLElement>('.mine');
      const key = mine ? `${mine.textContent?.slice(0, 80)}` : '';
      if (mine && key !== scrolledFor) {
        scrolledFor = key;
        region.scrollTop = mine.offsetTop - 48;
      }
    },
  };
}
